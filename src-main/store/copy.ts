import { createHash } from 'node:crypto'
import { rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { closeFile, diskTrouble, ownFile, removeTemporary, temporaryFolder } from '../disk/index.ts'
import { openForReading, type Reading } from '../sqlite/index.ts'
import { StoreError } from './error.ts'
import { MIGRATIONS, type Migration } from './migrations/index.ts'
import { APPLICATION_ID, hasTable, isMarkedOpen, keepShape, mustHaveShape, SEAL_TABLE, versionOf } from './shape.ts'
import { quickCheck, thoroughCheck } from './soundness.ts'

type Db = Database.Database

/** Who makes a copy, and when: written into it. */
export type CopyMark = { madeAt: string; generator: string }

/** One client's set-up in a store or in a copy of it. */
export type HeldImplementation = {
  id: string
  client: string
  environment: string
  updatedAt: string
  templates: number
  /** Of the last bundle that was exported; null before the first. */
  lastSequence: number | null
}

/** What a store or a copy holds. */
export type Holdings = {
  version: number
  implementations: HeldImplementation[]
  /** Rows of all tables. */
  rows: number
  /** Null for a store, and for a copy that was made by other means: then only its form can be checked. */
  mark: CopyMark | null
  /** SHA-256 of every row, in hexadecimal. */
  contentHash: string
  /** The file alone of a store that was open: what was written last is not in it. */
  isWithoutLog: boolean
}

/** Pages for each step; between two steps the program goes on with its work. */
const STEP_PAGES = 2_000
const ALL_PAGES = 0x7fff_ffff

/**
 * A copy of a store as one file, by SQLite's online backup: what others write meanwhile is in it or not, never by
 * half. Checked after it was written, and gone again where it is not what it should be.
 * @param target must not exist
 * @throws StoreError, and what SQLite and the file system say
 */
export async function copyStore(source: Db, target: string, mark: CopyMark, isOwn: boolean): Promise<Holdings> {
  ownFile(target, '')
  try {
    // From another process's store in one step: it begins anew whenever that one writes.
    await source.backup(target, { progress: () => (isOwn ? STEP_PAGES : ALL_PAGES) })
    seal(target, mark)
    await breathe()
    return await readCopy(target)
  } catch (error) {
    for (const each of [target, `${target}-wal`, `${target}-shm`, `${target}-journal`]) rmSync(each, { force: true })
    throw error
  }
}

/** Makes a file of its own out of a copied store, and writes into it what it holds. */
export function seal(file: string, { madeAt, generator }: CopyMark): void {
  const copy = new Database(file)
  try {
    copy.pragma('journal_mode = DELETE')
    copy.pragma(`application_id = ${APPLICATION_ID}`)
    copy.transaction(() => {
      copy.exec(`DROP TABLE IF EXISTS ${SEAL_TABLE};
        CREATE TABLE ${SEAL_TABLE} (made_at TEXT NOT NULL, generator TEXT NOT NULL, rows INTEGER NOT NULL, content_hash TEXT NOT NULL) STRICT`)
      const { rows, contentHash } = contentOf(copy)
      copy.prepare(`INSERT INTO ${SEAL_TABLE} VALUES (?, ?, ?, ?)`).run(madeAt, generator, rows, contentHash)
    })()
  } finally {
    copy.close()
  }
  closeFile(file)
}

/** @throws StoreError `not-a-database` for what is no store, and what `holdingsOf` says */
export async function readCopy(file: string, migrations: readonly Migration[] = MIGRATIONS): Promise<Holdings> {
  return await withStore(file, (db) => holdingsOf(db, migrations))
}

/** Opens a store or a copy for reading only, and leaves nothing beside it; what SQLite says about it becomes a StoreError. */
export async function withStore<T>(file: string, work: (db: Db) => T | Promise<T>): Promise<T> {
  let reading: Reading | null = null
  try {
    reading = openForReading(file)
    // Nothing that a stranger wrote into it may call a function.
    reading.db.pragma('trusted_schema = OFF')
    return await work(reading.db)
  } catch (error) {
    const trouble = error instanceof StoreError ? null : diskTrouble(error, dirname(file))
    throw trouble === null ? error : new StoreError(trouble, { file }, error)
  } finally {
    reading?.close()
  }
}

/**
 * Reads a store in this program's shape, whatever version it has, and leaves it as it is: an older one is brought up
 * to date in a copy.
 * @throws StoreError, and what SQLite says
 */
export async function withUpToDate<T>(
  file: string,
  work: (db: Db) => T | Promise<T>,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<T> {
  return await withStore(file, async (db) => {
    const version = versionOf(db, migrations)
    quickCheck(db)
    mustHaveShape(db, version, migrations, 'allow')
    if (version === migrations.at(-1)?.number) return await work(db)
    const folder = temporaryFolder(tmpdir())
    try {
      const staged = join(folder, 'store.sqlite')
      await db.backup(staged, { progress: () => ALL_PAGES })
      const copy = new Database(staged)
      try {
        copy.transaction(() => applyMigrations(copy, version, migrations))()
        return await work(copy)
      } finally {
        copy.close()
      }
    } finally {
      removeTemporary(folder)
    }
  })
}

/** What is in it, after everything in it was checked. @throws StoreError, and what SQLite says */
export async function holdingsOf(db: Db, migrations: readonly Migration[] = MIGRATIONS): Promise<Holdings> {
  const version = versionOf(db, migrations)
  mustHaveShape(db, version, migrations, 'refuse')
  for (const _ of thoroughCheck(db)) await breathe()
  const content = contentOf(db)
  const sealed = hasTable(db, SEAL_TABLE) ? readSeal(db) : null
  if (sealed && (sealed.rows !== content.rows || sealed.content_hash !== content.contentHash))
    throw new StoreError('not-a-database', { what: 'seal' })
  return {
    version,
    implementations: implementationsIn(db),
    ...content,
    mark: sealed && { madeAt: sealed.made_at, generator: sealed.generator },
    isWithoutLog: isMarkedOpen(db) && (statSync(`${db.name}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0,
  }
}

type Seal = { made_at: string; generator: string; rows: number; content_hash: string }

function readSeal(db: Db): Seal {
  const found = db.prepare<[], Seal>(`SELECT * FROM ${SEAL_TABLE}`).get()
  if (!found) throw new StoreError('not-a-database', { what: 'seal' })
  return found
}

/** Every row of every table, in its order, with the tables' own text. */
function contentOf(db: Db): { rows: number; contentHash: string } {
  const hash = createHash('sha256')
  let rows = 0
  const add = (row: unknown): void => {
    hash.update(JSON.stringify(row)).update('\n')
  }
  add([db.pragma('user_version', { simple: true })])
  const objects = db
    .prepare<[], { type: string; name: string; sql: string | null }>(
      'SELECT type, name, sql FROM sqlite_schema ORDER BY type, name',
    )
    .all()
    .filter(({ name }) => name !== SEAL_TABLE)
  for (const { type, name, sql } of objects) {
    add([type, name, sql])
    if (type !== 'table') continue
    for (const row of db
      .prepare<[], unknown[]>(`SELECT * FROM "${name.replaceAll('"', '""')}" ORDER BY rowid`)
      .raw()
      .iterate()) {
      add(row)
      rows += 1
    }
  }
  return { rows, contentHash: hash.digest('hex') }
}

export const implementationsIn = (db: Db): HeldImplementation[] =>
  db
    .prepare<[], HeldImplementation>(
      `SELECT id, client, environment, updated_at AS updatedAt,
        (SELECT count(*) FROM template JOIN provider_account ON provider_account.id = template.account_id
          WHERE provider_account.implementation_id = implementation.id) AS templates,
        (SELECT max(sequence) FROM bundle_export WHERE implementation_id = implementation.id) AS lastSequence
      FROM implementation ORDER BY client, environment, id`,
    )
    .all()

/**
 * Makes a copy fit to be the store here: brought to this program's shape, without its seal. What waited to be
 * submitted when it was made may have been submitted since, so that the provider is asked before anything is sent again.
 */
export function prepareCopy(file: string, migrations: readonly Migration[] = MIGRATIONS): void {
  const copy = new Database(file)
  try {
    copy.pragma('journal_mode = DELETE')
    copy.pragma('foreign_keys = ON')
    const found = versionOf(copy, migrations)
    copy.transaction(() => {
      copy.exec(`DROP TABLE IF EXISTS ${SEAL_TABLE}`)
      applyMigrations(copy, found, migrations)
      copy.pragma(`application_id = ${APPLICATION_ID}`)
      keepShape(copy)
      if (hasTable(copy, 'submission'))
        copy.prepare("UPDATE submission SET state = 'unknown' WHERE state IN ('queued', 'sending')").run()
    })()
  } finally {
    copy.close()
  }
}

/** Inside a transaction. */
export function applyMigrations(db: Db, found: number, migrations: readonly Migration[]): void {
  for (const { number, up } of migrations) {
    if (number <= found) continue
    up(db)
    db.pragma(`user_version = ${number}`)
  }
}

/** Puts a prepared copy into the place of an open store, in one transaction: who reads there sees the one or the other. */
export async function pourInto(store: string, prepared: string): Promise<void> {
  await withStore(prepared, (db) => db.backup(store, { progress: () => ALL_PAGES }))
}
