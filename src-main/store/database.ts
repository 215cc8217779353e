import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { closeDataFolder, STORE_FILE } from '../data-dir.ts'
import { closeFile, type DiskTrouble, diskTrouble, ownFolder } from '../disk/index.ts'
import { MIGRATIONS, type Migration } from './migrations/index.ts'

export type Db = Database.Database

/** The store can't be opened; `code` names the sentence, nothing in the folder was changed. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly code: 'newer-database' | DiskTrouble
  readonly data: Record<string, string | number>

  constructor(code: StoreError['code'], data: Record<string, string | number>, cause?: unknown) {
    super(`${code}: ${JSON.stringify(data)}`, { cause })
    this.code = code
    this.data = data
  }
}

const KEPT_BACKUPS = 5

/**
 * Opens the data folder's database and brings it to the newest shape.
 * @throws StoreError
 */
export function openDatabase(dataDir: string, migrations: readonly Migration[] = MIGRATIONS): Db {
  const file = join(dataDir, STORE_FILE)
  const said = (cause: unknown): StoreError =>
    new StoreError(diskTrouble(cause) ?? 'folder-unusable', { folder: dataDir, file }, cause)
  let db: Db
  try {
    closeDataFolder(dataDir)
    db = new Database(file)
    // SQLite gives the log and its index the rights of the file itself.
    for (const each of [file, `${file}-wal`, `${file}-shm`]) closeFile(each)
  } catch (cause) {
    throw said(cause)
  }
  try {
    db.pragma('journal_mode = WAL')
    db.pragma('foreign_keys = ON')
    db.pragma('synchronous = FULL')
    // A sync of thousands of templates must not stop to copy its own log into the file; closing does that.
    db.pragma('wal_autocheckpoint = 8000')
    // In KiB. The driver's own 16 MB each would stay taken after a sync and make nothing faster.
    db.pragma('cache_size = -4000')
    db.pragma('temp.cache_size = -1000')
    migrate(db, dataDir, migrations)
    // Whether it can be written to at all: SQLite opens a read-only one without a word.
    db.exec('BEGIN IMMEDIATE; ROLLBACK')
    return db
  } catch (cause) {
    db.close()
    if (!(cause instanceof StoreError) && diskTrouble(cause) !== null) throw said(cause)
    throw cause
  }
}

function migrate(db: Db, dataDir: string, migrations: readonly Migration[]): void {
  const found = Number(db.pragma('user_version', { simple: true }))
  const known = migrations.at(-1)?.number ?? 0
  if (found > known) throw new StoreError('newer-database', { found, known })
  for (const { number, up } of migrations) {
    if (number <= found) continue
    if (found > 0) backUp(db, dataDir, number)
    db.transaction(() => {
      up(db)
      db.pragma(`user_version = ${number}`)
    }).immediate()
  }
}

function backUp(db: Db, dataDir: string, before: number): void {
  const folder = ownFolder(join(dataDir, 'backups'))
  const target = join(folder, `before-${String(before).padStart(4, '0')}.sqlite`)
  // A copy left by a migration that failed is of the same state: keep the newer one.
  if (existsSync(target)) rmSync(target)
  db.prepare('VACUUM INTO ?').run(target)
  closeFile(target)
  const old = readdirSync(folder).sort().slice(0, -KEPT_BACKUPS)
  for (const name of old) rmSync(join(folder, name))
}
