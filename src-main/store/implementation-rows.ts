import Database from 'better-sqlite3'
import { ulid } from 'ulid'
import { applyMigrations } from './copy.ts'
import { StoreError } from './error.ts'
import { CARRIED, LEFT_HERE, OWN_FACTS } from './implementation-tables.ts'
import { MIGRATIONS } from './migrations/index.ts'
import { thoroughCheck } from './soundness.ts'

type Db = Database.Database

export type Cell = string | number | null
export type Row = Record<string, Cell>
/** An implementation's rows, by table, in the shape of the store's version `schema`. */
export type ImplementationRows = { schema: number; tables: Record<string, Row[]> }

const HISTORY_OF = CARRIED.map(({ name }) => name).filter((name) => !['history', 'sync_run'].includes(name))

/** Everything of an implementation that may leave this machine. */
export function takeRows(db: Db, id: string): ImplementationRows {
  const read = db.transaction((): ImplementationRows['tables'] =>
    Object.fromEntries(
      CARRIED.map(({ name, rows, omit = [] }) => {
        const found =
          name === 'history'
            ? db
                .prepare<unknown[], Row>(
                  `SELECT at, actor, entity, entity_id, action, before, after FROM history
                   WHERE implementation_id = ? AND entity IN (${HISTORY_OF.map(() => '?').join(', ')}) ORDER BY position`,
                )
                .all(id, ...HISTORY_OF)
                .map(withoutCredentials)
            : db.prepare<{ id: string }, Row>(`SELECT * FROM ${name} WHERE ${rows} ORDER BY rowid`).all({ id })
        return [name, found.map((row) => without(row, omit))]
      }),
    ),
  )
  return { schema: Number(db.pragma('user_version', { simple: true })), tables: read() }
}

const without = (row: Row, columns: readonly string[]): Row =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !columns.includes(column)))

/** An account's line tells where its secret was: no secret, and nobody else's business. */
function withoutCredentials(row: Row): Row {
  if (row.entity !== 'provider_account') return row
  const side = (text: Cell | undefined): Cell =>
    typeof text !== 'string'
      ? null
      : JSON.stringify(
          Object.fromEntries(Object.entries(JSON.parse(text)).filter(([column]) => !column.startsWith('credential_'))),
        )
  return { ...row, before: side(row.before), after: side(row.after) }
}

/**
 * Brings rows of any version to this program's shape, in a store of their own that is thrown away.
 * @throws StoreError where they do not make one whole implementation
 */
export function bringUpToDate({ schema, tables }: ImplementationRows): ImplementationRows['tables'] {
  const known = MIGRATIONS.at(-1)?.number ?? 0
  if (schema > known) throw new StoreError('newer-database', { found: schema, known })
  const db = new Database(':memory:')
  try {
    db.pragma('foreign_keys = OFF')
    applyMigrations(
      db,
      0,
      MIGRATIONS.filter(({ number }) => number <= schema),
    )
    db.pragma('foreign_keys = OFF')
    for (const { name } of CARRIED) insert(db, name, tables[name] ?? [], name === 'history')
    applyMigrations(db, schema, MIGRATIONS)
    for (const _ of thoroughCheck(db));
    const ids = db.prepare<[], { id: string }>('SELECT id FROM implementation').all()
    if (ids.length !== 1 || !ids[0]) throw new StoreError('store-incomplete', { what: 'implementation' })
    return takeRows(db, ids[0].id).tables
  } catch (error) {
    throw error instanceof StoreError ? error : new StoreError('not-a-database', { what: 'rows' }, error)
  } finally {
    db.close()
  }
}

/** `afresh`: what the triggers wrote meanwhile is not what happened. */
function insert(db: Db, table: string, rows: readonly Row[], afresh = false): void {
  if (afresh) db.prepare(`DELETE FROM ${table}`).run()
  const known = new Set(
    db
      .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)')
      .all(table)
      .map(({ name }) => name),
  )
  for (const row of rows) {
    const columns = Object.keys(row)
    const strange = columns.find((column) => !known.has(column))
    if (strange !== undefined || columns.length === 0)
      throw new StoreError('store-incomplete', { what: `${table}.${strange ?? ''}` })
    db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`).run(
      ...columns.map((column) => row[column]),
    )
  }
}

/** The same rows under new ids, so that both may be here. */
export function underNewIds(tables: ImplementationRows['tables']): ImplementationRows['tables'] {
  const ids = new Map(
    Object.values(tables).flatMap((rows) =>
      rows.flatMap(({ id }): [string, string][] => (typeof id === 'string' ? [[id, ulid()]] : [])),
    ),
  )
  const renamed = (cell: Cell): Cell =>
    typeof cell === 'string' ? cell.replace(/[\w-]{8,64}/g, (word) => ids.get(word) ?? word) : cell
  return mapRows(tables, (row) => Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, renamed(cell)])))
}

/** What of a client's set-up the next client begins with. */
export function forNextClient(tables: ImplementationRows['tables']): ImplementationRows['tables'] {
  const kept = Object.fromEntries(CARRIED.map(({ name, own }) => [name, own === true ? [] : (tables[name] ?? [])]))
  return {
    ...kept,
    implementation: (kept.implementation ?? []).map((row) => ({
      ...row,
      ...Object.fromEntries(OWN_FACTS.map((fact) => [fact, null])),
    })),
  }
}

export const mapRows = (
  tables: ImplementationRows['tables'],
  change: (row: Row, table: string) => Row,
): ImplementationRows['tables'] =>
  Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, rows.map((row) => change(row, name))]))

const STAYS = LEFT_HERE.filter((name) => name !== 'actor' && name !== 'setting')
const WHERE_IT_STAYS: Readonly<Record<string, string>> = {
  test_event: 'test_send_id IN (SELECT id FROM test_send WHERE implementation_id = :id)',
}

/**
 * Writes an implementation's rows, all or nothing. One that is here under the same id gives way; its phones, tests,
 * contact files and credentials are of this machine and stay.
 * @param remove takes the one that is here away
 */
export function putRows(db: Db, tables: ImplementationRows['tables'], remove: (id: string) => void): string {
  const id = String(tables.implementation?.[0]?.id)
  const write = db.transaction(() => {
    db.pragma('defer_foreign_keys = ON')
    const stays = STAYS.map((name) => ({
      name,
      rows: db.prepare<{ id: string }, Row>(`SELECT * FROM ${name} WHERE ${WHERE_IT_STAYS[name] ?? mineIs}`).all({ id }),
    }))
    const credentials = db
      .prepare<[string], Row>(
        'SELECT id, credential_backend, credential_service, credential_account FROM provider_account WHERE implementation_id = ?',
      )
      .all(id)
    remove(id)
    db.prepare('DELETE FROM history WHERE implementation_id = ?').run(id)
    const before = Number(db.prepare<[], { last: number | null }>('SELECT max(position) AS last FROM history').get()?.last ?? 0)
    for (const { name } of CARRIED) if (name !== 'history') insert(db, name, tables[name] ?? [])
    for (const { name, rows } of stays) insert(db, name, rows)
    for (const { id: account, ...reference } of credentials)
      db.prepare(
        'UPDATE provider_account SET credential_backend = :credential_backend, credential_service = :credential_service, credential_account = :credential_account WHERE id = :account',
      ).run({ ...reference, account })
    db.prepare('DELETE FROM history WHERE position > ?').run(before)
    insert(db, 'history', tables.history ?? [])
  })
  write.immediate()
  return id
}
const mineIs = 'implementation_id = :id'
