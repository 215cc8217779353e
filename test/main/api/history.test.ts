import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { columnsOf, ENTITY_NAMES, type HistoryChange } from '#core/history'
import { STEPS } from '#core/readiness'
import { openDatabase } from '../../../src-main/store/database.ts'
import { MIGRATIONS } from '../../../src-main/store/migrations/index.ts'
import { createExample } from '../../support/example.ts'
import { openInProcess } from '../../support/in-process.ts'
import type { DisparoClient } from '../../support/rpc-client.ts'
import { tempDir } from '../../support/temp-dir.ts'

async function allOf(disparo: DisparoClient, input: Parameters<DisparoClient['history']['list']>[0]): Promise<HistoryChange[]> {
  const all: HistoryChange[] = []
  for (let before: number | null = null; ; ) {
    const page: Awaited<ReturnType<DisparoClient['history']['list']>> = await disparo.history.list({ ...input, before })
    all.push(...page.changes)
    if (page.next === null) return all
    before = page.next
  }
}

async function begin() {
  const opened = await openInProcess()
  await opened.disparo.app.saveSettings({ operator: 'Marina' })
  const { id } = await opened.disparo.implementations.create({ client: 'Clínica Horizonte', environment: 'staging' })
  return { ...opened, implementationId: id }
}

const VARIABLE = {
  token: 'CONVENIO',
  label: { 'pt-BR': 'Convênio', en: 'Health plan' },
  type: 'text',
  maxLength: 40,
  mayBeEmpty: true,
  multiline: false,
  sample: 'Vida',
} as const

const newest = async (disparo: DisparoClient, implementationId: string): Promise<HistoryChange> => {
  const [change] = (await disparo.history.list({ implementationId })).changes
  if (!change) throw new Error('no history')
  return change
}

describe('the history', () => {
  it('has words for every column that the triggers of the store watch, and for no other', () => {
    const db = openDatabase(tempDir())
    const triggers = db
      .prepare("SELECT tbl_name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_history'")
      .all() as {
      tbl_name: string
      sql: string
    }[]
    db.close()
    const watched = new Map<string, Set<string>>()
    for (const { tbl_name, sql } of triggers)
      for (const match of sql.matchAll(/'(\w+)' AS c|'(\w+)', OLD\./g)) {
        const column = match[1] ?? match[2] ?? ''
        // The table's own name stands before the row's id.
        if (column !== tbl_name) watched.set(tbl_name, (watched.get(tbl_name) ?? new Set()).add(column))
      }
    // Settings are of nobody's implementation.
    watched.delete('setting')
    const known = Object.fromEntries(ENTITY_NAMES.map((entity) => [entity, columnsOf(entity).sort()]))
    expect(Object.fromEntries([...watched].map(([entity, columns]) => [entity, [...columns].sort()]))).toEqual(known)
  })

  it('says who changed what, before and after, newest first, and what a new thing held when it was new', async () => {
    const { disparo, implementationId } = await begin()
    await disparo.variables.save({ implementationId, variables: [VARIABLE] })
    await disparo.app.saveSettings({ operator: 'Caio' })
    await disparo.variables.save({ implementationId, variables: [{ ...VARIABLE, maxLength: 60 }] })
    await disparo.implementations.update({ id: implementationId, facts: { environment: 'production' } })
    const changes = await allOf(disparo, { implementationId })
    const said = changes.map(({ actor, step, action, name, fields }) => ({ actor, step, action, name, fields }))
    expect(said).toMatchObject([
      {
        actor: 'Caio',
        step: 'client',
        action: 'update',
        fields: [
          {
            field: 'environment',
            before: { kind: 'words', list: 'environment', words: ['staging'] },
            after: { words: ['production'] },
          },
        ],
      },
      {
        actor: 'Caio',
        step: 'variables',
        action: 'update',
        name: '%CONVENIO%',
        fields: [{ field: 'maxLength', before: { kind: 'count', count: 40 }, after: { count: 60 } }],
      },
      { actor: 'Marina', action: 'insert', name: '%CONVENIO%' },
      { actor: 'Marina', step: 'client', action: 'insert' },
    ])
    expect(said[2]?.fields.find(({ field }) => field === 'maxLength')).toEqual({
      field: 'maxLength',
      before: null,
      after: { kind: 'count', count: 40 },
    })
  })

  it('shows neither an id nor JSON nor a secret of a whole set-up, in any of its parts', async () => {
    const { disparo, dataDir, close } = await openInProcess().then((opened) => ({ ...opened, close: () => opened.app.close() }))
    const { implementationId } = await createExample(disparo)
    const changes = await allOf(disparo, { implementationId })
    expect(new Set(changes.map(({ step }) => step))).toEqual(new Set(STEPS))
    for (const step of STEPS)
      expect(new Set((await allOf(disparo, { implementationId, step })).map((change) => change.step))).toEqual(new Set([step]))
    const texts = JSON.stringify(
      changes.flatMap(({ name, fields }) => [name, fields.map(({ before, after }) => [before, after])]),
    )
    // A ULID, or what a JSON's fields look like inside a text.
    expect(texts).not.toMatch(/\b[0-7][0-9A-HJKMNP-TV-Z]{25}\b/)
    expect(texts).not.toMatch(/\\"\w+\\":/)
    await close()
    const db = new Database(join(dataDir, 'disparo.sqlite'), { readonly: true })
    const lost = db.prepare("SELECT DISTINCT entity FROM history WHERE implementation_id IS NULL AND entity <> 'setting'").all()
    expect(lost).toEqual([])
    db.close()
  })

  it('is filtered by person and by moment, page by page without a gap', async () => {
    const { disparo, implementationId } = await begin()
    for (let at = 0; at < 120; at++) {
      await disparo.app.saveSettings({ operator: at % 3 === 0 ? 'Caio' : 'Marina' })
      await disparo.variables.save({ implementationId, variables: [{ ...VARIABLE, maxLength: at + 1 }] })
    }
    const all = await allOf(disparo, { implementationId })
    expect(all).toHaveLength(121)
    expect(new Set(all.map(({ position }) => position)).size).toBe(121)
    const caio = await allOf(disparo, { implementationId, actor: 'Caio' })
    expect(caio.map(({ position }) => position)).toEqual(
      all.filter(({ actor }) => actor === 'Caio').map(({ position }) => position),
    )
    expect((await disparo.history.list({ implementationId })).actors).toEqual(['Caio', 'Marina'])
    const middle = all[60]?.at ?? ''
    const [older, newer] = [
      await allOf(disparo, { implementationId, to: middle }),
      await allOf(disparo, { implementationId, from: middle }),
    ]
    expect([...newer, ...older].map(({ position }) => position)).toEqual(all.map(({ position }) => position))
  })

  it('knows of what was written before it was kept by implementation', () => {
    const dataDir = tempDir()
    const before = MIGRATIONS.filter(({ number }) => number < 60)
    const old = openDatabase(dataDir, before)
    old.exec(`INSERT INTO implementation (id, client, environment, isolated_service_tree, created_at, updated_at) VALUES ('I', 'C', 'staging', '', 'x', 'x');
      INSERT INTO crm_variable VALUES ('I', 'A', '{}');
      INSERT INTO test_phone VALUES ('P', 'I', 'Ana', '+5511987654321', NULL, NULL);
      DELETE FROM test_phone;`)
    old.close()
    const db = openDatabase(dataDir)
    const places = db
      .prepare("SELECT entity, implementation_id AS place FROM history WHERE entity <> 'setting' ORDER BY position")
      .all()
    // Of the phone that is gone nothing says whose it was.
    expect(places).toEqual([
      { entity: 'implementation', place: 'I' },
      { entity: 'crm_variable', place: 'I' },
      { entity: 'test_phone', place: null },
      { entity: 'test_phone', place: null },
    ])
    db.close()
  })
})

describe('undo', () => {
  it('takes a change back by a new one, which can be taken back itself', async () => {
    const { disparo, implementationId } = await begin()
    await disparo.implementations.update({ id: implementationId, facts: { chatRequestType: 'Suporte' } })
    const client = async () => (await disparo.implementations.get({ id: implementationId })).implementation.chatRequestType
    await disparo.history.undo({ position: (await newest(disparo, implementationId)).position })
    expect(await client()).toBe('')
    const undone = await newest(disparo, implementationId)
    expect(undone).toMatchObject({
      actor: 'Marina',
      action: 'update',
      undo: null,
      fields: [{ field: 'chatRequestType', after: null }],
    })
    await disparo.history.undo({ position: undone.position })
    expect(await client()).toBe('Suporte')
  })

  it('brings a deleted trigger back with its templates, and takes a new one away', async () => {
    const { disparo } = await openInProcess()
    const { implementationId } = await createExample(disparo)
    const before = await disparo.triggers.list({ implementationId })
    for (const { trigger } of before) {
      await disparo.triggers.remove({ id: trigger.id })
      const { changes } = await disparo.history.list({ implementationId, step: 'triggers' })
      const deletion = changes.find(({ entity, action }) => entity === 'trigger_rule' && action === 'delete')
      expect(deletion?.undo).toBeNull()
      await disparo.history.undo({ position: deletion?.position ?? 0 })
      expect(await disparo.triggers.list({ implementationId })).toEqual(before)
    }
    const created = (await allOf(disparo, { implementationId })).find(
      ({ entity, action }) => entity === 'trigger_rule' && action === 'insert',
    )
    await disparo.history.undo({ position: created?.position ?? 0 })
    expect(await disparo.triggers.list({ implementationId })).toHaveLength(before.length - 1)
  })

  it.each([
    [
      'newer',
      async (disparo: DisparoClient, implementationId: string) => {
        await disparo.implementations.update({ id: implementationId, facts: { chatRequestType: 'A' } })
        const { position } = await newest(disparo, implementationId)
        await disparo.implementations.update({ id: implementationId, facts: { chatRequestType: 'B' } })
        return position
      },
    ],
    [
      'gone',
      async (disparo: DisparoClient, implementationId: string) => {
        await disparo.variables.save({ implementationId, variables: [VARIABLE] })
        const { position } = await newest(disparo, implementationId)
        await disparo.variables.remove({ implementationId, token: VARIABLE.token })
        return position
      },
    ],
    [
      'evidence',
      async (disparo: DisparoClient, implementationId: string) => {
        await disparo.consent.saveTerm({ implementationId, text: 'Aceito.' })
        return (await newest(disparo, implementationId)).position
      },
    ],
    [
      'used',
      async (disparo: DisparoClient, implementationId: string) => {
        const all = await allOf(disparo, { implementationId })
        return all.at(-1)?.position ?? 0
      },
    ],
  ])('is refused as %s, says so beforehand and changes nothing', async (why, prepare) => {
    const { disparo, implementationId } = await begin()
    const position = await prepare(disparo, implementationId)
    const before = await allOf(disparo, { implementationId })
    expect(before.find((change) => change.position === position)?.undo).toBe(why)
    await expect(disparo.history.undo({ position })).rejects.toMatchObject({
      data: { code: 'undo-refused', data: { what: why } },
    })
    expect(await allOf(disparo, { implementationId })).toEqual(before)
  })

  it('is refused where something stands on it, though it is as it was left', async () => {
    const { disparo } = await openInProcess()
    const { implementationId } = await createExample(disparo)
    await disparo.variables.save({ implementationId, variables: [VARIABLE] })
    const { position } = await newest(disparo, implementationId)
    const { rows } = await disparo.templates.list({ implementationId })
    const source = { kind: 'crm', token: VARIABLE.token } as const
    const bindings = [{ key: 'body.1', source, fallback: null, transforms: [] }]
    await disparo.variables.saveMapping({ templateId: rows[0]?.id ?? '', bindings })
    const before = await allOf(disparo, { implementationId })
    expect(before.find((change) => change.position === position)?.undo).toBeNull()
    await expect(disparo.history.undo({ position })).rejects.toMatchObject({ data: { data: { what: 'used' } } })
    expect(await allOf(disparo, { implementationId })).toEqual(before)
  })
})
