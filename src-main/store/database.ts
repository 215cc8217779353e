import { existsSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { instant, systemClock } from '../clock.ts'
import { closeDataFolder, STORE_FILE } from '../data-dir.ts'
import { closeFile, diskTrouble, ownFolder } from '../disk/index.ts'
import { BACKUPS_FOLDER, hadStore, keepNewest } from './backups-folder.ts'
import { applyMigrations, type CopyMark, seal } from './copy.ts'
import { StoreError } from './error.ts'
import { isLogDamaged } from './log-check.ts'
import { MIGRATIONS, type Migration } from './migrations/index.ts'
import { APPLICATION_ID, checkShape, isMarkedOpen, keepShape, mustHaveShape, versionOf } from './shape.ts'
import { quickCheck } from './soundness.ts'

export type Db = Database.Database

const KEPT_BEFORE_MIGRATIONS = 5

/**
 * Opens the data folder's database and brings it to the newest shape. What is damaged, incomplete
 * or somebody else's is left as it is.
 * @param mark for the copy that is made before a migration
 * @throws StoreError
 */
export function openDatabase(
  dataDir: string,
  migrations: readonly Migration[] = MIGRATIONS,
  mark: CopyMark = { madeAt: instant(systemClock), generator: 'disparo' },
): Db {
  const file = join(dataDir, STORE_FILE)
  const said = (cause: unknown): unknown => {
    if (cause instanceof StoreError) return cause
    const trouble = diskTrouble(cause, dataDir)
    return trouble === null ? cause : new StoreError(trouble, { folder: dataDir, file }, cause)
  }
  let db: Db
  let isNew: boolean
  let hasLog: boolean
  try {
    closeDataFolder(dataDir)
    isNew = isNothing(file)
    if (isNew && (!isNothing(`${file}-wal`) || hadStore(dataDir))) throw new StoreError('store-missing', { folder: dataDir })
    if (!isNothing(`${file}-wal`) && isLogDamaged(`${file}-wal`)) throw new StoreError('log-damaged', { folder: dataDir })
    hasLog = existsSync(`${file}-wal`)
    db = new Database(file)
    // SQLite gives the log and its index the rights of the file itself.
    for (const each of [file, `${file}-wal`, `${file}-shm`]) closeFile(each)
  } catch (cause) {
    // A file where the folder should be, say; the driver's answer to a missing one has no code.
    throw cause instanceof StoreError
      ? cause
      : new StoreError(diskTrouble(cause, dataDir) ?? 'folder-unusable', { folder: dataDir, file }, cause)
  }
  try {
    db.pragma('foreign_keys = ON')
    db.pragma('synchronous = FULL')
    if (isNew) create(db, migrations)
    else if (isMarkedOpen(db) && !hasLog) throw new StoreError('store-incomplete', { folder: dataDir })
    else migrate(db, dataDir, mark, migrations)
    db.pragma('journal_mode = WAL')
    // A sync of thousands of templates must not stop to copy its own log into the file; closing does that.
    db.pragma('wal_autocheckpoint = 8000')
    // In KiB. The driver's own 16 MB each would stay taken after a sync and make nothing faster.
    db.pragma('cache_size = -4000')
    db.pragma('temp.cache_size = -1000')
    // Whether it can be written to at all: SQLite opens a read-only one without a word.
    db.exec('BEGIN IMMEDIATE; ROLLBACK')
    return db
  } catch (cause) {
    db.close()
    throw said(cause)
  }
}

const isNothing = (file: string): boolean => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0

/** At once, and in the file itself: one without tables can then only be the half of a copied pair. */
function create(db: Db, migrations: readonly Migration[]): void {
  db.transaction(() => {
    db.pragma(`application_id = ${APPLICATION_ID}`)
    applyMigrations(db, 0, migrations)
    keepShape(db)
  }).immediate()
}

function migrate(db: Db, dataDir: string, mark: CopyMark, migrations: readonly Migration[]): void {
  let version = versionOf(db, migrations)
  quickCheck(db)
  const ahead = migrations.filter(({ number }) => number > version)
  if (ahead.length === 0) checkShape(db, version, migrations)
  else mustHaveShape(db, version, migrations, 'refuse')
  if (ahead[0]) backUp(db, dataDir, ahead[0].number, mark)
  for (const migration of ahead) {
    db.transaction(() => {
      applyMigrations(db, version, [migration])
      keepShape(db)
    }).immediate()
    version = migration.number
  }
  if (db.pragma('application_id', { simple: true }) === 0) db.pragma(`application_id = ${APPLICATION_ID}`)
}

function backUp(db: Db, dataDir: string, before: number, mark: CopyMark): void {
  const folder = ownFolder(join(dataDir, BACKUPS_FOLDER))
  const target = join(folder, `before-${String(before).padStart(4, '0')}.sqlite`)
  // A copy left by a migration that failed is of the same state: keep the newer one.
  if (existsSync(target)) rmSync(target)
  db.prepare('VACUUM INTO ?').run(target)
  closeFile(target)
  seal(target, mark)
  keepNewest(folder, /^before-\d+\.sqlite$/, KEPT_BEFORE_MIGRATIONS)
}
