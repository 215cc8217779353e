import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { builderConfig, updatesOf } from '../../../scripts/package/config.mjs'
import { demandForRelease, missingForRelease } from '../../../scripts/package/release.mjs'
import { ROOT } from '../../support/built.ts'

const MAC = ['CSC_LINK', 'CSC_KEY_PASSWORD', 'APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER']
const NEEDED = {
  linux: ['DISPARO_SIGNING_KEY', 'DISPARO_HOMEPAGE'],
  darwin: ['DISPARO_SIGNING_KEY', ...MAC],
  win32: ['DISPARO_SIGNING_KEY', 'CSC_LINK', 'CSC_KEY_PASSWORD'],
} as const
const systems = Object.keys(NEEDED) as (keyof typeof NEEDED)[]

test.each(systems)('a release on %s is refused, by name, for every secret that is missing or empty', (platform) => {
  const all = Object.fromEntries(NEEDED[platform].map((name) => [name, 'x']))
  expect(missingForRelease(platform, all)).toEqual([])
  expect(missingForRelease(platform, {})).toEqual(NEEDED[platform])
  for (const name of NEEDED[platform]) {
    // What a workflow makes of a secret that nobody set.
    expect(missingForRelease(platform, { ...all, [name]: ' ' })).toEqual([name])
    expect(() => demandForRelease(platform, { ...all, [name]: '' })).toThrow(name)
  }
})

test('the workflow hands over every secret that the releases ask for, and makes each system its own', () => {
  const workflow = readFileSync(join(ROOT, '.github/workflows/release.yml'), 'utf8')
  for (const name of new Set(Object.values(NEEDED).flat()))
    expect(workflow).toMatch(new RegExp(`^ +(?:${name}: \\$\\{\\{|export ${name}=)`, 'm'))
  for (const runner of ['ubuntu', 'macos', 'windows']) expect(workflow).toContain(`${runner}-`)
  expect(workflow).toContain('npm run package -- --release')
  // Nothing is taken by a name that may move.
  for (const [, ref] of workflow.matchAll(/uses: \S+@(\S+)/g)) expect(ref).toMatch(/^[0-9a-f]{40}$/)
})

const { privateKey } = generateKeyPairSync('ed25519')
const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

test('a build looks for updates only where it was told to, and only for what the key signed', () => {
  expect(updatesOf({})).toBeNull()
  expect(updatesOf({ DISPARO_SIGNING_KEY: key })).toBeNull()
  const updates = updatesOf({ DISPARO_UPDATE_URL: 'https://updates.example/disparo', DISPARO_SIGNING_KEY: key })
  expect(updates?.url).toBe('https://updates.example/disparo')
  const spki = createPublicKey({ key: Buffer.from(updates?.publicKey ?? '', 'base64'), format: 'der', type: 'spki' })
  expect(spki.asymmetricKeyType).toBe('ed25519')
  expect(() => updatesOf({ DISPARO_UPDATE_URL: 'https://updates.example' })).toThrow('DISPARO_SIGNING_KEY')
  for (const DISPARO_UPDATE_URL of ['http://updates.example', 'ftp://x.example', 'updates'])
    expect(() => updatesOf({ DISPARO_UPDATE_URL, DISPARO_SIGNING_KEY: key })).toThrow('https')
})

const build = (options: Partial<Parameters<typeof builderConfig>[1]>) =>
  builderConfig(ROOT, { release: false, electronDist: null, old: null, env: {}, ...options })

test('a build without an address publishes nowhere, one with it names it in both places that ask', () => {
  expect(build({})).toMatchObject({ publish: null, electronVersion: expect.stringMatching(/^\d+\.\d+\.\d+$/) })
  const env = { DISPARO_UPDATE_URL: 'https://updates.example/', DISPARO_SIGNING_KEY: key }
  expect(build({ env })).toMatchObject({
    publish: { provider: 'generic', url: 'https://updates.example/' },
    extraMetadata: { updates: { url: 'https://updates.example/', publicKey: expect.any(String) } },
  })
  // The private half stays outside.
  expect(JSON.stringify(build({ env }))).not.toContain('PRIVATE')
})

test('a package for the runtime of the tests changes the code and the fuse that it can not have, nothing else', () => {
  const old = build({ old: { version: '25.1.1', dist: '/electron', app: '/app' } })
  expect(old).toMatchObject({ electronVersion: '25.1.1', electronDist: '/electron', extraMetadata: { type: 'commonjs' } })
  const { grantFileProtocolExtraPrivileges: _, ...rest } = build({}).electronFuses
  expect(old.electronFuses).toEqual(rest)
  expect(old.files.filter((each: unknown) => typeof each === 'object')).toHaveLength(2)
})
