import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'
import { StoreError } from './error.ts'
import type { Migration } from './migrations/index.ts'

type Db = Database.Database

/**
 * In the header of every file that is Disparo's (SQLite's application_id): `Disp`, and `DisO` while a
 * program has it open. With the second and no log beside it, it was copied without what was written last.
 */
export const APPLICATION_ID = 0x44_69_73_70
export const OPEN_ID = 0x44_69_73_4f
/** The table that only a copy has: what the copy held when it was made. */
export const SEAL_TABLE = 'backup_seal'
const KEPT_UNDER = 'shape'

const schemaOf = (db: Db): { name: string; sql: string }[] =>
  db
    .prepare<[], { name: string; sql: string }>(
      "SELECT type || ' ' || name AS name, coalesce(sql, '') AS sql FROM sqlite_schema ORDER BY type, name",
    )
    .all()

/** Quotes and blanks differ between versions of SQLite, and mean nothing. */
const plain = (sql: string): string => sql.replace(/["\s]+/g, ' ').trim()

const fingerprint = (db: Db): string =>
  createHash('sha256')
    .update(JSON.stringify(schemaOf(db).filter(({ name }) => !name.endsWith(SEAL_TABLE))))
    .digest('hex')

/** Tables, indexes and triggers as they are after these migrations. */
function shapeAfter(migrations: readonly Migration[]): ReadonlyMap<string, string> {
  const reference = new Database(':memory:')
  try {
    for (const { up } of migrations) up(reference)
    return new Map(schemaOf(reference).map(({ name, sql }) => [name, plain(sql)]))
  } finally {
    reference.close()
  }
}

/**
 * Whose a database is and which version of Disparo wrote it.
 * @returns its version
 * @throws StoreError for one that this program can't use
 */
export function versionOf(db: Db, migrations: readonly Migration[]): number {
  const found = Number(db.pragma('user_version', { simple: true }))
  const id = Number(db.pragma('application_id', { simple: true }))
  const known = migrations.at(-1)?.number ?? 0
  if (![0, APPLICATION_ID, OPEN_ID].includes(id)) throw new StoreError('foreign-database', { id })
  if (found > known) throw new StoreError('newer-database', { found, known })
  // A store is whole before it has its name: one without tables is the file alone of an open one.
  if (found === 0) throw new StoreError(schemaOf(db).length === 0 ? 'store-incomplete' : 'foreign-database', { found })
  if (!migrations.some(({ number }) => number === found)) throw new StoreError('not-a-database', { found })
  return found
}

/**
 * Holds what is there against what the migrations make.
 * @param more whether there may be something besides; in a file from elsewhere a strange trigger could do harm
 * @throws StoreError `store-incomplete` with what is not as it should be
 */
export function mustHaveShape(db: Db, version: number, migrations: readonly Migration[], more: 'allow' | 'refuse'): void {
  const found = new Map(schemaOf(db).map(({ name, sql }) => [name, plain(sql)]))
  const wanted = shapeAfter(migrations.filter(({ number }) => number <= version))
  const wrong = [...wanted].find(([name, sql]) => found.get(name) !== sql)?.[0]
  const strange = [...found.keys()].find((name) => !wanted.has(name) && !name.endsWith(SEAL_TABLE))
  if (wrong !== undefined) throw new StoreError('store-incomplete', { what: wrong })
  if (more === 'refuse' && strange !== undefined) throw new StoreError('foreign-database', { what: strange })
}

/** The same at each start, by a fingerprint: making the tables that one is held against takes thirty milliseconds. */
export function checkShape(db: Db, version: number, migrations: readonly Migration[]): void {
  const now = fingerprint(db)
  if (hasTable(db, 'setting')) {
    const kept = db.prepare<[string], { value: string }>('SELECT value FROM setting WHERE key = ?').get(KEPT_UNDER)
    if (kept?.value === now) return
  }
  mustHaveShape(db, version, migrations, 'allow')
  keepShape(db)
}

export function keepShape(db: Db): void {
  db.prepare('INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(
    KEPT_UNDER,
    fingerprint(db),
  )
}

/**
 * Says in the file that a program has it open, and in the log that none has: with its log, or once whoever
 * closed it has brought the log into it, it is whole; the file alone of an open store can be told.
 */
export function markOpen(db: Db): void {
  db.pragma(`application_id = ${OPEN_ID}`)
  db.pragma('wal_checkpoint(PASSIVE)')
  db.pragma(`application_id = ${APPLICATION_ID}`)
}

export const isMarkedOpen = (db: Db): boolean => db.pragma('application_id', { simple: true }) === OPEN_ID

export const hasTable = (db: Db, name: string): boolean =>
  db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(name) !== undefined
