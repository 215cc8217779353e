import { lstatSync, rmSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { type LoadSession, type LoadTarget, LoadTargetError, type SqlRow } from './target.ts'

/** `Disp` and `DisO`, see the store's `shape.ts`. */
const DISPARO_FILES: ReadonlySet<number> = new Set([0x44_69_73_70, 0x44_69_73_4f])

/** @throws LoadTargetError when the folder is missing or the file can't be opened */
export function openSqliteTarget(path: string): LoadTarget {
  const found = statSync(path, { throwIfNoEntry: false })
  // A pipe would be waited for without end, a device written to.
  if (found && !found.isFile()) throw new LoadTargetError('refused', 'not an ordinary file')
  const isNew = found === undefined
  if (isNew && lstatSync(path, { throwIfNoEntry: false })) throw new LoadTargetError('refused', 'the link leads to no file')
  const database = explained(() => new Database(path))
  const session: LoadSession = {
    run: async (sql, values = []) => {
      explained(() => database.prepare(sql).run(...values))
    },
    all: async (sql, values = []) => explained(() => database.prepare<unknown[], SqlRow>(sql).all(...values)),
    // BEGIN IMMEDIATE holds the whole database already.
    lock: async () => undefined,
  }
  return {
    label: `sqlite:${path}`,
    types: { BOOLEAN: 'INTEGER', JSONB: 'TEXT' },
    async transaction(work) {
      // The program's own store and its copies: with other tables in them no Disparo opens them any more.
      if (DISPARO_FILES.has(Number(explained(() => database.pragma('application_id', { simple: true })))))
        throw new LoadTargetError('refused', 'a file of Disparo itself, not the database of a CRM')
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
    },
    async close() {
      const isEmpty = isNew && database.prepare('SELECT count(*) AS tables FROM sqlite_master').pluck().get() === 0
      database.close()
      // A dry run, or a refusal: no file was there before, and none is left.
      if (isEmpty) rmSync(path, { force: true })
    },
  }
}

function explained<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    // TypeError is the driver's answer to a missing folder.
    if (error instanceof Database.SqliteError || error instanceof TypeError)
      throw new LoadTargetError('refused', error.message, { cause: error })
    throw error
  }
}
