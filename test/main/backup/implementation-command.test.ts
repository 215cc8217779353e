import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ImportChoice } from '#core/contract'
import { exportImplementation, importImplementation } from '../../../src-main/headless/implementation.ts'
import { UsageError } from '../../../src-main/headless/output.ts'
import { openInProcess } from '../../support/in-process.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { runCommand } from '../bundle/terminal.ts'

/** No secret is in play here; the child is started with the first one only. */
const keychainChild = join(import.meta.dirname, 'none.js')
const out = (dataDir: string, which: string, to: string) =>
  runCommand((terminal) => exportImplementation({ dataDir, which, to }, terminal), { json: true })
const take = (dataDir: string, file: string, choice: ImportChoice) =>
  runCommand((terminal) => importImplementation({ dataDir, file, choice, keychainChild }, terminal), { json: true })
const clients = async (dataDir: string): Promise<string[]> => {
  const { disparo, app } = await openInProcess({ dataDir })
  const names = (await disparo.implementations.list()).map(({ implementation }) => implementation.client).sort()
  await app.close()
  return names
}

describe('disparo implementation', () => {
  // Only root may mount a small disk.
  it.runIf(process.getuid?.() === 0)('calls a disk full that is, wherever it runs out, and leaves no store on it', async () => {
    const { disparo, dataDir, app } = await openInProcess()
    await disparo.implementations.create({ client: 'Clínica Horizonte', environment: 'staging' })
    await app.close()
    const { file } = JSON.parse((await out(dataDir, 'Clínica Horizonte', `${tempDir()}/`)).stdout)
    const small = tempDir()
    // In the file itself, and where only the log's index finds no room: SQLite calls that a failing disk.
    const storeKb = Math.ceil(statSync(join(dataDir, 'disparo.sqlite')).size / 1024)
    for (const size of [64, storeKb + 4, storeKb + 8, storeKb + 16, storeKb + 24, storeKb + 32]) {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}k`, 'tmpfs', small])
      try {
        await expect(take(join(small, 'dados'), file, { as: 'continue' }), `${size}`).rejects.toThrow('está cheio')
        expect(readdirSync(small), `${size}`).toEqual([])
      } finally {
        execFileSync('umount', ['-l', small])
      }
    }
  })

  it('takes a client to another computer, and meets the one that is there with a choice', async () => {
    const { disparo, dataDir, app } = await openInProcess()
    const { id } = await disparo.implementations.create({ client: 'Clínica Horizonte', environment: 'staging' })
    await app.close()
    const folder = tempDir()
    const { stdout } = await out(dataDir, 'Clínica Horizonte', `${folder}/`)
    const { file } = JSON.parse(stdout)
    expect(file).toBe(join(folder, 'clinica-horizonte.disparo-implementation'))

    const elsewhere = tempDir()
    expect(JSON.parse((await take(elsewhere, file, { as: 'continue' })).stdout)).toMatchObject({
      id,
      client: 'Clínica Horizonte',
    })
    await expect(take(elsewhere, file, { as: 'continue' })).rejects.toThrow('Clínica Horizonte')
    await take(elsewhere, file, { as: 'copy' })
    await take(elsewhere, file, { as: 'next', client: 'Clínica Aurora' })
    await take(elsewhere, file, { as: 'replace' })
    expect(await clients(elsewhere)).toEqual(['Clínica Aurora', 'Clínica Horizonte', 'Clínica Horizonte (2)'])
  })

  it('says in a sentence what it does not find, what is there already, and what is none', async () => {
    const { disparo, dataDir, app } = await openInProcess()
    await disparo.implementations.create({ client: 'Clínica Horizonte', environment: 'staging' })
    await app.close()
    await expect(out(dataDir, 'Outra', tempDir())).rejects.toThrow('Clínica Horizonte')
    const there = join(tempDir(), 'ali.disparo-implementation')
    writeFileSync(there, 'de antes')
    await expect(out(dataDir, 'Clínica Horizonte', there)).rejects.toThrow(UsageError)
    expect(readFileSync(there, 'utf8')).toBe('de antes')
    await expect(take(dataDir, there, { as: 'replace' })).rejects.toThrow(there)
    for (const client of ['A\u001b]0;x\u0007', 'x'.repeat(121)])
      await expect(take(dataDir, there, { as: 'next', client })).rejects.toThrow('--as')
    const missing = join(tempDir(), 'nada')
    await expect(take(dataDir, missing, { as: 'continue' })).rejects.toThrow(missing)
    expect(existsSync(missing)).toBe(false)
  })

  it('leaves nothing where there is no data, or where nothing is taken, and only reads while another has it open', async () => {
    const nowhere = join(tempDir(), 'não', 'há')
    const folder = tempDir()
    await expect(out(nowhere, 'Clínica Horizonte', join(folder, 'a', 'b'))).rejects.toThrow(nowhere)
    writeFileSync(join(folder, 'outra.disparo-implementation'), '{}')
    await expect(take(nowhere, join(folder, 'outra.disparo-implementation'), { as: 'continue' })).rejects.toThrow('importado')
    expect(existsSync(join(nowhere, '..'))).toBe(false)
    expect(readdirSync(folder)).toEqual(['outra.disparo-implementation'])

    const { disparo, dataDir } = await openInProcess()
    await disparo.implementations.create({ client: 'Clínica Horizonte', environment: 'staging' })
    const before = readdirSync(dataDir)
    expect(JSON.parse((await out(dataDir, 'Clínica Horizonte', `${folder}/`)).stdout)).toMatchObject({
      client: 'Clínica Horizonte',
    })
    await expect(out(dataDir, 'Outra', join(folder, 'a', 'b'))).rejects.toThrow('Outra')
    expect(existsSync(join(folder, 'a'))).toBe(false)
    expect(readdirSync(dataDir)).toEqual(before)
  })
})
