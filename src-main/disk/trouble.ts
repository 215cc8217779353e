import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { removeTemporary, temporaryFolder } from './temporary.ts'

/** Trouble with the disk or the store that a person can do something about, whoever reports it. */
export const DISK_TROUBLES = [
  'disk-full',
  'folder-unusable',
  'store-busy',
  'store-read-only',
  'disk-failing',
  'not-a-database',
] as const
export type DiskTrouble = (typeof DISK_TROUBLES)[number]

/** The file system's codes, and SQLite's primary ones without `SQLITE_`. */
const MEANING: Readonly<Record<string, DiskTrouble>> = {
  EACCES: 'folder-unusable',
  EPERM: 'folder-unusable',
  EROFS: 'folder-unusable',
  CANTOPEN: 'folder-unusable',
  PERM: 'folder-unusable',
  EDQUOT: 'disk-full',
  ENOSPC: 'disk-full',
  FULL: 'disk-full',
  BUSY: 'store-busy',
  LOCKED: 'store-busy',
  PROTOCOL: 'store-busy',
  READONLY: 'store-read-only',
  EIO: 'disk-failing',
  IOERR: 'disk-failing',
  CORRUPT: 'not-a-database',
  NOTADB: 'not-a-database',
}

/**
 * What an error of Node's file system or of SQLite means; null for anything else.
 * @param folder where it was written to: SQLite calls it a failing disk, too, when there is no room for its log's index
 *   or a quota is used up, so that it is asked whether anything can be written there
 */
export function diskTrouble(error: unknown, folder: string | null = null): DiskTrouble | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null
  // A network's refusals carry the same codes and mean its port; a socket in a folder has -1.
  if ('port' in error && Number(error.port) > 0) return null
  const [, primary] = /^SQLITE_([A-Z]+)/.exec(error.code) ?? []
  const trouble = MEANING[primary ?? error.code] ?? null
  return trouble === 'disk-failing' && folder !== null && isFull(folder) ? 'disk-full' : trouble
}

/** The size of the log's index, the most that is asked for at once. */
const PROBE_BYTES = 32_768

function isFull(folder: string): boolean {
  let place: string | null = null
  try {
    place = temporaryFolder(folder)
    writeFileSync(join(place, 'probe'), new Uint8Array(PROBE_BYTES), { flush: true })
    return false
  } catch (error) {
    return diskTrouble(error) === 'disk-full'
  } finally {
    if (place !== null) removeTemporary(place)
  }
}
