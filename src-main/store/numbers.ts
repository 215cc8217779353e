import { ulid } from 'ulid'
import type { SenderNumber } from '#core/implementation'
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
    save: (number: Omit<SenderNumber, 'id'> & { id?: string | undefined }): SenderNumber => {
      const id = number.id ?? ulid()
      db.prepare(
        `INSERT INTO sender_number VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET account_id = excluded.account_id, label = excluded.label, phone = excluded.phone,
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
      return { ...number, id }
    },
    remove: (id: string): void => {
      db.prepare('DELETE FROM sender_number WHERE id = ?').run(id)
    },
  }
}
