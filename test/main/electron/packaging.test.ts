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

/** As the builder matches: braces, `*` within a folder, `**` across. */
const matches = (pattern: string, path: string): boolean => {
  const expression = pattern
    .replace(/[.+^$()|[\]\\]/g, '\\$&')
    .replace(/\{([^}]*)\}/g, (_all, names: string) => `(?:${names.replaceAll(',', '|')})`)
    .replaceAll('**/', '\0')
    .replaceAll('**', '\u0001')
    .replaceAll('*', '[^/]*')
    .replaceAll('\0', '(?:.*/)?')
    .replaceAll('\u0001', '.*')
  return new RegExp(`^${expression}$`).test(path)
}
const excluded = (path: string): boolean =>
  builder.files.some((pattern: string) => pattern.startsWith('!') && matches(pattern.slice(1), path))

test('no copy of Node is packed beside Electron', () => {
  const copies = Object.keys(project.optionalDependencies).filter((name) => /^node-(linux|win|darwin)-/.test(name))
  expect(copies.length).toBeGreaterThan(0)
  for (const name of copies) expect(excluded(`node_modules/${name}/bin/node`)).toBe(true)
})

test('the native modules are packed, outside the archive, and never built anew', () => {
  for (const path of [
    'node_modules/better-sqlite3/prebuilds/linux-x64.node',
    'node_modules/better-sqlite3/lib/index.js',
    'node_modules/keytar/build/Release/keytar.node',
    'node_modules/@napi-rs/keyring/index.js',
    'out/main/index.js',
  ]) {
    expect(excluded(path)).toBe(false)
  }
  expect(builder.asarUnpack.some((pattern: string) => matches(pattern, 'node_modules/keytar/build/Release/keytar.node'))).toBe(
    true,
  )
  expect(builder.npmRebuild).toBe(false)
  expect(builder.asar).toBe(true)
})

test('what was built is packed, and the tries of the tests beside it are not', () => {
  const packed = (path: string) => builder.files.some((pattern: string) => !pattern.startsWith('!') && matches(pattern, path))
  for (const path of [
    'out/main/index.js',
    'out/main/keychain-child.js',
    'out/preload/preload.cjs',
    'out/renderer/index.html',
    'package.json',
  ]) {
    expect(packed(path)).toBe(true)
  }
  expect(packed('out/stand-in/page/main/index.js')).toBe(false)
  expect(packed('src-main/app.ts')).toBe(false)
  expect(project.main).toBe('./out/main/index.js')
})

test('the data beside the code goes where a packaged app looks for it', () =>
  expect(builder.extraResources).toEqual([{ from: 'resources', to: 'resources' }]))

test('each system gets its installers', () =>
  expect([builder.linux.target, builder.mac.target, builder.win.target]).toEqual([['AppImage', 'deb'], ['dmg', 'zip'], ['nsis']]))

test('Windows knows the running program by the id it was installed with', () => {
  const [, id] = /APP_ID = '([^']+)'/.exec(readFileSync(join(ROOT, 'src-main/shells/electron.ts'), 'utf8')) ?? []
  expect(id).toBe(builder.appId)
})
