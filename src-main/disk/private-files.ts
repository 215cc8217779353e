import { chmodSync, existsSync, lstatSync, mkdirSync, rmdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/**
 * Files and folders that are their owner's alone, whatever the umask and whatever the mode
 * of the folder around them. Windows has no such modes: there the profile's own rights count.
 */
export const FOLDER_MODE = 0o700
export const FILE_MODE = 0o600

/** A folder of Disparo's own, made when absent. Throws what the file system says. */
export function ownFolder(folder: string): string {
  makeFolder(folder)
  // The mode that was asked for lacks what the umask takes, and one that was there has its own.
  chmodSync(folder, FOLDER_MODE)
  return folder
}

/**
 * A folder and those above it, made when absent; @returns what takes away again those that were made, where nothing
 * came into them. Throws what the file system says.
 */
export function makeFolder(folder: string): () => void {
  const made: string[] = []
  const leave = (): void => {
    try {
      for (const each of made.reverse()) rmdirSync(each)
    } catch {
      // Something is in it by now, which needs those above it, too.
    }
  }
  const missing: string[] = []
  for (let each = resolve(folder); !existsSync(each) && each !== dirname(each); each = dirname(each)) missing.unshift(each)
  try {
    // One by one: all at once Node says of a disk that may only be read that there is no such folder, and of some never ends.
    for (const each of missing) {
      mkdirSync(each, { mode: FOLDER_MODE })
      made.push(each)
    }
  } catch (error) {
    leave()
    // Somebody else made it at the same time.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error
  }
  return leave
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
