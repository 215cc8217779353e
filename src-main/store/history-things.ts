import { type Columns, columnsOf, type EntityName, type HistoryChange } from '#core/history'
import type { Db } from './database.ts'

/** As the triggers write it. */
export type HistoryLine = {
  position: number
  at: string
  actor: string
  entity: EntityName
  entity_id: string
  implementation_id: string
  action: HistoryChange['action']
  before: string | null
  after: string | null
}

/** The columns of a table that are its row's id, as `entity_id` has them, with blanks between. */
export const KEYS: Readonly<Record<EntityName, readonly string[]>> = {
  implementation: ['id'],
  provider_account: ['id'],
  sender_number: ['id'],
  template: ['id'],
  draft: ['id'],
  submission: ['id'],
  deleted_template: ['id'],
  crm_variable: ['implementation_id', 'token'],
  binding: ['template_id', 'key'],
  service_tree: ['implementation_id'],
  trigger_rule: ['id'],
  trigger_template: ['trigger_id', 'position'],
  consent_term: ['implementation_id', 'version'],
  contact_file: ['implementation_id', 'kind'],
  consent_plan: ['implementation_id'],
  consent_sign_off: ['implementation_id'],
  test_phone: ['id'],
  test_send: ['id'],
  bundle_export: ['id'],
}

/** An id's parts; only the last may have a blank in it. */
export function keyOf(entity: EntityName, id: string): string[] {
  const names = KEYS[entity]
  const parts = id.split(' ')
  return names.map((_, at) => (at === names.length - 1 ? parts.slice(at).join(' ') : (parts[at] ?? '')))
}

/** So many later lines of one row are read to find out what it was; beyond that it is not known. */
const MOST_LATER = 200

/** What the rows of the history are, now or when they were last there. */
export function thingsOf(db: Db) {
  const where = (entity: EntityName): string => KEYS[entity].map((name) => `${name} = ?`).join(' AND ')
  const current = (entity: EntityName, id: string): Columns | null =>
    db.prepare<unknown[], Columns>(`SELECT * FROM ${entity} WHERE ${where(entity)}`).get(...keyOf(entity, id)) ?? null
  const lastSeen = (entity: EntityName, id: string): Columns | null => {
    const gone = db
      .prepare<[string, string], { before: string }>(
        "SELECT before FROM history WHERE entity = ? AND entity_id = ? AND action = 'delete' ORDER BY position DESC LIMIT 1",
      )
      .get(entity, id)
    return gone ? (JSON.parse(gone.before) as Columns) : null
  }
  const later = (line: HistoryLine) =>
    db
      .prepare<[string, string, number, number], Pick<HistoryLine, 'action' | 'before'>>(
        'SELECT action, before FROM history WHERE entity = ? AND entity_id = ? AND position > ? ORDER BY position LIMIT ?',
      )
      .all(line.entity, line.entity_id, line.position, MOST_LATER + 1)

  /**
   * What columns held after a line: what the first later change of each says they were before,
   * else what they hold now. A column of which that can't be said is left out.
   */
  function columnsAfter(line: HistoryLine, names: readonly string[]): Columns {
    const known: Record<string, unknown> = {}
    const lines = later(line)
    for (const { action, before } of lines.slice(0, MOST_LATER)) {
      // Written anew over what was there, whose end nobody wrote down.
      if (action === 'insert') return known
      const was = JSON.parse(before ?? '{}') as Columns
      for (const name of names) if (name in was && !(name in known)) known[name] = was[name]
      if (action === 'delete') return known
    }
    if (lines.length > MOST_LATER) return known
    const now = current(line.entity, line.entity_id)
    for (const name of names) if (now && name in now && !(name in known)) known[name] = now[name]
    return known
  }

  function nameOf(entity: EntityName, id: string): string | null {
    const parts = keyOf(entity, id)
    if (entity === 'binding')
      return [nameOf('template', parts[0] ?? ''), `{{${parts[1]?.split('.').at(-1)}}}`].filter(Boolean).join(' ')
    if (entity === 'trigger_template') return nameOf('trigger_rule', parts[0] ?? '')
    if (entity === 'crm_variable') return `%${parts[1]}%`
    if (entity === 'consent_term' || entity === 'contact_file') return parts[1] ?? null
    const row = current(entity, id) ?? lastSeen(entity, id)
    const text = (...names: string[]): string | null =>
      names.map((name) => row?.[name]).find((value): value is string => typeof value === 'string' && value !== '') ?? null
    switch (entity) {
      case 'provider_account':
        return text('label')
      case 'sender_number':
      case 'test_phone':
        return text('label', 'phone')
      case 'template':
      case 'deleted_template':
        return [text('name'), text('language')].filter(Boolean).join(' · ') || null
      case 'draft':
      case 'submission':
        return contentName(row?.content)
      case 'trigger_rule':
        return text('status', 'request_type', 'service_tree')
      case 'test_send':
        return text('template_name')
      case 'bundle_export':
        return text('file_name')
      default:
        return null
    }
  }
  return {
    current,
    columnsAfter,
    /** What a new row held. */
    inserted: (line: HistoryLine): Columns => columnsAfter(line, columnsOf(line.entity)),
    nameOf,
  }
}
export type HistoryThings = ReturnType<typeof thingsOf>

function contentName(content: unknown): string | null {
  if (typeof content !== 'string') return null
  const { name }: { name?: unknown } = JSON.parse(content)
  return typeof name === 'string' && name !== '' ? name : null
}
