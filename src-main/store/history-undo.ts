import Database from 'better-sqlite3'
import type { Columns, UndoRefusal } from '#core/history'
import type { Db } from './database.ts'
import { type HistoryLine, type HistoryThings, KEYS, keyOf } from './history-things.ts'

/** What belongs to an implementation by a column that its history does not repeat. */
const OWNED: ReadonlySet<string> = new Set(['sender_number', 'trigger_rule', 'test_phone'])

/** Takes changes back, each by its opposite, which the triggers write down like any other change. */
export function historyUndo(db: Db, { current }: HistoryThings) {
  /** Without trying: whether it is still as the change left it. */
  function refusal(line: HistoryLine): UndoRefusal | null {
    const now = current(line.entity, line.entity_id)
    if (line.action === 'delete') return now ? 'newer' : null
    if (!now) return 'gone'
    if (line.action === 'insert') return isUntouched(line) ? null : 'newer'
    const after = JSON.parse(line.after ?? '{}') as Columns
    return Object.entries(after).every(([name, value]) => now[name] === value) ? null : 'newer'
  }

  const isUntouched = ({ entity, entity_id, position }: HistoryLine): boolean =>
    db
      .prepare('SELECT 1 FROM history WHERE entity = ? AND entity_id = ? AND position > ? LIMIT 1')
      .get(entity, entity_id, position) === undefined

  function undo(line: HistoryLine): UndoRefusal | null {
    const refused = refusal(line)
    if (refused !== null) return refused
    try {
      // Of its own, so that a refusal half-way leaves what the caller has done.
      return db.transaction((): UndoRefusal | null => {
        opposite(line)
        if (!isWhole(line)) throw new Refused('used')
        return null
      })()
    } catch (error) {
      if (error instanceof Refused) return error.why
      const code = error instanceof Database.SqliteError ? error.code : ''
      if (code.startsWith('SQLITE_CONSTRAINT_FOREIGNKEY')) return line.action === 'insert' ? 'used' : 'gone'
      if (code.startsWith('SQLITE_CONSTRAINT')) return 'newer'
      throw error
    }
  }

  function opposite(line: HistoryLine): void {
    const { entity, entity_id, action } = line
    const key = keyOf(entity, entity_id)
    const here = KEYS[entity].map((name) => `${name} = ?`).join(' AND ')
    const before = JSON.parse(line.before ?? '{}') as Columns
    if (action === 'insert') {
      if (entity === 'crm_variable' && isVariableUsed(line)) throw new Refused('used')
      db.prepare(`DELETE FROM ${entity} WHERE ${here}`).run(...key)
    } else if (action === 'update') {
      const names = Object.keys(before)
      db.prepare(`UPDATE ${entity} SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE ${here}`).run(
        ...Object.values(before),
        ...key,
      )
    } else {
      insert(line, before)
      // A trigger's templates went with it, in the same statement and so at the same moment.
      if (entity === 'trigger_rule')
        for (const template of templatesGoneWith(line)) insert(template, JSON.parse(template.before ?? '{}'))
    }
  }

  function insert({ entity, entity_id, implementation_id }: HistoryLine, before: Columns): void {
    const keys = Object.fromEntries(KEYS[entity].map((name, at) => [name, keyOf(entity, entity_id)[at]]))
    const row = { ...before, ...keys, ...(OWNED.has(entity) ? { implementation_id } : {}) }
    const names = Object.keys(row)
    db.prepare(`INSERT INTO ${entity} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`).run(
      ...Object.values(row),
    )
  }

  const templatesGoneWith = (line: HistoryLine): HistoryLine[] =>
    db
      .prepare<[string, string], HistoryLine>(
        `SELECT * FROM history WHERE entity = 'trigger_template' AND action = 'delete' AND entity_id LIKE ? || ' %' AND at = ?`,
      )
      .all(line.entity_id, line.at)

  const isVariableUsed = ({ entity, entity_id }: HistoryLine): boolean => {
    const [implementationId, token] = keyOf(entity, entity_id)
    return (
      db
        .prepare(
          `SELECT 1 FROM binding JOIN template ON template.id = template_id JOIN provider_account ON provider_account.id = account_id
           WHERE implementation_id = ? AND source_kind = 'crm' AND source_value = ? LIMIT 1`,
        )
        .get(implementationId, token) !== undefined
    )
  }

  /** A trigger has its templates in a row without a gap, and at least one; only the chat's has several. */
  function isWhole({ entity, entity_id }: HistoryLine): boolean {
    if (entity !== 'trigger_rule' && entity !== 'trigger_template') return true
    const [id = ''] = entity_id.split(' ')
    const rule = current('trigger_rule', id)
    if (!rule) return true
    const places = db
      .prepare<[string], { position: number }>('SELECT position FROM trigger_template WHERE trigger_id = ? ORDER BY position')
      .all(id)
    return (
      places.length > 0 && places.every(({ position }, at) => position === at) && (rule.kind === 'chat' || places.length === 1)
    )
  }

  return { refusal, undo }
}

class Refused extends Error {
  readonly why: UndoRefusal

  constructor(why: UndoRefusal) {
    super(why)
    this.why = why
  }
}
