import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { openStore } from '../../../src-main/store/index.ts'
import { testClock } from '../../support/clock.ts'
import { tempDir } from '../../support/temp-dir.ts'

const open = (dataDir: string) =>
  openStore({ dataDir, clock: testClock(), initialSettings: { locale: 'pt-BR', colorScheme: 'auto', operator: '' } })

const historyOf = (dataDir: string, entity: string) => {
  const db = new Database(join(dataDir, 'disparo.sqlite'), { readonly: true })
  const rows = db.prepare('SELECT actor, action, before, after FROM history WHERE entity = ? ORDER BY position').all(entity)
  db.close()
  return (rows as { actor: string; action: string; before: string | null; after: string | null }[]).map((row) => ({
    ...row,
    before: row.before === null ? null : JSON.parse(row.before),
    after: row.after === null ? null : JSON.parse(row.after),
  }))
}

const facts = {
  client: 'Clínica Horizonte',
  environment: 'staging',
  isolatedServiceTree: '',
  receptive: null,
  clientVarActiveSince: null,
  chatRequestType: '',
} as const

describe('history', () => {
  it('keeps what changed, before and after, and by whom, without anyone writing it', () => {
    const dataDir = tempDir()
    const store = open(dataDir)
    store.settings.save({ operator: 'Marina' })
    const created = store.implementations.create(facts, false)
    store.implementations.update({ ...created, environment: 'production' })
    store.implementations.update({ ...created, environment: 'production' })
    store.implementations.remove(created.id)
    store.close()
    expect(historyOf(dataDir, 'implementation')).toEqual([
      { actor: 'Marina', action: 'insert', before: null, after: null },
      { actor: 'Marina', action: 'update', before: { environment: 'staging' }, after: { environment: 'production' } },
      { actor: 'Marina', action: 'delete', before: expect.objectContaining({ client: 'Clínica Horizonte' }), after: null },
    ])
  })

  it('leaves no trace of bindings that were saved again as they are', () => {
    const dataDir = tempDir()
    const store = open(dataDir)
    const { id } = store.implementations.create(facts, false)
    const accountId = store.accounts.create({
      implementationId: id,
      provider: 'zenvia',
      label: 'Z',
      mode: 'training',
      settings: {},
    })
    const templateId = store.templates.saveTyped(
      accountId,
      {
        remoteId: 'r1',
        senderId: null,
        content: { name: 'a', language: 'pt_BR', category: 'UTILITY', body: { text: '{{1}} {{2}}' }, buttons: [], samples: {} },
        status: 'APPROVED',
        statusRaw: 'APPROVED',
        quality: 'UNKNOWN',
        rejectionReason: null,
        unsupportedParts: [],
        poolId: null,
        lostInEdit: [],
      },
      'component',
      '2026-11-22T12:00:00.000Z',
    )
    const binding = (key: string, token: string) =>
      ({ key, source: { kind: 'crm', token }, fallback: null, transforms: [] }) as const
    const save = (...tokens: string[]) =>
      store.templates.saveBindings(
        templateId,
        tokens.map((token, index) => ({ ...binding(`body.${index + 1}`, token), transforms: [] })),
      )
    save('NOME', 'STATUS')
    save('NOME', 'STATUS')
    save('NOME', 'PROTOCOLO')
    save('NOME')
    store.close()
    expect(historyOf(dataDir, 'binding').map(({ action, before, after }) => ({ action, before, after }))).toEqual([
      { action: 'insert', before: null, after: null },
      { action: 'insert', before: null, after: null },
      { action: 'update', before: { source_value: 'STATUS' }, after: { source_value: 'PROTOCOLO' } },
      { action: 'delete', before: expect.objectContaining({ source_value: 'PROTOCOLO' }), after: null },
    ])
  })
})
