import { createHash } from 'node:crypto'
import { createReadStream, existsSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { STORE_FILE } from '../data-dir.ts'
import { placeFile, removeTemporary, sweepTemporaries, temporaryFolder } from '../disk/index.ts'
import { type CopyMark, copyStore, type Holdings, withStore } from '../store/index.ts'
import { decryptFile, encryptFile } from './cipher.ts'
import { BackupError } from './error.ts'

/** A backup that was made: what it holds, and the file's size in bytes and SHA-256 in hexadecimal. */
export type Made = { holdings: Holdings; bytes: number; sha256: string }

/** Makes the copy: of the store that this program has open, or of one that another has. */
export type CopyTo = (target: string) => Promise<Holdings>

/** Of the store in a data folder, which another process may have open. */
export const copyOfFolder =
  (dataDir: string, mark: CopyMark): CopyTo =>
  async (target) => {
    const store = join(dataDir, STORE_FILE)
    if (!existsSync(store)) throw new BackupError('nothing-there')
    return await withStore(store, (db) => copyStore(db, target, mark, false))
  }

/**
 * Writes a backup in a temporary folder beside the target, which it leaves when it has proved whole; an
 * encrypted one is decrypted again for that.
 * @param passphrase null: as a plain SQLite file
 * @throws BackupError `exists` · `nothing-there`, StoreError, and what the file system says
 */
export async function makeBackup(copyTo: CopyTo, target: string, passphrase: string | null): Promise<Made> {
  if (existsSync(target)) throw new BackupError('exists')
  sweepTemporaries(dirname(target))
  const folder = temporaryFolder(dirname(target))
  try {
    const finished = join(folder, basename(target))
    const plain = passphrase === null ? finished : `${finished}.plain`
    const holdings = await copyTo(plain)
    if (passphrase !== null) {
      await encryptFile(plain, finished, passphrase)
      await decryptFile(finished, `${finished}.opened`, passphrase)
      if ((await hashOf(`${finished}.opened`)) !== (await hashOf(plain))) throw new BackupError('damaged')
    }
    const made = { holdings, bytes: statSync(finished).size, sha256: await hashOf(finished) }
    placeFile(folder, basename(target))
    return made
  } catch (error) {
    // Somebody else was quicker.
    throw error instanceof Error && 'code' in error && error.code === 'EEXIST' ? new BackupError('exists') : error
  } finally {
    removeTemporary(folder)
  }
}

export async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

/** `disparo-2026-11-29-214522.disparo-backup`, by the clock of whoever looks for it. */
export function backupName(at: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0')
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-')
  const time = [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join('')
  return `disparo-${day}-${time}.disparo-backup`
}
