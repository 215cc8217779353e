import { accessSync, closeSync, constants, copyFileSync, existsSync, openSync, readSync, realpathSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { removeTemporary, temporaryFolder } from '../disk/index.ts'

export type Reading = { db: Database.Database; close(): void }

/**
 * Opens a database that is there for reading only, and leaves its folder as it was. A connection that may not write
 * leaves the log and its index behind that it had to make; one that may takes them away itself, so that a file that
 * nobody has open is opened for writing and written to by nobody. One that can't be written to, and one with the log
 * of a program that is gone, is looked at in a copy.
 * @throws what SQLite and the file system say
 */
export function openForReading(given: string): Reading {
  const file = realpathSync(given)
  if (!keepsLog(file) || existsSync(`${file}-shm`)) return plainly(file)
  const hasLog = (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0
  return !hasLog && mayWrite(file) && mayWrite(dirname(file)) ? quietly(file) : inCopy(file)
}

function plainly(file: string): Reading {
  const db = new Database(file, { readonly: true, fileMustExist: true })
  return { db, close: () => void db.close() }
}

function quietly(file: string): Reading {
  const db = new Database(file, { fileMustExist: true })
  db.pragma('query_only = ON')
  return { db, close: () => void db.close() }
}

function inCopy(file: string): Reading {
  const folder = temporaryFolder(tmpdir())
  try {
    for (const ending of ['', '-wal'])
      if (existsSync(file + ending)) copyFileSync(file + ending, join(folder, basename(file) + ending))
    const { db, close } = quietly(join(folder, basename(file)))
    return {
      db,
      close() {
        close()
        removeTemporary(folder)
      },
    }
  } catch (error) {
    removeTemporary(folder)
    throw error
  }
}

/** The header's byte for how the file is read: 2 stands for a write-ahead log. */
function keepsLog(file: string): boolean {
  const header = Buffer.alloc(20)
  const opened = openSync(file, 'r')
  try {
    readSync(opened, header, 0, header.length, 0)
  } finally {
    closeSync(opened)
  }
  return header[19] === 2
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}
