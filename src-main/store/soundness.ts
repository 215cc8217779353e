import type { Database } from 'better-sqlite3'
import { StoreError } from './error.ts'
import { hasTable } from './shape.ts'

/** Columns that hold JSON: what a damaged byte does to it SQLite can't see. */
export const JSON_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  provider_account: ['settings'],
  template: ['content', 'unsupported_parts', 'unusable', 'samples', 'lost_in_edit'],
  crm_variable: ['definition'],
  service_tree: ['definition'],
  binding: ['transforms'],
  draft: ['base', 'content', 'bindings'],
  submission: ['content', 'bindings'],
  contact_file: ['dialect', 'mapping', 'figures'],
  consent_plan: ['target', 'figures', 'revoke'],
  bundle_export: ['open_points'],
  bundle_release: ['signatures'],
  load_report: ['report'],
  rehearsal: ['record'],
  rehearsal_columns: ['headers', 'mapping'],
  history: ['before', 'after'],
}

/** What a text that is JSON still has to hold: a damaged byte in a name leaves it without what every page asks for. */
const MUST_HOLD: Readonly<Record<string, readonly string[]>> = {
  template: ['$.name', '$.language', '$.category', '$.body.text', '$.buttons'].map(
    (path) => `json_type(content, '${path}') IS NULL`,
  ),
}

/** Up to this size, in bytes, a start reads the whole store: two milliseconds for each million. */
const QUICK_BYTES = 8_000_000

const damaged = (what: string): StoreError => new StoreError('not-a-database', { what })

/** The whole of a small store; of a big one what a start has time for. @throws StoreError, and what SQLite says */
export function quickCheck(db: Database): void {
  const bytes = Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }))
  if (bytes > QUICK_BYTES) return
  const found = String(db.pragma('quick_check(1)', { simple: true }))
  if (found !== 'ok') throw damaged(found)
  for (const table of Object.keys(JSON_COLUMNS)) checkJson(db, table)
}

/**
 * Every page, index, reference and JSON, a table at a time, so that whoever waits can do something else in between.
 * @throws StoreError, and what SQLite says
 */
export function* thoroughCheck(db: Database): Generator<void> {
  const tables = db.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").all()
  for (const { name } of tables) {
    // A name comes from the file: as a value it can't be anything else.
    const found = db.prepare<[string], { integrity_check: string }>('SELECT * FROM pragma_integrity_check(?)').get(name)
    if (found && found.integrity_check !== 'ok') throw damaged(found.integrity_check)
    if (name in JSON_COLUMNS) checkJson(db, name)
    yield
  }
  const [dangling] = db.pragma('foreign_key_check') as { table: string }[]
  if (dangling) throw damaged(`foreign key of ${dangling.table}`)
  yield
  const whole = String(db.pragma('integrity_check(1)', { simple: true }))
  if (whole !== 'ok') throw damaged(whole)
}

/** A part of the JSON columns is younger than the oldest store. */
function checkJson(db: Database, table: string): void {
  if (!hasTable(db, table)) return
  const there = db.prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)').all(table)
  const columns = (JSON_COLUMNS[table] ?? []).filter((column) => there.some(({ name }) => name === column))
  // In this order: what is no JSON has no parts to ask for.
  const broken = [...columns.map((column) => `json_valid(${column}) = 0`), ...(MUST_HOLD[table] ?? [])].join(' OR ')
  if (broken !== '' && db.prepare(`SELECT 1 FROM ${table} WHERE ${broken} LIMIT 1`).get() !== undefined)
    throw damaged(`text of ${table}`)
}
