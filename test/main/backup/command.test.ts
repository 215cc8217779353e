import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { backup, restore } from '../../../src-main/headless/backup.ts'
import { UsageError } from '../../../src-main/headless/output.ts'
import {
  allTemplates,
  openInProcess,
  startSimulatorForTest,
  syncToEnd,
  withMappedTemplate,
  withNumber,
  withTrigger,
} from '../../support/in-process.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { runCommand } from '../bundle/terminal.ts'

const PASSPHRASE = 'três pombos num fio'

const backUp = (dataDir: string, to: string, options: { passphraseFile?: string; encrypt?: boolean } = {}) =>
  runCommand((terminal) => backup({ dataDir, to, encrypt: false, passphraseFile: undefined, ...options }, terminal), {
    json: true,
  }).then(({ stdout }) => JSON.parse(stdout))

const putBack = (dataDir: string, file: string, options: { passphraseFile?: string; dryRun?: boolean; yes?: boolean } = {}) =>
  runCommand(
    (terminal) => restore({ dataDir, file, passphraseFile: undefined, dryRun: false, yes: true, ...options }, terminal),
    { json: true },
  ).then(({ stdout }) => JSON.parse(stdout))

const refusal = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
  return 'nothing refused'
}

function passphraseFile(text = PASSPHRASE): string {
  const file = join(tempDir(), 'frase.txt')
  writeFileSync(file, `${text}\n`)
  return file
}

const modeOf = (file: string): number => statSync(file).mode & 0o777

describe('disparo backup and restore', () => {
  it('take a copy in the middle of a sync, and go on with it elsewhere at the next sequence', async () => {
    const simulator = await startSimulatorForTest({ templateCount: 1_200 })
    const first = await openInProcess()
    const { implementationId, accountId, number } = await withNumber(first.disparo, simulator)
    await syncToEnd(first.disparo, accountId)
    const template = await withMappedTemplate(first.disparo, implementationId, number.senderId)
    await withTrigger(first.disparo, { implementationId, number, templateId: template.id })
    const { record } = await first.disparo.exports.create({ implementationId })
    const templates = await allTemplates(first.disparo, implementationId)

    const running = (await first.disparo.templates.sync({ accountId }))[Symbol.asyncIterator]()
    await running.next()
    const file = join(tempDir(), 'no meio.disparo-backup')
    const made = await backUp(first.dataDir, file)
    while (!(await running.next()).done);

    expect(made.implementations).toMatchObject([{ id: implementationId, lastSequence: 1, templates: templates.length }])
    expect(modeOf(file)).toBe(0o600)
    const second = tempDir()
    expect(await putBack(second, file)).toMatchObject({ restored: true, kept: null, replaces: null })
    const there = await openInProcess({ dataDir: second })
    expect(await allTemplates(there.disparo, implementationId)).toEqual(templates)
    expect(await there.disparo.exports.list({ implementationId })).toEqual([record])
    await there.disparo.implementations.update({ id: implementationId, facts: { isolatedServiceTree: 'Outra' } })
    const next = await there.disparo.exports.create({ implementationId })
    expect(next.record.sequence).toBe(record.sequence + 1)
  }, 60_000)

  it('ask for the credential of each account again on another computer', async () => {
    const simulator = await startSimulatorForTest()
    const first = await openInProcess()
    const { implementationId, accountId } = await withNumber(first.disparo, simulator)
    const file = join(tempDir(), 'a.disparo-backup')
    await backUp(first.dataDir, file)
    expect(readFileSync(file).includes(simulator.secret)).toBe(false)
    const second = tempDir()
    await putBack(second, file)
    const there = await openInProcess({ dataDir: second })
    await expect(syncToEnd(there.disparo, accountId)).rejects.toMatchObject({ data: { code: 'credential-absent' } })
    const accounts = await there.disparo.accounts.list({ implementationId })
    expect(accounts.map(({ credential }) => credential)).toEqual(['absent'])
  })

  it('encrypt with a passphrase that is needed again', async () => {
    const first = await openInProcess()
    await first.disparo.implementations.create({ client: 'Padaria do Zé', environment: 'staging' })
    const folder = join(tempDir(), 'cópias')
    const { file, encrypted } = await backUp(first.dataDir, `${folder}/`, { passphraseFile: passphraseFile() })
    expect(encrypted).toBe(true)
    expect(readFileSync(file).includes('Padaria')).toBe(false)
    expect(readdirSync(folder)).toHaveLength(1)
    expect([modeOf(file)]).toEqual([0o600])
    const second = tempDir()
    expect(await refusal(putBack(second, file))).toContain('--passphrase-file')
    expect(await refusal(putBack(second, file, { passphraseFile: passphraseFile('dois pombos num fio') }))).toContain(
      'não é a de',
    )
    expect(readdirSync(second).filter((name) => name.startsWith('disparo.sqlite'))).toEqual([])
    await putBack(second, file, { passphraseFile: passphraseFile() })
    const there = await openInProcess({ dataDir: second })
    expect((await there.disparo.implementations.list()).map(({ implementation }) => implementation.client)).toEqual([
      'Padaria do Zé',
    ])
  })

  it('show what would be replaced, and keep it', async () => {
    const [first, second] = [await openInProcess(), await openInProcess()]
    await first.disparo.implementations.create({ client: 'Nova', environment: 'staging' })
    await second.disparo.implementations.create({ client: 'Antiga', environment: 'production' })
    await second.app.close()
    const file = join(tempDir(), 'a.disparo-backup')
    await backUp(first.dataDir, file)
    const shown = await putBack(second.dataDir, file, { dryRun: true })
    expect(shown).toMatchObject({
      restored: false,
      holds: { implementations: [{ client: 'Nova' }] },
      replaces: { implementations: [{ client: 'Antiga' }] },
    })
    expect(await clientsIn(join(second.dataDir, 'disparo.sqlite'))).toEqual(['Antiga'])
    const { kept } = await putBack(second.dataDir, file)
    expect(await clientsIn(kept)).toEqual(['Antiga'])
    expect(await clientsIn(join(second.dataDir, 'disparo.sqlite'))).toEqual(['Nova'])
    expect(modeOf(kept)).toBe(0o600)
    // And back again.
    await putBack(second.dataDir, kept)
    expect(await clientsIn(join(second.dataDir, 'disparo.sqlite'))).toEqual(['Antiga'])
  })

  it('put a damaged store aside as it is', async () => {
    const first = await openInProcess()
    await first.disparo.implementations.create({ client: 'Nova', environment: 'staging' })
    const file = join(tempDir(), 'a.disparo-backup')
    await backUp(first.dataDir, file)
    const dataDir = tempDir()
    writeFileSync(join(dataDir, 'disparo.sqlite'), 'what is this')
    const { kept, replaces } = await putBack(dataDir, file)
    expect(replaces).toBe('unreadable')
    expect(readFileSync(join(kept, 'disparo.sqlite'), 'utf8')).toBe('what is this')
    expect(modeOf(kept)).toBe(0o700)
    expect(await clientsIn(join(dataDir, 'disparo.sqlite'))).toEqual(['Nova'])
  })

  it('refuse in a sentence what is no copy, what was changed, and what would replace another', async () => {
    const first = await openInProcess()
    await first.disparo.implementations.create({ client: 'Padaria do Zé', environment: 'staging' })
    const folder = tempDir()
    const file = join(folder, 'a.disparo-backup')
    await backUp(first.dataDir, file)
    expect(await refusal(backUp(first.dataDir, file))).toContain('já existe')
    expect(await refusal(backUp(tempDir(), join(folder, 'b')))).toContain('nada para copiar')

    const target = tempDir()
    const given = (name: string, bytes: Uint8Array): string => {
      const path = join(folder, name)
      writeFileSync(path, bytes)
      return path
    }
    const whole = readFileSync(file)
    // Still a sound database: only the seal knows that the client had another name.
    const renamed = Buffer.from(whole)
    renamed.write('Padaria do Zi', renamed.indexOf('Padaria do Z'))
    expect(await refusal(putBack(target, given('renamed', renamed)))).toContain('danificada')
    expect(await refusal(putBack(target, given('half', whole.subarray(0, whole.length / 2))))).toContain('danificada')
    expect(await refusal(putBack(target, given('text', Buffer.from('nome;telefone'))))).toContain('não é uma cópia')
    expect(await refusal(putBack(target, given('empty', Buffer.alloc(0))))).toContain('não é uma cópia')
    expect(await refusal(putBack(target, folder))).toContain('Não há arquivo')
    const other = new Database(join(folder, 'other'))
    other.exec('CREATE TABLE cats (name TEXT)')
    other.close()
    expect(await refusal(putBack(target, join(folder, 'other')))).toContain('não é uma cópia')
    expect(existsSync(join(target, 'disparo.sqlite'))).toBe(false)
    expect(readdirSync(target)).toEqual([])
  })

  it('replace nothing without a word where nobody can be asked', async () => {
    const [first, second] = [await openInProcess(), await openInProcess()]
    await first.disparo.implementations.create({ client: 'Nova', environment: 'staging' })
    await second.disparo.implementations.create({ client: 'Antiga', environment: 'production' })
    await second.app.close()
    const file = join(tempDir(), 'a.disparo-backup')
    await backUp(first.dataDir, file)
    const before = listing(second.dataDir)
    expect(await refusal(putBack(second.dataDir, file, { yes: false }))).toContain('--yes')
    expect(listing(second.dataDir)).toEqual(before)
    expect(await clientsIn(join(second.dataDir, 'disparo.sqlite'))).toEqual(['Antiga'])
    // There is nothing to replace.
    expect(await putBack(tempDir(), file, { yes: false })).toMatchObject({ restored: true, kept: null })
  })

  it('leave no trace where they only look, and where they refuse', async () => {
    const first = await openInProcess()
    await first.disparo.implementations.create({ client: 'Nova', environment: 'staging' })
    await first.app.close()
    const store = join(first.dataDir, 'disparo.sqlite')
    const folder = tempDir()
    const file = join(folder, 'a.disparo-backup')
    await backUp(first.dataDir, file)
    const [atHome, inFolder] = [listing(first.dataDir), listing(folder)]
    const nowhere = join(tempDir(), 'não', 'há')

    expect(await putBack(first.dataDir, file, { dryRun: true })).toMatchObject({ restored: false, kept: null })
    expect(await putBack(nowhere, store, { dryRun: true })).toMatchObject({ restored: false, replaces: null })
    writeFileSync(join(folder, 'b'), 'nome;telefone')
    expect(await refusal(putBack(nowhere, join(folder, 'b')))).toContain('não é uma cópia')
    expect(await refusal(putBack(nowhere, join(folder, 'c')))).toContain('Não há arquivo')
    expect(await refusal(backUp(nowhere, join(folder, 'd', 'e', 'f')))).toContain('nada para copiar')
    expect(existsSync(join(nowhere, '..'))).toBe(false)
    expect(listing(first.dataDir)).toEqual(atHome)
    expect(listing(folder)).toEqual([...inFolder, 'b'])
  })

  it('say of a store that it is one, and when it was written', async () => {
    const first = await openInProcess()
    await first.app.close()
    const store = join(first.dataDir, 'disparo.sqlite')
    const options = { dataDir: tempDir(), file: store, passphraseFile: undefined, dryRun: true, yes: false }
    const { stdout } = await runCommand((terminal) => restore(options, terminal))
    expect(stdout).toContain(
      `${store}: arquivo de dados de um Disparo, gravado por último em ${statSync(store).mtime.toISOString()}`,
    )
    expect(stdout).not.toContain('?')
  })

  it('look into a store with a log that a killed program left, without touching either', async () => {
    const first = await openInProcess()
    await first.disparo.implementations.create({ client: 'Nova', environment: 'staging' })
    const copied = tempDir()
    for (const name of ['disparo.sqlite', 'disparo.sqlite-wal'])
      writeFileSync(join(copied, name), readFileSync(join(first.dataDir, name)))
    const before = listing(copied).map((name) => [name, readFileSync(join(copied, name)).toString('hex')])
    expect(await putBack(tempDir(), join(copied, 'disparo.sqlite'), { dryRun: true })).toMatchObject({
      holds: { implementations: [{ client: 'Nova' }], isWithoutLog: false },
    })
    expect(listing(copied).map((name) => [name, readFileSync(join(copied, name)).toString('hex')])).toEqual(before)
    rmSync(join(copied, 'disparo.sqlite-wal'))
    expect(await putBack(tempDir(), join(copied, 'disparo.sqlite'), { dryRun: true }).catch(String)).toMatchObject({
      holds: { isWithoutLog: true },
    })
  })

  it('take no trigger of a stranger into the store', async () => {
    const first = await openInProcess()
    const file = join(tempDir(), 'a.disparo-backup')
    await backUp(first.dataDir, file)
    const changed = new Database(file)
    changed.exec('CREATE TRIGGER sly AFTER INSERT ON implementation BEGIN DELETE FROM history; END; DROP TABLE backup_seal')
    changed.close()
    expect(await refusal(putBack(tempDir(), file))).toContain('não é uma cópia')
  })
})

const listing = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()

async function clientsIn(file: string): Promise<string[]> {
  const db = new Database(file, { readonly: true })
  try {
    return db
      .prepare<[], { client: string }>('SELECT client FROM implementation')
      .all()
      .map(({ client }) => client)
  } finally {
    db.close()
  }
}
