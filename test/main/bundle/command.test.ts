import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { sha256, writeBundle } from '../../../src-main/bundle/index.ts'
import { loadFile, verifyFile } from '../../../src-main/headless/bundle.ts'
import { UsageError } from '../../../src-main/headless/output.ts'
import { openWords } from '../../../src-main/i18n.ts'
import { compose, exampleBundle } from '../../support/arbitrary.ts'
import { postgresAvailable } from '../../support/postgres.ts'
import { exampleSnapshot } from '../../support/snapshot.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { BAD_BUNDLES } from './bad-bundles.ts'
import { newPostgres, newSqlite, postgresTitle, type TestDatabase, withPostgres } from './databases.ts'
import { runCommand } from './terminal.ts'

function save(bytes: Uint8Array): string {
  const file = join(tempDir(), 'given.disparo.zip')
  writeFileSync(file, bytes)
  return file
}

function loadsByCommand(fresh: () => Promise<TestDatabase>): void {
  it('tells machines the rows of four kinds and what became of all of them, and nothing else', async () => {
    const { spec } = await fresh()
    const file = save(writeBundle(exampleBundle()))
    const load = async () => JSON.parse((await runCommand((terminal) => loadFile(file, spec, terminal), { json: true })).stdout)
    const counts = { numbers: 2, templates: 3, bindings: 9, triggers: 5 }
    expect(await load()).toEqual({ ...counts, inserted: 49, updated: 0, unchanged: 0 })
    expect(await load()).toEqual({ ...counts, inserted: 0, updated: 0, unchanged: 49 })
  })

  it('says what would change, row by row, and changes nothing', async () => {
    const { spec, label } = await fresh()
    const file = save(writeBundle(exampleBundle()))
    const dry = (json: boolean) =>
      runCommand((terminal) => loadFile(file, spec, terminal, { dryRun: true }), { json, locale: 'en' })
    const { changes, ...counts } = JSON.parse((await dry(true)).stdout)
    expect(counts).toMatchObject({ dryRun: true, inserted: 49, unchanged: 0 })
    expect(changes).toHaveLength(49)
    const { stdout } = await dry(false)
    expect(stdout).toContain(`in ${label}: 49 would be inserted`)
    expect(stdout).toContain('new  Numbers  +551130001000')
    const real = await runCommand((terminal) => loadFile(file, spec, terminal), { json: true })
    expect(JSON.parse(real.stdout)).toMatchObject({ inserted: 49 })
    expect(JSON.parse((await dry(true)).stdout)).toMatchObject({ inserted: 0, unchanged: 49, changes: [] })
  })

  it('says in its report that a restarted count was accepted', async () => {
    const { spec, label } = await fresh()
    const first = save(writeBundle(compose(exampleSnapshot(), { sequence: 7 })))
    const again = save(writeBundle(compose(exampleSnapshot(), { sequence: 1 })))
    const load = (file: string, acceptRestart: boolean, json: boolean) =>
      runCommand((terminal) => loadFile(file, spec, terminal, { acceptRestart }), { json, locale: 'en' })
    await load(first, false, true)
    const refused = await load(again, false, false)
    expect([refused.exit, refused.stderr]).toEqual([2, expect.stringContaining('--accept-restart')])
    const accepted = await load(again, true, false)
    expect(accepted.exit).toBe(0)
    expect(accepted.stdout).toContain(`${label} was at sequence 7 and is now at 1.`)
    await load(first, false, true)
    expect(JSON.parse((await load(again, true, true)).stdout)).toMatchObject({ restarted: { from: 7, to: 1 } })
  })

  it('counts what was deleted for a person, and in no number for machines', async () => {
    const { spec, label } = await fresh()
    const snapshot = exampleSnapshot()
    snapshot.triggers.splice(2, 1)
    const next = save(writeBundle(compose(snapshot, { sequence: 4 })))
    const load = (file: string, json: boolean) => runCommand((terminal) => loadFile(file, spec, terminal), { json })
    await load(save(writeBundle(exampleBundle())), true)
    expect(await load(next, false)).toEqual({
      exit: 0,
      stdout: `Clínica Horizonte carregado em ${label}: 0 novos, 0 alterados, 47 sem mudança; 2 removidos, que não estão mais no bundle.\n`,
      // The server's password stands in the address.
      stderr: spec.startsWith('postgres') ? expect.stringMatching(/^Atenção: a senha[^\n]*\n$/) : '',
    })
    const last = save(writeBundle(compose({ ...snapshot, triggers: snapshot.triggers.slice(0, 1) }, { sequence: 5 })))
    const { triggers, inserted, updated, unchanged, ...rest } = JSON.parse((await load(last, true)).stdout)
    expect({ triggers, inserted, updated }).toEqual({ triggers: 1, inserted: 0, updated: 0 })
    expect(unchanged).toBeLessThan(47)
    expect(Object.keys(rest)).toEqual(['numbers', 'templates', 'bindings'])
  })
}

/** What a dry run may not touch. */
const bytesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, sha256(readFileSync(join(folder, name)))]))

describe('disparo bundle load, into SQLite', () => {
  loadsByCommand(newSqlite)

  const dryOf = async (path: string) => {
    const file = save(writeBundle(exampleBundle()))
    const { stdout } = await runCommand((terminal) => loadFile(file, `sqlite:${path}`, terminal, { dryRun: true }), {
      json: true,
    })
    return JSON.parse(stdout)
  }

  it('tries it on no file that was not there, and on none that is', async () => {
    const folder = tempDir()
    expect(await dryOf(join(folder, 'crm.sqlite'))).toMatchObject({ inserted: 49 })
    expect(readdirSync(folder)).toEqual([])
    const crm = new Database(join(folder, 'crm.sqlite'))
    crm.pragma('journal_mode = WAL')
    crm.exec('CREATE TABLE contato (id INTEGER)')
    crm.close()
    const before = bytesIn(folder)
    expect(await dryOf(join(folder, 'crm.sqlite'))).toMatchObject({ inserted: 49 })
    expect(bytesIn(folder)).toEqual(before)
  })

  // Only root may mount one.
  it.runIf(process.getuid?.() === 0)('reads for a dry run also where nothing can be written', async () => {
    const folder = tempDir()
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder])
    onTestFinished(() => void execFileSync('umount', ['-l', folder]))
    const path = join(folder, 'crm.sqlite')
    const file = save(writeBundle(exampleBundle()))
    await runCommand((terminal) => loadFile(file, `sqlite:${path}`, terminal))
    const crm = new Database(path)
    crm.pragma('journal_mode = WAL')
    crm.exec('ALTER TABLE disparo_number ADD COLUMN crm_own TEXT')
    crm.close()
    execFileSync('mount', ['-o', 'remount,ro', folder])
    expect(await dryOf(path)).toMatchObject({ inserted: 0, updated: 0, unchanged: 49 })
    const real = await runCommand((terminal) => loadFile(file, `sqlite:${path}`, terminal), { json: true })
    expect(JSON.parse(real.stdout)).toMatchObject({ error: 'target-failed' })
  })
})

describe.skipIf(!postgresAvailable())(postgresTitle('disparo bundle load, into PostgreSQL'), () => {
  const server = withPostgres()
  loadsByCommand(() => newPostgres(server()))
})

describe('disparo bundle, given a bad file', () => {
  it.each(BAD_BUNDLES)('says one sentence in each language about %s, and loads nothing', async (_, bytes) => {
    const database = await newSqlite()
    await runCommand((terminal) => loadFile(save(writeBundle(exampleBundle())), database.spec, terminal))
    const before = await database.contents()
    const file = save(bytes)
    const untouched = join(tempDir(), 'new.sqlite')

    const said = new Set<string>()
    for (const locale of ['pt-BR', 'en'] as const) {
      const verified = await runCommand((terminal) => verifyFile(file, terminal), { locale })
      expect({ ...verified, stderr: '' }).toEqual({ exit: 2, stdout: '', stderr: '' })
      expect(verified.stderr).toMatch(/^\S[^\n]*[.!]\n$/)
      expect(verified.stderr).not.toMatch(/bundle\.errors|\{\{|undefined|\bat .*:\d+/)
      expect(await runCommand((terminal) => loadFile(file, database.spec, terminal), { locale })).toEqual(verified)
      expect(await runCommand((terminal) => loadFile(file, `sqlite:${untouched}`, terminal), { locale })).toEqual(verified)
      said.add(verified.stderr)
    }
    expect(said.size).toBe(2)
    expect(await database.contents()).toEqual(before)
    expect(existsSync(untouched)).toBe(false)
  })

  it.each<[string, () => string]>([
    ['a folder', tempDir],
    ['nothing at all', () => join(tempDir(), 'nowhere.zip')],
  ])('takes %s for a slip in the command, and says where it looked', async (_, make) => {
    const file = make()
    const untouched = join(tempDir(), 'new.sqlite')
    const slip = new UsageError(openWords('pt-BR')('cli:noSuchFile', { file }))
    await expect(runCommand((terminal) => verifyFile(file, terminal))).rejects.toThrow(slip)
    await expect(runCommand((terminal) => loadFile(file, `sqlite:${untouched}`, terminal))).rejects.toThrow(slip)
    expect(existsSync(untouched)).toBe(false)
  })
})
