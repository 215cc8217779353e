import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OUT } from '../../support/built.ts'
import {
  noSecretServiceEnv,
  type SecretService,
  secretServiceAvailable,
  startSecretService,
} from '../../support/secret-service.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { exampleBytes } from '../bundle/archives.ts'

type Ran = { code: number; out: string; err: string }

/** The built command, in an environment of its own. */
const disparo = (env: Record<string, string>, dataDir: string, ...args: string[]): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(OUT, 'main/cli.js'), ...args],
      { env: { ...env, DISPARO_DATA_DIR: dataDir, LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8', LANGUAGE: 'en' } },
      (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    )
  })

const runs = secretServiceAvailable()

describe.skipIf(!runs)(`disparo key and bundle sign${runs ? '' : ' (left out: gnome-keyring or dbus is not installed)'}`, () => {
  let service: SecretService
  beforeAll(async () => {
    service = await startSecretService()
  })
  afterAll(() => service.close())

  it('make a key, sign with it, replace it, and tell whose a bundle is', async () => {
    const [dataDir, folder] = [tempDir(), tempDir()]
    const run = (...args: string[]) => disparo(service.env, dataDir, ...args)
    const bundle = join(folder, 'clinica.disparo')
    const key = (name: string): string => join(folder, `${name}.pub`)
    writeFileSync(bundle, exampleBytes())
    for (const name of ['Ana Souza', 'Bruno Lima']) {
      const made = await run('key', 'new', '--name', name)
      expect(made).toMatchObject({ code: 0, err: '' })
      expect(made.out).toMatch(/Its words: ([a-z]+ ){7}[a-z]+\./)
      expect(await run('key', 'export', key(name), '--as', name)).toMatchObject({ code: 0 })
    }
    expect(await run('bundle', 'verify', bundle, '--key', key('Ana Souza'))).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^The bundle is not signed, and counts only when signed by Ana Souza \(/),
    })
    expect(await run('bundle', 'sign', bundle)).toMatchObject({ code: 2, err: expect.stringContaining('--as NAME') })
    expect(await run('bundle', 'sign', bundle, '--as', 'ana souza')).toMatchObject({ code: 0 })
    expect(await run('bundle', 'verify', bundle, '--key', key('Ana Souza'))).toMatchObject({ code: 0 })
    const { keys } = JSON.parse((await run('key', 'show', '--json')).out)
    expect(keys.map(({ name }: { name: string }) => name)).toEqual(['Ana Souza', 'Bruno Lima'])

    const target = `sqlite:${join(folder, 'crm.sqlite')}`
    const refused = await run('bundle', 'load', bundle, '--into', target, '--key', key('Bruno Lima'))
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining(`but by Ana Souza (${keys[0].words})`) })
    const loaded = await run('bundle', 'load', bundle, '--into', target, '--key', key('Ana Souza'), '--json')
    expect(JSON.parse(loaded.out)).toMatchObject({ signatures: [{ signer: 'Ana Souza', trusted: true }] })

    expect(await run('key', 'rotate', '--as', 'Ana Souza')).toMatchObject({ code: 0 })
    writeFileSync(bundle, exampleBytes())
    expect(await run('bundle', 'sign', bundle, '--as', 'Ana Souza')).toMatchObject({ code: 0 })
    expect(await run('bundle', 'verify', bundle, '--key', key('Ana Souza'))).toMatchObject({
      code: 0,
      out: expect.stringContaining('as the one after it'),
    })
    expect(await run('key', 'export', key('Ana Souza'), '--as', 'Ana Souza')).toMatchObject({ code: 2 })
    expect(await run('key', 'new', '--name', 'Ana Souza')).toMatchObject({ code: 2, err: expect.stringContaining('--lost') })
    expect(await run('key', 'new', '--name', 'Ana Souza', '--lost')).toMatchObject({ code: 0 })
    writeFileSync(bundle, exampleBytes())
    await run('bundle', 'sign', bundle, '--as', 'Ana Souza')
    expect(await run('bundle', 'verify', bundle, '--key', key('Ana Souza'))).toMatchObject({ code: 2 })
    expect(readFileSync(join(dataDir, 'signing-keys.json'), 'utf8')).not.toMatch(/PRIVATE|MC4CAQAwBQYDK2Vw/)
  }, 120_000)

  it('say that nothing was made where there is no keychain', async () => {
    const empty = tempDir()
    const made = await disparo(noSecretServiceEnv(), empty, 'key', 'new', '--name', 'Ana Souza')
    expect(made).toEqual({ code: 2, out: '', err: expect.stringMatching(/^This computer has no keychain[^\n]*\n$/) })
    expect((await disparo(noSecretServiceEnv(), empty, 'key', 'show')).out).toContain('There is no signing key here')
  })
})
