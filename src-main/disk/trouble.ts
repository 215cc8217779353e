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

/** What an error of Node's file system or of SQLite means; null for anything else. */
export function diskTrouble(error: unknown): DiskTrouble | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null
  // A network's refusals carry the same codes and mean its port; a socket in a folder has -1.
  if ('port' in error && Number(error.port) > 0) return null
  const [, primary] = /^SQLITE_([A-Z]+)/.exec(error.code) ?? []
  return MEANING[primary ?? error.code] ?? null
}
