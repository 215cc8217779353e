import { chmodSync, lstatSync, mkdirSync, statSync, writeFileSync } from 'node:fs'

/**
 * Files and folders that are their owner's alone, whatever the umask and whatever the mode
 * of the folder around them. Windows has no such modes: there the profile's own rights count.
 */
export const FOLDER_MODE = 0o700
export const FILE_MODE = 0o600

/** A folder of Disparo's own, made when absent. Throws what the file system says. */
export function ownFolder(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: FOLDER_MODE })
  // The mode that was asked for lacks what the umask takes, and one that was there has its own.
  chmodSync(folder, FOLDER_MODE)
  return folder
}

/** Writes a file of Disparo's own; refuses to follow or replace what is there. */
export function ownFile(file: string, content: string | Uint8Array): void {
  writeFileSync(file, content, { mode: FILE_MODE, flag: 'wx' })
  chmodSync(file, FILE_MODE)
}

/** Takes the rights of everybody else from a file, where it is there and ours. */
export function closeFile(file: string): void {
  const found = lstatSync(file, { throwIfNoEntry: false })
  if (found?.isFile() && isOurs(found.uid) && isOpen(found.mode)) chmodSync(file, FILE_MODE)
}

export const isOurs = (uid: number): boolean => process.getuid === undefined || uid === process.getuid()
/** To anybody but the owner. */
export const isOpen = (mode: number): boolean => process.platform !== 'win32' && (mode & 0o077) !== 0
/** Whether others may enter a folder. */
export function isOpenToOthers(folder: string): boolean {
  const { mode, uid } = statSync(folder)
  return isOpen(mode) || !isOurs(uid)
}
