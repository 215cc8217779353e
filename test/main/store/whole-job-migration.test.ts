import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { openDatabase } from '../../../src-main/store/database.ts'
import { openStore } from '../../../src-main/store/index.ts'
import { MIGRATIONS } from '../../../src-main/store/migrations/index.ts'
import { testClock } from '../../support/clock.ts'
import { tempDir } from '../../support/temp-dir.ts'

const BODY = 'Olá, {{nome}} 🎉, protocolo {{protocolo}}.'

/** A store as it was before: one implementation whose trigger stands on a template. */
function oldStore(): string {
  const dataDir = tempDir()
  const db = openDatabase(
    dataDir,
    MIGRATIONS.filter(({ number }) => number <= 10),
  )
  const at = '2026-11-01T12:00:00.000Z'
  db.prepare('INSERT INTO implementation VALUES (?, ?, ?, ?, NULL, NULL, NULL, ?, ?)').run(
    'i',
    'Cliente',
    'production',
    '',
    at,
    at,
  )
  db.prepare(
    "INSERT INTO provider_account (id, implementation_id, provider, label, mode, settings, created_at) VALUES ('a', 'i', 'zenvia', 'Z', 'live', '{}', ?)",
  ).run(at)
  const content = { name: 'aviso', language: 'pt_BR', category: 'UTILITY', body: { text: BODY }, buttons: [], samples: {} }
  db.prepare(
    "INSERT INTO template VALUES ('t', 'a', 'r', '5511', 'aviso', 'pt_BR', ?, 'APPROVED', 'APPROVED', 'GREEN', NULL, '[]', '{}', NULL, ?, ?)",
  ).run(JSON.stringify(content), at, at)
  db.prepare("INSERT INTO sender_number VALUES ('n', 'i', 'a', 'Recepção', '+5511', '5511', 0, 't')").run()
  db.prepare("INSERT INTO trigger_rule VALUES ('g', 'i', 'status', 'Agendado', 'WhatsApp Ativo', '', 'n', 't', 1)").run()
  db.close()
  return dataDir
}

it('brings an older store along: triggers keep their template, and templates get what is computed from them', () => {
  const dataDir = oldStore()
  const store = openStore({
    dataDir,
    clock: testClock(),
    initialSettings: { locale: 'pt-BR', colorScheme: 'auto', operator: '' },
  })
  expect(store.triggers.list('i')).toEqual([
    {
      kind: 'status',
      id: 'g',
      implementationId: 'i',
      serviceTree: 'WhatsApp Ativo',
      requestType: '',
      status: 'Agendado',
      nextStatus: '',
      oncePerTicket: false,
      numberId: 'n',
      templateId: 't',
      active: true,
    },
  ])
  store.templates.refreshComputed(() => 'template')
  expect(store.templates.list('i', null, 10)).toMatchObject([
    {
      name: 'aviso',
      category: 'UTILITY',
      text: BODY,
      placeholders: 2,
      origin: 'provider',
      unusable: [{ reason: 'emoji', detail: '🎉' }],
    },
  ])
  expect(store.templates.get('t')?.unusable).toEqual([{ reason: 'emoji', detail: '🎉' }])
  expect(store.implementations.get('i')).toMatchObject({ chatRequestType: '', training: false })
  store.close()
  const copy = new Database(join(dataDir, 'backups', 'before-0020.sqlite'), { readonly: true })
  expect(copy.pragma('user_version', { simple: true })).toBe(10)
  copy.close()
})
