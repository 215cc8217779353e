import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LICENCES_JSON, LICENCES_TEXT, licencesOf } from '../../../scripts/package/licences.mjs'
import { packageFolder } from '../../../scripts/package/shipped.mjs'
import { ROOT } from '../../support/built.ts'

test.each([
  ['/a/node_modules/react/cjs/react.production.js', 'node_modules/react'],
  ['\0/a/node_modules/react/index.js?commonjs-module', 'node_modules/react'],
  ['/a/node_modules/@mantine/core/styles.css', 'node_modules/@mantine/core'],
  ['/a/node_modules/x/node_modules/@y/z/index.js', 'node_modules/x/node_modules/@y/z'],
  ['/a/src-main/app.ts', null],
  ['\0vite/preload-helper.js', null],
])('%s belongs to %s', (id, folder) => expect(packageFolder(id)).toBe(folder))

const licences = licencesOf(ROOT)
const names = licences.map(({ name }) => name)

test('what is bundled and what is native is listed; what only builds or tests is not', () => {
  expect(names).toEqual(expect.arrayContaining(['react', '@mantine/core', 'zod', 'pg', 'better-sqlite3', '@napi-rs/keyring']))
  for (const tool of ['vite', 'vitest', 'typescript', 'electron-vite', 'fast-check', '@zenvia/sdk', 'ajv'])
    expect(names).not.toContain(tool)
})

test('each is the version of the lockfile', () => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'))
  const top = licences.filter(({ name }) => `node_modules/${name}` in packages)
  expect(top.length).toBeGreaterThan(60)
  const locked = (name: string) =>
    Object.entries<{ version: string }>(packages)
      .filter(([path]) => path.endsWith(`node_modules/${name}`))
      .map(([, { version }]) => version)
  for (const { name, version } of top) expect(locked(name)).toContain(version)
})

test('each brings the words of its licence, and none asks for more than to be named', () => {
  for (const { name, licence, text } of licences) {
    // One may have parts of several.
    for (const part of licence.split(' AND '))
      expect(['MIT', 'ISC', 'BSD-3-Clause', 'BSD-2-Clause', '0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'Unlicense'], name).toContain(
        part,
      )
    if (licence !== 'Unlicense') expect(text, name).toMatch(/permission|redistribution/i)
  }
})

test('the window and whoever opens the package read the same', () => {
  expect(JSON.parse(readFileSync(join(ROOT, LICENCES_JSON), 'utf8'))).toEqual(licences)
  const text = readFileSync(join(ROOT, LICENCES_TEXT), 'utf8')
  for (const { name, version, licence } of licences) expect(text).toContain(`${name} ${version} (${licence})`)
})
