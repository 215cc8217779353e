import { existsSync, renameSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { STORE_FILE } from '../data-dir.ts'
import { closeFile, makeFolder, ownFile, ownFolder, removeTemporary, sweepTemporaries, temporaryFolder } from '../disk/index.ts'
import {
  BACKUPS_FOLDER,
  type CopyMark,
  copyStore,
  type Holdings,
  holdingsOf,
  keepNewest,
  pourInto,
  prepareCopy,
  readCopy,
  StoreError,
  withStore,
} from '../store/index.ts'
import { decryptFile, isEncrypted, isSqlite } from './cipher.ts'
import { BackupError } from './error.ts'

/** A copy that was looked into and lies, checked, in the data folder. */
export type Opened = { file: string; holdings: Holdings; isEncrypted: boolean; close(): void }

/** What lies in a data folder: nothing, what can be read, or what can't be opened as it is. */
export type Present = { kind: 'nothing' } | { kind: 'store'; holdings: Holdings } | { kind: 'unreadable' }

const KEPT_BEFORE_RESTORES = 5
const COMPANIONS = ['-wal', '-shm', '-journal'] as const

/**
 * Looks into a copy: decrypted if need be, brought into the data folder and checked there, so that what is put in
 * place later is what was looked at. Nothing of the store is touched.
 * @param dataDir null: it is only to be looked at, and lies among the system's temporary files meanwhile
 * @param passphrase null: nobody said one
 * @throws BackupError, and what the file system says
 */
export async function openBackup(file: string, dataDir: string | null, passphrase: string | null): Promise<Opened> {
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found?.isFile()) throw new BackupError('no-such-file')
  const encrypted = isEncrypted(file)
  if (!encrypted && !isSqlite(file)) throw new BackupError('not-a-backup')
  if (encrypted && passphrase === null) throw new BackupError('passphrase-missing')
  const parent = dataDir === null ? tmpdir() : join(dataDir, BACKUPS_FOLDER)
  const leave = dataDir === null ? () => undefined : makeFolder(parent)
  if (dataDir !== null) ownFolder(parent)
  sweepTemporaries(parent)
  const folder = temporaryFolder(parent)
  const staged = join(folder, STORE_FILE)
  const close = (): void => {
    removeTemporary(folder)
    leave()
  }
  try {
    const isWithoutLog = !encrypted && !existsSync(`${file}-wal`)
    if (encrypted) await decryptFile(file, staged, passphrase ?? '')
    else await takeCopy(file, staged)
    closeFile(staged)
    const holdings = await readCopy(staged)
    return {
      file: staged,
      holdings: { ...holdings, isWithoutLog: holdings.isWithoutLog && isWithoutLog },
      isEncrypted: encrypted,
      close,
    }
  } catch (error) {
    close()
    throw backupError(error)
  }
}

/** By SQLite, so that the log beside a store that was copied by hand counts too. */
async function takeCopy(file: string, staged: string): Promise<void> {
  ownFile(staged, '')
  await withStore(file, (db) => db.backup(staged, { progress: () => 0x7fff_ffff }))
}

function backupError(error: unknown): unknown {
  if (!(error instanceof StoreError)) return error
  if (error.code === 'newer-database') return new BackupError('newer', { cause: error })
  if (error.code === 'foreign-database') return new BackupError('not-a-backup', { cause: error })
  if (error.code === 'not-a-database' || error.code === 'store-incomplete') return new BackupError('damaged', { cause: error })
  return error
}

/** What a restore would replace. */
export async function lookAtPresent(dataDir: string): Promise<Present> {
  const store = join(dataDir, STORE_FILE)
  if (!existsSync(store) && !existsSync(`${store}-wal`)) return { kind: 'nothing' }
  try {
    return { kind: 'store', holdings: await withStore(store, (db) => holdingsOf(db)) }
  } catch (error) {
    if (error instanceof StoreError) return { kind: 'unreadable' }
    throw error
  }
}

/**
 * Puts an opened copy in the store's place. What was there is kept: a store that can be read as a copy, one that
 * can't be read with all its files as they are. Killed at any moment, the folder has the one or the other, or
 * says at the next start that its store is missing.
 * @param present as it was looked at; nobody else may have the store open, but for this program itself
 * @returns where the old one is kept; null where there was none
 */
export async function putInPlace(opened: Opened, dataDir: string, present: Present, mark: CopyMark): Promise<string | null> {
  const store = join(dataDir, STORE_FILE)
  const folder = ownFolder(join(dataDir, BACKUPS_FOLDER))
  const stamp = mark.madeAt.replace(/[:.]/g, '-')
  prepareCopy(opened.file)
  if (present.kind === 'store') {
    const kept = freeName(folder, `before-restore-${stamp}`, '.sqlite')
    await withStore(store, (db) => copyStore(db, kept, mark, false))
    await pourInto(store, opened.file)
    opened.close()
    keepNewest(folder, /^before-restore-.*\.sqlite$/, KEPT_BEFORE_RESTORES)
    return kept
  }
  let kept: string | null = null
  if (present.kind === 'unreadable') {
    kept = ownFolder(freeName(folder, `damaged-${stamp}`, ''))
    // The store first: one without its log would open as what it was long ago.
    for (const name of ['', ...COMPANIONS].map((ending) => STORE_FILE + ending))
      if (existsSync(join(dataDir, name))) renameSync(join(dataDir, name), join(kept, name))
  }
  renameSync(opened.file, store)
  closeFile(store)
  opened.close()
  return kept
}

/** Two restores within the same moment are two. */
function freeName(folder: string, name: string, ending: string): string {
  for (let count = 1; ; count++) {
    const path = join(folder, count === 1 ? name + ending : `${name}-${count}${ending}`)
    if (!existsSync(path)) return path
  }
}
