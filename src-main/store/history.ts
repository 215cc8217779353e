import {
  type Columns,
  changedBy,
  columnsOf,
  ENTITY_NAMES,
  type EntityName,
  fieldsOf,
  type HistoryChange,
  neverUndone,
  stepOf,
} from '#core/history'
import type { Db } from './database.ts'
import { type HistoryLine, thingsOf } from './history-things.ts'
import { historyUndo } from './history-undo.ts'

export type HistoryFilter = {
  entities?: readonly EntityName[] | undefined
  actor?: string | undefined
  /** ISO 8601; the second is not in it. */
  from?: string | undefined
  to?: string | undefined
  /** Only lines before this position. */
  before?: number | undefined
}

/** The history that triggers write, one implementation's at a time. */
export function historyRepository(db: Db) {
  const things = thingsOf(db)
  const undoing = historyUndo(db, things)

  const change = (line: HistoryLine): HistoryChange => {
    const [before, after] = sidesOf(line)
    const columns = Object.keys(before ?? after ?? {})
    return {
      position: line.position,
      at: line.at,
      actor: line.actor,
      by: changedBy(line.entity),
      entity: line.entity,
      step: stepOf(line.entity),
      action: line.action,
      name: things.nameOf(line.entity, line.entity_id),
      fields: fieldsOf(line.entity, before, after, things.nameOf),
      undo: neverUndone(line.entity, line.action, columns) ?? undoing.refusal(line),
    }
  }

  function sidesOf(line: HistoryLine): [Columns | null, Columns | null] {
    if (line.action === 'insert') return [null, things.inserted(line)]
    const before = JSON.parse(line.before ?? '{}') as Columns
    if (line.action === 'delete') return [before, null]
    const after = JSON.parse(line.after ?? '{}') as Columns
    // Its two columns are one thing to a person, and only one of them may have changed.
    const source = line.entity === 'binding' ? things.columnsAfter(line, ['source_kind', 'source_value']) : null
    return source
      ? [
          { ...source, ...before },
          { ...source, ...after },
        ]
      : [before, after]
  }

  return {
    /** Newest first. */
    list(implementationId: string, filter: HistoryFilter, limit: number): HistoryChange[] {
      const { entities = ENTITY_NAMES, actor, from, to, before } = filter
      const conditions: [sql: string, value: string | number | undefined][] = [
        ['position < ?', before],
        ['actor = ?', actor],
        ['at >= ?', from],
        ['at < ?', to],
      ]
      const asked = conditions.filter(([, value]) => value !== undefined)
      const lines = db
        .prepare<unknown[], HistoryLine>(
          `SELECT * FROM history WHERE implementation_id = ? AND entity IN (${entities.map(() => '?').join(', ')})
           ${asked.map(([sql]) => `AND ${sql}`).join(' ')} ORDER BY position DESC LIMIT ?`,
        )
        .all(implementationId, ...entities, ...asked.map(([, value]) => value), limit)
      return lines.map(change)
    },
    /** Everybody who is named in it. */
    actors: (implementationId: string): string[] =>
      db
        .prepare<[string], { actor: string }>('SELECT DISTINCT actor FROM history WHERE implementation_id = ? ORDER BY actor')
        .all(implementationId)
        .map(({ actor }) => actor),
    line: (position: number): HistoryLine | null => {
      const line = db.prepare<[number], HistoryLine>('SELECT * FROM history WHERE position = ?').get(position)
      return line?.implementation_id && (ENTITY_NAMES as readonly string[]).includes(line.entity) ? line : null
    },
    change,
    /** Takes it back, in one transaction with whatever else the caller does. @returns why not, or null */
    undo: (line: HistoryLine) => neverUndone(line.entity, line.action, columnsIn(line)) ?? undoing.undo(line),
  }
}

const columnsIn = (line: HistoryLine): string[] =>
  line.before === null ? columnsOf(line.entity) : Object.keys(JSON.parse(line.before) as Columns)
