import { existsSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { BundleContent } from '#core/bundle'
import type { ImplementationSnapshot } from '#core/implementation'
import { type LoadReport, type LoadTarget, loadBundle, openLoadTarget } from '../../../src-main/bundle/index.ts'
import { compose, exampleBundle } from '../../support/arbitrary.ts'
import { openInProcess } from '../../support/in-process.ts'
import { postgresAvailable } from '../../support/postgres.ts'
import { rightSnapshot } from '../../support/right-bundle.ts'
import { exampleSnapshot } from '../../support/snapshot.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { newPostgres, newSqlite, postgresTitle, type TestDatabase, withPostgres } from './databases.ts'

function open({ spec }: { spec: string }): LoadTarget {
  const target = openLoadTarget(spec)
  if (!target.ok) throw new Error(target.error.code)
  onTestFinished(() => target.value.close())
  return target.value
}

async function load(content: BundleContent, target: LoadTarget): Promise<LoadReport> {
  const result = await loadBundle(content, target)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value.report
}

function changed(change: (snapshot: ImplementationSnapshot) => void, sequence: number): BundleContent {
  const snapshot = exampleSnapshot()
  change(snapshot)
  return compose(snapshot, { sequence })
}

const ROWS = {
  accounts: 1,
  numbers: 2,
  templates: 3,
  bindings: 9,
  triggers: 5,
  choices: 2,
  variables: 7,
  services: 11,
  settings: 8,
  switchedOff: 1,
  openPoints: 0,
}
const ALL = Object.values(ROWS).reduce((sum, rows) => sum + rows)

/** What every database must do, whatever it is. */
function loadsBundles(fresh: () => Promise<TestDatabase>, propertyRuns: number): void {
  it('inserts everything the first time and finds it all unchanged the second', async () => {
    const target = open(await fresh())
    expect(await load(exampleBundle(), target)).toEqual({ ...ROWS, inserted: ALL, updated: 0, unchanged: 0, removed: 0 })
    expect(await load(exampleBundle(), target)).toEqual({ ...ROWS, inserted: 0, updated: 0, unchanged: ALL, removed: 0 })
  })

  it('leaves every row as it was when the same bundle is loaded by another connection', async () => {
    const database = await fresh()
    await load(exampleBundle(), open(database))
    const before = await database.contents()
    await load(exampleBundle(), open(database))
    expect(await database.contents()).toEqual(before)
  })

  it('holds what a CRM needs to send, joined by plain SQL', async () => {
    const database = await fresh()
    await load(exampleBundle(), open(database))
    const rows = await database.query(
      `SELECT t.service_tree, t.status, n.sender_id, m.remote_id, m.crm_body, b.placeholder, b.token, b.literal, b.fallback, b.transforms
       FROM disparo_trigger t
       JOIN disparo_number n USING (implementation_id, number_key)
       JOIN disparo_template m USING (implementation_id, template)
       JOIN disparo_binding b USING (implementation_id, template)
       WHERE t.status = 'Boleto emitido' ORDER BY b.placeholder`,
    )
    const common = {
      service_tree: 'WhatsApp Ativo',
      status: 'Boleto emitido',
      sender_id: '5511988887777',
      remote_id: '8f2c1d30-0000-4000-8000-000000000002',
      crm_body: 'Oi %PRIMEIRO_NOME%, seu boleto de R$ %VALOR% vence em %VENCIMENTO%. Dúvidas? Fale com o Financeiro por aqui.',
      transforms: database.as.json('[]'),
    }
    expect(rows).toEqual([
      { ...common, placeholder: 'body.1', token: 'PRIMEIRO_NOME', literal: null, fallback: null },
      { ...common, placeholder: 'body.2', token: 'VALOR', literal: null, fallback: 'informado no boleto' },
      { ...common, placeholder: 'body.3', token: 'VENCIMENTO', literal: null, fallback: 'breve' },
      { ...common, placeholder: 'body.4', token: null, literal: 'Financeiro', fallback: null },
    ])
  })

  it('holds each kind of trigger with its own columns, and the choices of the chat screen (M2)', async () => {
    const database = await fresh()
    await load(exampleBundle(), open(database))
    const rows = await database.query(
      `SELECT kind, template, status, next_status, once_per_ticket, chat_standard FROM disparo_trigger
       WHERE number_key = '+551130001000' ORDER BY kind, status`,
    )
    const none = { template: null, status: null, next_status: null, once_per_ticket: null, chat_standard: null }
    const retomar = 'retomar_contato.pt_BR'
    const consulta = 'aviso_consulta_v2.pt_BR'
    expect(rows).toEqual([
      { ...none, kind: 'chat' },
      { ...none, kind: 'operate', template: retomar, chat_standard: database.as.flag(true) },
      { ...none, kind: 'status', template: retomar, status: 'Aguardando cliente', once_per_ticket: database.as.flag(true) },
      {
        ...none,
        kind: 'status',
        template: consulta,
        status: 'Consulta marcada',
        next_status: 'Paciente avisado',
        once_per_ticket: database.as.flag(false),
      },
    ])
    expect(await database.query('SELECT trigger_key, template FROM disparo_trigger_template ORDER BY template')).toEqual([
      { trigger_key: 'chat.any.any', template: consulta },
      { trigger_key: 'chat.any.any', template: retomar },
    ])
    expect(await database.query("SELECT value FROM disparo_setting WHERE name = 'chat-request-type'")).toEqual([
      { value: 'Atendimento WhatsApp' },
    ])
  })

  it.each([
    "kind = 'cron'",
    "template = 'retomar_contato.pt_BR' WHERE kind = 'chat'",
    "template = NULL WHERE kind = 'operate'",
    "status = NULL WHERE kind = 'status'",
    "status = 'Aberto' WHERE kind = 'operate'",
    "next_status = 'Aberto' WHERE kind = 'chat'",
    "once_per_ticket = NULL WHERE kind = 'status'",
    "chat_standard = chat_standard IS NULL WHERE kind = 'status'",
  ])('lets nobody write a trigger that is of no kind: SET %s', async (change) => {
    const database = await fresh()
    await load(exampleBundle(), open(database))
    await expect(database.query(`UPDATE disparo_trigger SET ${change}`)).rejects.toThrow(/check constraint/i)
  })

  it('keeps the switch of M16 with its request type, and nothing where none was decided', async () => {
    const database = await fresh()
    const bundle = changed(({ trees }) => {
      Object.assign(trees[0]?.requestTypes[2] ?? {}, { transcript: false })
    }, 1)
    await load(bundle, open(database))
    const rows = await database.query(
      `SELECT request_type, transcript FROM disparo_service WHERE status = '' AND request_type <> '' ORDER BY request_type`,
    )
    expect(rows.map(({ request_type, transcript }) => [request_type, transcript])).toEqual([
      ['Agendamento', database.as.flag(true)],
      ['Atendimento WhatsApp', null],
      ['Financeiro', database.as.flag(true)],
      ['Pesquisa', database.as.flag(false)],
    ])
  })

  it('counts what a newer bundle changed, added and no longer has', async () => {
    const database = await fresh()
    const target = open(database)
    await load(exampleBundle({ sequence: 1 }), target)
    const newer = changed(({ numbers: [, second], triggers, implementation, trees }) => {
      Object.assign(second ?? {}, { label: 'Cobrança' })
      // Without its trigger the boleto template goes, with four bindings and three variables of its own.
      triggers.splice(1, 1)
      const chat = triggers.find(({ kind }) => kind === 'chat')
      Object.assign(chat ?? {}, { templateIds: ['template-3'] })
      implementation.clientVarActiveSince = null
      trees[0]?.requestTypes.push({ name: 'Nova', statuses: [] })
    }, 2)
    expect(await load(newer, target)).toEqual({
      ...{ ...ROWS, templates: 2, bindings: 5, triggers: 4, choices: 1, variables: 4, services: 12 },
      inserted: 1,
      updated: 2,
      unchanged: ALL - 12,
      removed: 10,
    })
    const { disparo_implementation, disparo_number, disparo_template } = await database.contents()
    expect(disparo_implementation).toMatchObject([{ client: 'Clínica Horizonte', sequence: 2 }])
    expect(disparo_number).toMatchObject([{ label: 'Recepção' }, { label: 'Cobrança' }])
    expect(disparo_template).toHaveLength(2)
  })

  it('moves a trigger to another number before the old number goes', async () => {
    const target = open(await fresh())
    await load(exampleBundle({ sequence: 1 }), target)
    const newer = changed(({ numbers, triggers, templates }) => {
      numbers.pop()
      for (const trigger of triggers) trigger.numberId = 'number-1'
      for (const template of templates) template.senderId = null
    }, 2)
    expect(await load(newer, target)).toMatchObject({ updated: 4, removed: 1, numbers: 1 })
  })

  it('ends, whatever was loaded before, with what a fresh load gives', async () => {
    await fc.assert(
      fc.asyncProperty(rightSnapshot, rightSnapshot, async (first, second) => {
        // PostgreSQL has no place for U+0000 in a text.
        fc.pre(!JSON.stringify([first, second]).includes(String.raw`\u0000`))
        const target = open(await fresh())
        await load(compose(first, { sequence: 1 }), target)
        await load(compose(second, { sequence: 2 }), target)
        const again = await load(compose(second, { sequence: 2 }), target)
        const once = await load(compose(second, { sequence: 2 }), open(await fresh()))
        expect(again).toEqual({ ...once, inserted: 0, unchanged: once.inserted })
      }),
      { numRuns: propertyRuns },
    )
  })

  it('refuses an older bundle than the one loaded, and changes nothing', async () => {
    const database = await fresh()
    const target = open(database)
    await load(exampleBundle({ sequence: 5 }), target)
    const before = await database.contents()
    const older = changed(({ numbers }) => Object.assign(numbers[0] ?? {}, { label: 'x' }), 4)
    expect(await loadBundle(older, target)).toEqual({
      ok: false,
      error: { code: 'older-than-loaded', data: { client: 'Clínica Horizonte', loaded: 5, given: 4 } },
    })
    expect(await database.contents()).toEqual(before)
  })

  it('refuses another bundle under the sequence of the one loaded', async () => {
    const target = open(await fresh())
    await load(exampleBundle(), target)
    const other = changed(({ numbers }) => Object.assign(numbers[0] ?? {}, { label: 'x' }), 3)
    expect(await loadBundle(other, target)).toEqual({
      ok: false,
      error: { code: 'sequence-conflict', data: { client: 'Clínica Horizonte', sequence: 3 } },
    })
  })

  it('takes a restarted count only where somebody accepts it, says so, and goes on from there', async () => {
    const target = open(await fresh())
    await load(exampleBundle({ sequence: 5 }), target)
    const restarted = changed(({ numbers }) => Object.assign(numbers[0] ?? {}, { label: 'x' }), 1)
    expect(await loadBundle(restarted, target)).toMatchObject({ ok: false, error: { code: 'older-than-loaded' } })
    expect(await loadBundle(restarted, target, { acceptRestart: true })).toMatchObject({
      ok: true,
      value: { restartedFrom: 5, report: { updated: 1 } },
    })
    const next = changed(({ numbers }) => Object.assign(numbers[0] ?? {}, { label: 'y' }), 2)
    expect(await loadBundle(next, target)).toMatchObject({ ok: true, value: { restartedFrom: null, report: { updated: 1 } } })
    // A person who accepts it needlessly is told of no restart.
    const after = changed(({ numbers }) => Object.assign(numbers[0] ?? {}, { label: 'z' }), 3)
    expect(await loadBundle(after, target, { acceptRestart: true })).toMatchObject({ value: { restartedFrom: null } })
  })

  it('keeps two clients apart, and two implementations of one', async () => {
    const database = await fresh()
    const target = open(database)
    await load(exampleBundle({ sequence: 9 }), target)
    const other = changed(({ implementation }) => Object.assign(implementation, { id: 'other', client: 'Loja Aurora' }), 1)
    const second = changed(
      ({ implementation }) => Object.assign(implementation, { id: 'second', client: ' CLI\u0301NICA  horizonte' }),
      1,
    )
    expect(await load(other, target)).toMatchObject({ inserted: ALL, removed: 0 })
    const loaded = await loadBundle(second, target)
    expect(loaded).toMatchObject({
      ok: true,
      value: {
        report: { inserted: ALL, removed: 0 },
        renamedFrom: null,
        sameClient: [{ implementation: 'implementation-1', environment: 'production' }],
      },
    })
    expect(await load(exampleBundle({ sequence: 9 }), target)).toMatchObject({ unchanged: ALL, removed: 0 })
    expect((await database.contents()).disparo_number).toHaveLength(6)
  })

  it('knows an implementation again whose client is called something else', async () => {
    const database = await fresh()
    const target = open(database)
    await load(exampleBundle({ sequence: 1 }), target)
    const renamed = changed(({ implementation }) => Object.assign(implementation, { client: 'Clínica Nova Horizonte' }), 2)
    const value = { report: { unchanged: ALL, inserted: 0 }, renamedFrom: 'Clínica Horizonte', sameClient: [] }
    expect(await loadBundle(renamed, target)).toMatchObject({ ok: true, value })
    const { disparo_implementation, disparo_number } = await database.contents()
    expect(disparo_implementation).toMatchObject([
      { client: 'Clínica Nova Horizonte', implementation: 'implementation-1', sequence: 2 },
    ])
    expect(disparo_number).toHaveLength(2)
    expect(await loadBundle(exampleBundle({ sequence: 1 }), target)).toMatchObject({ error: { code: 'older-than-loaded' } })
  })

  it('loads one environment beside the other only when that was said', async () => {
    const database = await fresh()
    const target = open(database)
    await load(exampleBundle(), target)
    const trial = changed(({ implementation }) => Object.assign(implementation, { id: 'trial', environment: 'staging' }), 1)
    const before = await database.contents()
    const data = { client: 'Clínica Horizonte', environment: 'staging', loaded: 'production' }
    expect(await loadBundle(trial, target)).toEqual({
      ok: false,
      error: { code: 'other-environment', data: { ...data, other: 'Clínica Horizonte' } },
    })
    expect(await loadBundle(trial, target, { environment: 'production' })).toMatchObject({
      error: { code: 'environment-not-as-said', data: { said: 'production', environment: 'staging' } },
    })
    const moved = changed(({ implementation }) => Object.assign(implementation, { environment: 'staging' }), 4)
    expect(await loadBundle(moved, target)).toEqual({ ok: false, error: { code: 'environment-changed', data } })
    expect(await database.contents()).toEqual(before)
    expect(await loadBundle(trial, target, { environment: 'staging' })).toMatchObject({ ok: true })
    // It stands there now: the same one again needs no word.
    expect(await loadBundle(trial, target)).toMatchObject({ ok: true, value: { report: { unchanged: ALL } } })
  })

  it('holds what was open when it was exported, by whom and why', async () => {
    const database = await fresh()
    const point = { about: '', person: 'Marina Prado', reason: 'O cliente assina na segunda.' }
    const openPoints = [
      { point: 'never-tested' as const, ...point },
      { point: 'consent-unsigned' as const, ...point },
    ]
    const target = open(database)
    expect(await load(exampleBundle({ openPoints }), target)).toMatchObject({ openPoints: 2, inserted: ALL + 2 })
    const rows = await database.query('SELECT point, person, reason FROM disparo_open_point ORDER BY point')
    const { about: _whole, ...answer } = point
    expect(rows).toEqual([
      { point: 'consent-unsigned', ...answer },
      { point: 'never-tested', ...answer },
    ])
    expect(await load(exampleBundle({ sequence: 4 }), target)).toMatchObject({ openPoints: 0, removed: 2 })
  })

  it('loads nothing when the database refuses in the middle', async () => {
    const database = await fresh()
    await database.query('CREATE TABLE disparo_setting (implementation_id INTEGER)')
    const reason = expect.stringMatching(/column/)
    expect(await loadBundle(exampleBundle(), open(database))).toEqual({
      ok: false,
      error: { code: 'target-failed', data: { target: database.label, trouble: 'refused', reason } },
    })
    expect(await database.contents()).toEqual({ disparo_setting: [] })
  })

  it('refuses a database that was made for other tables', async () => {
    const database = await fresh()
    await load(exampleBundle(), open(database))
    await database.query("UPDATE disparo_meta SET value = '7'")
    const before = await database.contents()
    expect(await loadBundle(exampleBundle(), open(database))).toEqual({
      ok: false,
      error: { code: 'target-other-tables', data: { target: database.label, found: '7', known: '5' } },
    })
    expect(await database.contents()).toEqual(before)
  })
}

describe('loadBundle into SQLite', () => {
  it('takes no file of Disparo itself for a CRM’s database, and leaves it as it was', async () => {
    const { app, dataDir } = await openInProcess()
    await app.close()
    const store = join(dataDir, 'disparo.sqlite')
    const before = readFileSync(store)
    const refused = await loadBundle(exampleBundle(), open({ spec: `sqlite:${store}` }))
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'target-failed', data: { reason: expect.stringContaining('Disparo') } },
    })
    expect(readFileSync(store)).toEqual(before)
  })

  it('follows no link that leads nowhere, and leaves it there', () => {
    const link = join(tempDir(), 'crm.sqlite')
    symlinkSync('noch-nicht.sqlite', link)
    expect(openLoadTarget(`sqlite:${link}`)).toMatchObject({ ok: false, error: { code: 'target-failed' } })
    expect(readlinkSync(link)).toBe('noch-nicht.sqlite')
    expect(existsSync(link)).toBe(false)
  })

  loadsBundles(newSqlite, 30)

  it('refuses a file that is no database, and leaves it as it was', async () => {
    const path = join(tempDir(), 'letter.txt')
    writeFileSync(path, 'Prezados,'.repeat(200))
    expect(await loadBundle(exampleBundle(), open({ spec: `sqlite:${path}` }))).toMatchObject({
      error: { code: 'target-failed', data: { reason: 'file is not a database' } },
    })
  })

  it('keeps the comments for a CRM team in the database’s own schema', async () => {
    const database = await newSqlite()
    await load(exampleBundle(), open(database))
    const [number] = await database.query("SELECT sql FROM sqlite_master WHERE name = 'disparo_number'")
    expect(number?.sql).toMatch(/chat_standard INTEGER NOT NULL, +-- Padrão Chat/)
  })

  it('says that the folder is missing', () => {
    const target = `sqlite:${join(tempDir(), 'nowhere', 'crm.sqlite')}`
    const data = { target, trouble: 'refused', reason: expect.stringContaining('directory does not exist') }
    expect(openLoadTarget(target)).toEqual({ ok: false, error: { code: 'target-failed', data } })
  })
})

describe.skipIf(!postgresAvailable())(postgresTitle('loadBundle into PostgreSQL'), () => {
  const server = withPostgres()
  loadsBundles(() => newPostgres(server()), 10)
})
