import { ulid } from 'ulid'
import type { Trigger, TriggerDraft } from '#core/triggers'
import { templatesOf } from '#core/triggers'
import type { Db } from './database.ts'

type Row = {
  id: string
  implementation_id: string
  kind: Trigger['kind']
  service_tree: string
  request_type: string
  number_id: string
  active: 0 | 1
  status: string | null
  next_status: string | null
  once_per_ticket: 0 | 1 | null
  chat_standard: 0 | 1 | null
  /** JSON array of ids, in the order of the trigger. */
  templates: string
}

const SELECT = `
SELECT trigger_rule.*,
  (SELECT json_group_array(template_id) FROM (SELECT template_id FROM trigger_template WHERE trigger_id = trigger_rule.id ORDER BY position)) AS templates
FROM trigger_rule`

function fromRow(row: Row): Trigger {
  const templateIds = JSON.parse(row.templates) as string[]
  const place = {
    id: row.id,
    implementationId: row.implementation_id,
    serviceTree: row.service_tree,
    requestType: row.request_type,
    numberId: row.number_id,
    active: row.active === 1,
  }
  const templateId = templateIds[0] ?? ''
  switch (row.kind) {
    case 'status':
      return {
        kind: 'status',
        ...place,
        status: row.status ?? '',
        templateId,
        nextStatus: row.next_status ?? '',
        oncePerTicket: row.once_per_ticket === 1,
      }
    case 'operate':
      return { kind: 'operate', ...place, templateId, chatStandard: row.chat_standard === 1 }
    case 'chat':
      return { kind: 'chat', ...place, templateIds }
  }
}

const flag = (value: boolean): 0 | 1 => (value ? 1 : 0)

export function triggerRepository(db: Db) {
  return {
    get: (id: string): Trigger | null => {
      const row = db.prepare<[string], Row>(`${SELECT} WHERE id = ?`).get(id)
      return row ? fromRow(row) : null
    },
    list: (implementationId: string): Trigger[] =>
      db.prepare<[string], Row>(`${SELECT} WHERE implementation_id = ? ORDER BY id`).all(implementationId).map(fromRow),
    /** In one transaction with its templates: call it inside one. */
    save: (draft: TriggerDraft): Trigger => {
      const trigger: Trigger = { ...draft, id: draft.id ?? ulid() }
      const status = trigger.kind === 'status' ? trigger : null
      db.prepare(
        `INSERT INTO trigger_rule VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, service_tree = excluded.service_tree, request_type = excluded.request_type,
           number_id = excluded.number_id, active = excluded.active, status = excluded.status, next_status = excluded.next_status,
           once_per_ticket = excluded.once_per_ticket, chat_standard = excluded.chat_standard`,
      ).run(
        trigger.id,
        trigger.implementationId,
        trigger.kind,
        trigger.serviceTree,
        trigger.requestType,
        trigger.numberId,
        flag(trigger.active),
        status ? status.status : null,
        status ? status.nextStatus : null,
        status ? flag(status.oncePerTicket) : null,
        trigger.kind === 'operate' ? flag(trigger.chatStandard) : null,
      )
      const templates = templatesOf(trigger)
      db.prepare('DELETE FROM trigger_template WHERE trigger_id = ? AND position >= ?').run(trigger.id, templates.length)
      const upsert = db.prepare(
        'INSERT INTO trigger_template VALUES (?, ?, ?) ON CONFLICT (trigger_id, position) DO UPDATE SET template_id = excluded.template_id',
      )
      templates.forEach((templateId, position) => {
        upsert.run(trigger.id, position, templateId)
      })
      return trigger
    },
    remove: (id: string): void => {
      db.prepare('DELETE FROM trigger_rule WHERE id = ?').run(id)
    },
  }
}
