import { ulid } from 'ulid'
import { type SenderNumber, type SenderState, senderStateSchema } from '#core/implementation'
import type { Db } from './database.ts'

type Row = {
  id: string
  implementation_id: string
  account_id: string
  label: string
  phone: string
  sender_id: string
  chat_standard: 0 | 1
  default_template_id: string | null
  pool_id: string | null
  sender_state: string | null
}

const fromRow = (row: Row): SenderNumber => ({
  id: row.id,
  implementationId: row.implementation_id,
  accountId: row.account_id,
  label: row.label,
  phone: row.phone,
  senderId: row.sender_id,
  chatStandard: row.chat_standard === 1,
  defaultTemplateId: row.default_template_id,
  poolId: row.pool_id,
  // What a later version knows is not known here.
  senderState: senderStateSchema.safeParse(row.sender_state).data ?? null,
})

export function numberRepository(db: Db) {
  return {
    get: (id: string): SenderNumber | null => {
      const row = db.prepare<[string], Row>('SELECT * FROM sender_number WHERE id = ?').get(id)
      return row ? fromRow(row) : null
    },
    list: (implementationId: string): SenderNumber[] =>
      db
        .prepare<[string], Row>('SELECT * FROM sender_number WHERE implementation_id = ? ORDER BY id')
        .all(implementationId)
        .map(fromRow),
    /** `poolId` and `senderState` are a provider's to say: they stay as they are, and go where the sender becomes another. */
    save: (number: Omit<SenderNumber, 'id' | 'poolId' | 'senderState'> & { id?: string | undefined }): SenderNumber => {
      const id = number.id ?? ulid()
      db.prepare(
        `INSERT INTO sender_number
           (id, implementation_id, account_id, label, phone, sender_id, chat_standard, default_template_id)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET account_id = excluded.account_id, label = excluded.label, phone = excluded.phone,
           pool_id = iif(sender_id = excluded.sender_id AND account_id = excluded.account_id, pool_id, NULL),
           sender_state = iif(sender_id = excluded.sender_id AND account_id = excluded.account_id, sender_state, NULL),
           sender_id = excluded.sender_id, chat_standard = excluded.chat_standard, default_template_id = excluded.default_template_id`,
      ).run(
        id,
        number.implementationId,
        number.accountId,
        number.label,
        number.phone,
        number.senderId,
        number.chatStandard ? 1 : 0,
        number.defaultTemplateId,
      )
      const row = db.prepare<[string], Row>('SELECT * FROM sender_number WHERE id = ?').get(id)
      if (!row) throw new Error('a number that was just written is not there')
      return fromRow(row)
    },
    /** Which of the provider's WhatsApp accounts the account's senders belong to. @returns whether anything changed */
    setPools: (accountId: string, pools: ReadonlyMap<string, string>): boolean => {
      const set = db.prepare('UPDATE sender_number SET pool_id = ? WHERE account_id = ? AND sender_id = ? AND pool_id IS NOT ?')
      return [...pools].map(([senderId, poolId]) => set.run(poolId, accountId, senderId, poolId).changes).some((n) => n > 0)
    },
    /** How the provider said that a sender stands. @returns whether that is news */
    setSenderState: (id: string, state: SenderState): boolean =>
      db.prepare('UPDATE sender_number SET sender_state = ? WHERE id = ? AND sender_state IS NOT ?').run(state, id, state)
        .changes > 0,
    remove: (id: string): void => {
      db.prepare('DELETE FROM sender_number WHERE id = ?').run(id)
    },
  }
}
