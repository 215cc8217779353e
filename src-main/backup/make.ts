import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { STORE_FILE } from '../data-dir.ts'
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
 * Writes a backup under a name beside the target and renames it when it has proved whole; an
 * encrypted one is decrypted again for that.
 * @param passphrase null: as a plain SQLite file
 * @throws BackupError `exists` · `nothing-there`, StoreError, and what the file system says
 */
export async function makeBackup(copyTo: CopyTo, target: string, passphrase: string | null): Promise<Made> {
  if (existsSync(target)) throw new BackupError('exists')
  const plain = join(dirname(target), `.disparo-${randomUUID()}.tmp`)
  const sealed = `${plain}.sealed`
  const opened = `${plain}.opened`
  try {
    const holdings = await copyTo(plain)
    if (passphrase !== null) {
      await encryptFile(plain, sealed, passphrase)
      await decryptFile(sealed, opened, passphrase)
      if ((await hashOf(opened)) !== (await hashOf(plain))) throw new BackupError('damaged')
    }
    const finished = passphrase === null ? plain : sealed
    const made = { holdings, bytes: statSync(finished).size, sha256: await hashOf(finished) }
    // Somebody else may have been quicker.
    if (existsSync(target)) throw new BackupError('exists')
    renameSync(finished, target)
    return made
  } finally {
    for (const each of [plain, sealed, opened]) rmSync(each, { force: true })
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
