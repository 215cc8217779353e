import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { BundleContent } from '#core/bundle'
import type { ImplementationSnapshot } from '#core/implementation'
import { type LoadReport, type LoadTarget, loadBundle, openLoadTarget } from '../../../src-main/bundle/index.ts'
import { arbitrarySnapshot, compose, exampleBundle } from '../../support/arbitrary.ts'
import { exampleSnapshot } from '../../support/snapshot.ts'
import { tempDir } from '../../support/temp-dir.ts'

function open(path: string): LoadTarget {
  const target = openLoadTarget(`sqlite:${path}`)
  if (!target.ok) throw new Error(target.error.code)
  onTestFinished(() => target.value.close())
  return target.value
}

async function load(content: BundleContent, target: LoadTarget): Promise<LoadReport> {
  const result = await loadBundle(content, target)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

/** Every row of every table, to compare before and after. */
function contentsOf(path: string): Record<string, unknown[]> {
  const database = new Database(path, { readonly: true })
  const tables = database.prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").pluck().all()
  const contents = Object.fromEntries(tables.map((table) => [table, database.prepare(`SELECT * FROM ${table}`).all()]))
  database.close()
  return contents
}

function changed(change: (snapshot: ImplementationSnapshot) => void, sequence: number): BundleContent {
  const snapshot = exampleSnapshot()
  change(snapshot)
  return compose(snapshot, { sequence })
}

const ROWS = { accounts: 1, numbers: 2, templates: 3, bindings: 9, triggers: 3, variables: 7, services: 3, settings: 3 }

describe('loadBundle into SQLite', () => {
  it('inserts everything the first time and finds it all unchanged the second', async () => {
    const target = open(join(tempDir(), 'crm.sqlite'))
    expect(await load(exampleBundle(), target)).toEqual({ ...ROWS, inserted: 31, updated: 0, unchanged: 0, removed: 0 })
    expect(await load(exampleBundle(), target)).toEqual({ ...ROWS, inserted: 0, updated: 0, unchanged: 31, removed: 0 })
  })

  it('leaves the file as it was when the same bundle is loaded by another process', async () => {
    const path = join(tempDir(), 'crm.sqlite')
    await load(exampleBundle(), open(path))
    const before = contentsOf(path)
    await load(exampleBundle(), open(path))
    expect(contentsOf(path)).toEqual(before)
  })

  it('holds what a CRM needs to send, joined by plain SQL', async () => {
    const path = join(tempDir(), 'crm.sqlite')
    await load(exampleBundle(), open(path))
    const database = new Database(path, { readonly: true })
    onTestFinished(() => {
      database.close()
    })
    const rows = database
      .prepare(
        `SELECT t.service_tree, t.status, n.sender_id, m.remote_id, m.crm_body, b.placeholder, b.token, b.literal, b.fallback, b.transforms
         FROM disparo_trigger t
         JOIN disparo_number n USING (implementation_id, number_key)
         JOIN disparo_template m USING (implementation_id, template)
         JOIN disparo_binding b USING (implementation_id, template)
         WHERE t.status = 'Boleto emitido' ORDER BY b.placeholder`,
      )
      .all()
    const common = {
      service_tree: 'WhatsApp Ativo',
      status: 'Boleto emitido',
      sender_id: '5511988887777',
      remote_id: '8f2c1d30-0000-4000-8000-000000000002',
      crm_body: 'Oi %PRIMEIRO_NOME%, seu boleto de R$ %VALOR% vence em %VENCIMENTO%. Dúvidas? Fale com o Financeiro por aqui.',
      transforms: '[]',
    }
    expect(rows).toEqual([
      { ...common, placeholder: 'body.1', token: 'PRIMEIRO_NOME', literal: null, fallback: null },
      { ...common, placeholder: 'body.2', token: 'VALOR', literal: null, fallback: 'informado no boleto' },
      { ...common, placeholder: 'body.3', token: 'VENCIMENTO', literal: null, fallback: 'breve' },
      { ...common, placeholder: 'body.4', token: null, literal: 'Financeiro', fallback: null },
    ])
  })

  it('counts what a newer bundle changed, added and no longer has', async () => {
    const path = join(tempDir(), 'crm.sqlite')
    const target = open(path)
    await load(exampleBundle({ sequence: 1 }), target)
    const newer = changed(({ numbers: [, second], triggers, implementation }) => {
      Object.assign(second ?? {}, { label: 'Cobrança' })
      // Without its trigger the boleto template goes, with four bindings, three variables of its own and a service.
      triggers.splice(1, 1)
      implementation.clientVarActiveSince = null
    }, 2)
    expect(await load(newer, target)).toEqual({
      ...{ ...ROWS, templates: 2, bindings: 5, triggers: 2, variables: 4, services: 2 },
      inserted: 0,
      updated: 2,
      unchanged: 19,
      removed: 10,
    })
    const { disparo_implementation, disparo_number, disparo_template } = contentsOf(path)
    expect(disparo_implementation).toMatchObject([{ client: 'Clínica Horizonte', sequence: 2 }])
    expect(disparo_number).toMatchObject([{ label: 'Recepção' }, { label: 'Cobrança' }])
    expect(disparo_template).toHaveLength(2)
  })

  it('moves a trigger to another number before the old number goes', async () => {
    const target = open(join(tempDir(), 'crm.sqlite'))
    await load(exampleBundle({ sequence: 1 }), target)
    const newer = changed(({ numbers, triggers }) => {
      numbers.pop()
      for (const trigger of triggers) trigger.numberId = 'number-1'
    }, 2)
    expect(await load(newer, target)).toMatchObject({ updated: 1, removed: 1, numbers: 1 })
  })

  it('ends, whatever was loaded before, with what a fresh load gives', async () => {
    await fc.assert(
      fc.asyncProperty(arbitrarySnapshot, arbitrarySnapshot, async (first, second) => {
        const target = open(':memory:')
        await load(compose(first, { sequence: 1 }), target)
        await load(compose(second, { sequence: 2 }), target)
        const again = await load(compose(second, { sequence: 2 }), target)
        const fresh = await load(compose(second, { sequence: 2 }), open(':memory:'))
        expect(again).toEqual({ ...fresh, inserted: 0, unchanged: fresh.inserted })
      }),
      { numRuns: 30 },
    )
  })

  it('refuses an older bundle than the one loaded, and changes nothing', async () => {
    const path = join(tempDir(), 'crm.sqlite')
    const target = open(path)
    await load(exampleBundle({ sequence: 5 }), target)
    const before = contentsOf(path)
    const older = changed(({ numbers }) => Object.assign(numbers[0] ?? {}, { label: 'x' }), 4)
    expect(await loadBundle(older, target)).toEqual({
      ok: false,
      error: { code: 'older-than-loaded', data: { client: 'Clínica Horizonte', loaded: 5, given: 4 } },
    })
    expect(contentsOf(path)).toEqual(before)
  })

  it('refuses another bundle under the sequence of the one loaded', async () => {
    const target = open(':memory:')
    await load(exampleBundle(), target)
    const other = changed(({ numbers }) => Object.assign(numbers[0] ?? {}, { label: 'x' }), 3)
    expect(await loadBundle(other, target)).toEqual({
      ok: false,
      error: { code: 'sequence-conflict', data: { client: 'Clínica Horizonte', sequence: 3 } },
    })
  })

  it('keeps two clients, and two environments of one, apart', async () => {
    const path = join(tempDir(), 'crm.sqlite')
    const target = open(path)
    await load(exampleBundle({ sequence: 9 }), target)
    const staging = changed(({ implementation }) => Object.assign(implementation, { environment: 'staging' }), 1)
    const other = changed(({ implementation }) => Object.assign(implementation, { client: 'Loja Aurora' }), 1)
    expect(await load(staging, target)).toMatchObject({ inserted: 31, removed: 0 })
    expect(await load(other, target)).toMatchObject({ inserted: 31, removed: 0 })
    expect(await load(exampleBundle({ sequence: 9 }), target)).toMatchObject({ unchanged: 31, removed: 0 })
    expect(contentsOf(path).disparo_number).toHaveLength(6)
  })

  it('loads nothing when the database refuses in the middle', async () => {
    const path = join(tempDir(), 'crm.sqlite')
    const database = new Database(path)
    database.exec('CREATE TABLE disparo_trigger (implementation_id INTEGER)')
    database.close()
    const target = open(path)
    expect(await loadBundle(exampleBundle(), target)).toEqual({
      ok: false,
      error: { code: 'target-failed', data: { target: `sqlite:${path}`, reason: expect.stringContaining('no column named') } },
    })
    expect(contentsOf(path)).toEqual({ disparo_trigger: [] })
  })

  it('refuses a database that was made for other tables', async () => {
    const path = join(tempDir(), 'crm.sqlite')
    await load(exampleBundle(), open(path))
    const database = new Database(path)
    database.exec("UPDATE disparo_meta SET value = '7'")
    database.close()
    expect(await loadBundle(exampleBundle(), open(path))).toEqual({
      ok: false,
      error: { code: 'target-other-tables', data: { target: `sqlite:${path}`, found: '7', known: '1' } },
    })
  })

  it('refuses a file that is no database, and leaves it as it was', async () => {
    const path = join(tempDir(), 'letter.txt')
    writeFileSync(path, 'Prezados,'.repeat(200))
    expect(await loadBundle(exampleBundle(), open(path))).toMatchObject({
      error: { code: 'target-failed', data: { reason: 'file is not a database' } },
    })
  })

  it('keeps the comments for a CRM team in the database’s own schema', async () => {
    const path = join(tempDir(), 'crm.sqlite')
    await load(exampleBundle(), open(path))
    const database = new Database(path, { readonly: true })
    const create = database.prepare<[], string>("SELECT sql FROM sqlite_master WHERE name = 'disparo_number'").pluck().get()
    database.close()
    expect(create).toMatch(/chat_standard INTEGER NOT NULL, +-- Padrão Chat/)
  })
})

describe('openLoadTarget', () => {
  it.each(['crm.sqlite', 'mysql://crm', 'sqlite:', ''])('does not know %j', (target) => {
    expect(openLoadTarget(target)).toEqual({ ok: false, error: { code: 'unknown-target', data: { target } } })
  })

  it('says that the folder is missing', () => {
    const target = `sqlite:${join(tempDir(), 'nowhere', 'crm.sqlite')}`
    expect(openLoadTarget(target)).toMatchObject({
      error: { code: 'target-failed', data: { target, reason: expect.stringContaining('directory does not exist') } },
    })
  })
})
