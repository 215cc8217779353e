import { lstatSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { openForReading } from '../sqlite/index.ts'
import { type LoadSession, type LoadTarget, LoadTargetError, type SqlRow } from './target.ts'

/** `Disp` and `DisO`, see the store's `shape.ts`. */
const DISPARO_FILES: ReadonlySet<number> = new Set([0x44_69_73_70, 0x44_69_73_4f])

export const SQLITE_TYPES = { BOOLEAN: 'INTEGER', JSONB: 'TEXT' } as const

/** @throws LoadTargetError where no file can be */
export function openSqliteTarget(path: string): LoadTarget {
  const found = statSync(path, { throwIfNoEntry: false })
  // A pipe would be waited for without end, a device written to.
  if (found && !found.isFile()) throw new LoadTargetError('refused', 'not an ordinary file')
  const isNew = found === undefined
  if (isNew && lstatSync(path, { throwIfNoEntry: false })) throw new LoadTargetError('refused', 'the link leads to no file')
  if (isNew && !statSync(dirname(path), { throwIfNoEntry: false })?.isDirectory())
    throw new LoadTargetError('refused', 'Cannot open database because the directory does not exist')
  return {
    label: `sqlite:${path}`,
    types: SQLITE_TYPES,
    async transaction(work) {
      const database = explained(() => new Database(path))
      try {
        return await within(database, work)
      } finally {
        const isEmpty = isNew && database.prepare('SELECT count(*) AS tables FROM sqlite_master').pluck().get() === 0
        database.close()
        // A refusal: no file was there before, and none is left.
        if (isEmpty) rmSync(path, { force: true })
      }
    },
    async reading(work) {
      if (isNew) return await work({ has: async () => false, all: async () => [] })
      const { db, close } = explained(() => openForReading(path))
      try {
        refuseOwn(db)
        const named = explained(() => db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"))
        return await work({
          has: async (table) => explained(() => named.get(table)) !== undefined,
          all: async (sql) => explained(() => db.prepare<[], SqlRow>(sql).all()),
        })
      } finally {
        close()
      }
    },
    close: async () => undefined,
  }
}

/** A database in memory, gone when the work is done. */
export async function inMemory<T>(work: (session: LoadSession) => Promise<T>): Promise<T> {
  const database = new Database(':memory:')
  try {
    return await within(database, work)
  } finally {
    database.close()
  }
}

async function within<T>(database: Database.Database, work: (session: LoadSession) => Promise<T>): Promise<T> {
  const session: LoadSession = {
    run: async (sql, values = []) => {
      explained(() => database.prepare(sql).run(...values))
    },
    all: async (sql, values = []) => explained(() => database.prepare<unknown[], SqlRow>(sql).all(...values)),
    // BEGIN IMMEDIATE holds the whole database already.
    lock: async () => undefined,
  }
  refuseOwn(database)
  explained(() => database.pragma('foreign_keys = ON'))
  explained(() => database.exec('BEGIN IMMEDIATE'))
  try {
    const result = await work(session)
    explained(() => database.exec('COMMIT'))
    return result
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK')
    throw error
  }
}

/** The program's own store and its copies: with other tables in them no Disparo opens them any more. */
function refuseOwn(database: Database.Database): void {
  if (DISPARO_FILES.has(Number(explained(() => database.pragma('application_id', { simple: true })))))
    throw new LoadTargetError('refused', 'a file of Disparo itself, not the database of a CRM')
}

function explained<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    // The file system's answer to a file that may not be read.
    if (error instanceof Database.SqliteError || error instanceof TypeError || (error instanceof Error && 'errno' in error))
      throw new LoadTargetError('refused', error.message, { cause: error })
    throw error
  }
}
