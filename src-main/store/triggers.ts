import { ulid } from 'ulid'
import type { Trigger } from '#core/triggers'
import type { Db } from './database.ts'

type Row = {
  id: string
  implementation_id: string
  kind: Trigger['kind']
  status: string
  service_tree: string
  request_type: string
  number_id: string
  template_id: string
  active: 0 | 1
}

const fromRow = (row: Row): Trigger => ({
  id: row.id,
  implementationId: row.implementation_id,
  kind: row.kind,
  status: row.status,
  serviceTree: row.service_tree,
  requestType: row.request_type,
  numberId: row.number_id,
  templateId: row.template_id,
  active: row.active === 1,
})

export function triggerRepository(db: Db) {
  return {
    get: (id: string): Trigger | null => {
      const row = db.prepare<[string], Row>('SELECT * FROM trigger_rule WHERE id = ?').get(id)
      return row ? fromRow(row) : null
    },
    list: (implementationId: string): Trigger[] =>
      db
        .prepare<[string], Row>('SELECT * FROM trigger_rule WHERE implementation_id = ? ORDER BY id')
        .all(implementationId)
        .map(fromRow),
    save: (trigger: Omit<Trigger, 'id'> & { id?: string | undefined }): Trigger => {
      const id = trigger.id ?? ulid()
      db.prepare(
        `INSERT INTO trigger_rule VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, status = excluded.status, service_tree = excluded.service_tree,
           request_type = excluded.request_type, number_id = excluded.number_id, template_id = excluded.template_id, active = excluded.active`,
      ).run(
        id,
        trigger.implementationId,
        trigger.kind,
        trigger.status,
        trigger.serviceTree,
        trigger.requestType,
        trigger.numberId,
        trigger.templateId,
        trigger.active ? 1 : 0,
      )
      return { ...trigger, id }
    },
    remove: (id: string): void => {
      db.prepare('DELETE FROM trigger_rule WHERE id = ?').run(id)
    },
  }
}
