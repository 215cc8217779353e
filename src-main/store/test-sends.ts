import type { TestSend } from '#core/implementation'
import type { ProviderErrorKind } from '#core/provider'
import type { Db } from './database.ts'

type Row = {
  id: string
  implementation_id: string
  number_id: string
  template_id: string
  template_name: string
  recipient: string
  state: TestSend['state']
  problem: ProviderErrorKind | null
  provider_message_id: string | null
  body: string
  created_at: string
  received: 0 | 1 | null
  proof: string | null
}
type EventRow = TestSend['events'][number]

/** A test with what it proved instead of whether that still holds. `proof`: a hash; null where nobody noted it. */
export type StoredTest = Omit<TestSend, 'stale'> & { proof: string | null }

export type TestEvent = TestSend['events'][number]

export function testSendRepository(db: Db) {
  const fromRow = (row: Row): StoredTest => ({
    id: row.id,
    implementationId: row.implementation_id,
    numberId: row.number_id,
    templateId: row.template_id,
    templateName: row.template_name,
    recipient: row.recipient,
    state: row.state,
    problem: row.problem,
    providerMessageId: row.provider_message_id,
    body: row.body,
    createdAt: row.created_at,
    received: row.received === null ? null : row.received === 1,
    proof: row.proof,
    events: db
      .prepare<[string], EventRow>(
        'SELECT at, status, detail, problem, source FROM test_event WHERE test_send_id = ? ORDER BY position',
      )
      .all(row.id),
  })
  return {
    get: (id: string): StoredTest | null => {
      const row = db.prepare<[string], Row>('SELECT * FROM test_send WHERE id = ?').get(id)
      return row ? fromRow(row) : null
    },
    /** The one that the provider calls so; of an account that has several, the newest. */
    byProviderMessage: (messageId: string): StoredTest | null => {
      const row = db
        .prepare<[string], Row>('SELECT * FROM test_send WHERE provider_message_id = ? ORDER BY created_at DESC')
        .get(messageId)
      return row ? fromRow(row) : null
    },
    /** Newest first. */
    list: (implementationId: string): StoredTest[] =>
      db
        .prepare<[string], Row>('SELECT * FROM test_send WHERE implementation_id = ? ORDER BY created_at DESC, id DESC')
        .all(implementationId)
        .map(fromRow),
    /** Of every implementation, newest first. */
    recent: (limit: number): StoredTest[] =>
      db.prepare<[number], Row>('SELECT * FROM test_send ORDER BY created_at DESC, id DESC LIMIT ?').all(limit).map(fromRow),
    /** Written before the provider is called, so that a lost answer leaves a trace. */
    start: (send: Omit<StoredTest, 'state' | 'problem' | 'providerMessageId' | 'received' | 'events'>): void => {
      db.prepare("INSERT INTO test_send VALUES (?, ?, ?, ?, ?, ?, 'pending', NULL, NULL, ?, ?, NULL, ?)").run(
        send.id,
        send.implementationId,
        send.numberId,
        send.templateId,
        send.templateName,
        send.recipient,
        send.body,
        send.createdAt,
        send.proof,
      )
    },
    finish: (
      id: string,
      state: 'accepted' | 'failed' | 'unknown',
      problem: ProviderErrorKind | null,
      messageId: string | null,
    ): void => {
      db.prepare('UPDATE test_send SET state = ?, problem = ?, provider_message_id = ? WHERE id = ?').run(
        state,
        problem,
        messageId,
        id,
      )
    },
    setReceived: (id: string, received: boolean): void => {
      db.prepare('UPDATE test_send SET received = ? WHERE id = ?').run(received ? 1 : 0, id)
    },
    addEvent: (id: string, event: TestEvent): void => {
      db.prepare(
        `INSERT INTO test_event (test_send_id, position, at, status, detail, problem, source)
         SELECT ?, COALESCE(MAX(position), 0) + 1, ?, ?, ?, ?, ? FROM test_event WHERE test_send_id = ?`,
      ).run(id, event.at, event.status, event.detail, event.problem, event.source, id)
    },
    /** A send that was running when the program ended: nobody knows its outcome. */
    settleInterrupted: (): void => {
      db.prepare("UPDATE test_send SET state = 'unknown' WHERE state = 'pending'").run()
    },
  }
}
