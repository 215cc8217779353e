import { ulid } from 'ulid'
import type { Draft } from '#core/review'
import { type Clock, instant } from '../clock.ts'
import type { Db } from './database.ts'

type Row = {
  id: string
  implementation_id: string
  account_id: string
  sender_id: string | null
  template_id: string | null
  previous_id: string | null
  base: string | null
  content: string
  bindings: string
  created_at: string
  updated_at: string
}

const fromRow = (row: Row): Draft => ({
  id: row.id,
  implementationId: row.implementation_id,
  accountId: row.account_id,
  senderId: row.sender_id,
  templateId: row.template_id,
  previousId: row.previous_id,
  base: row.base === null ? null : (JSON.parse(row.base) as Draft['base']),
  content: JSON.parse(row.content) as Draft['content'],
  bindings: JSON.parse(row.bindings) as Draft['bindings'],
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})

export type DraftFacts = Omit<Draft, 'id' | 'createdAt' | 'updatedAt'>

/** Templates while they are written. A sync never touches them. */
export function draftRepository(db: Db, clock: Clock) {
  const get = (id: string): Draft | null => {
    const row = db.prepare<[string], Row>('SELECT * FROM draft WHERE id = ?').get(id)
    return row ? fromRow(row) : null
  }
  return {
    get,
    list: (implementationId: string): Draft[] =>
      db
        .prepare<[string], Row>('SELECT * FROM draft WHERE implementation_id = ? ORDER BY updated_at DESC, id')
        .all(implementationId)
        .map(fromRow),
    /** The edit of this template that is being written. */
    ofTemplate: (templateId: string): Draft | null => {
      const row = db.prepare<[string], Row>('SELECT * FROM draft WHERE template_id = ?').get(templateId)
      return row ? fromRow(row) : null
    },
    create: (draft: DraftFacts): string => {
      const id = ulid()
      const now = instant(clock)
      db.prepare('INSERT INTO draft VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
        id,
        draft.implementationId,
        draft.accountId,
        draft.senderId,
        draft.templateId,
        draft.previousId,
        draft.base === null ? null : JSON.stringify(draft.base),
        JSON.stringify(draft.content),
        JSON.stringify(draft.bindings),
        now,
        now,
      )
      return id
    },
    save: (draft: Draft): void => {
      db.prepare(
        `UPDATE draft SET account_id = ?, sender_id = ?, template_id = ?, base = ?, content = ?, bindings = ?, updated_at = ? WHERE id = ?`,
      ).run(
        draft.accountId,
        draft.senderId,
        draft.templateId,
        draft.base === null ? null : JSON.stringify(draft.base),
        JSON.stringify(draft.content),
        JSON.stringify(draft.bindings),
        instant(clock),
        draft.id,
      )
    },
    remove: (id: string): void => {
      db.prepare('DELETE FROM draft WHERE id = ?').run(id)
    },
  }
}
