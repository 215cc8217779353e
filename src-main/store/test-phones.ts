import { ulid } from 'ulid'
import type { TestPhone } from '#core/implementation'
import type { Db } from './database.ts'

type Row = {
  id: string
  implementation_id: string
  label: string
  phone: string
  agreed_at: string | null
  agreement_recorded_by: string | null
}

const fromRow = (row: Row): TestPhone => ({
  id: row.id,
  implementationId: row.implementation_id,
  label: row.label,
  phone: row.phone,
  agreement: row.agreed_at === null ? null : { agreedAt: row.agreed_at, recordedBy: row.agreement_recorded_by ?? '' },
})

export function testPhoneRepository(db: Db) {
  return {
    get: (id: string): TestPhone | null => {
      const row = db.prepare<[string], Row>('SELECT * FROM test_phone WHERE id = ?').get(id)
      return row ? fromRow(row) : null
    },
    /** In the order in which they were entered. */
    list: (implementationId: string): TestPhone[] =>
      db
        .prepare<[string], Row>('SELECT * FROM test_phone WHERE implementation_id = ? ORDER BY id')
        .all(implementationId)
        .map(fromRow),
    save: (phone: Omit<TestPhone, 'id'> & { id?: string | undefined }): TestPhone => {
      const id = phone.id ?? ulid()
      db.prepare(
        `INSERT INTO test_phone VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET label = excluded.label, phone = excluded.phone,
           agreed_at = excluded.agreed_at, agreement_recorded_by = excluded.agreement_recorded_by`,
      ).run(
        id,
        phone.implementationId,
        phone.label,
        phone.phone,
        phone.agreement?.agreedAt ?? null,
        phone.agreement?.recordedBy ?? null,
      )
      return { ...phone, id }
    },
    remove: (id: string): void => {
      db.prepare('DELETE FROM test_phone WHERE id = ?').run(id)
    },
  }
}
