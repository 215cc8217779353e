import type { DiskTrouble } from '../disk/index.ts'

/** Why the store can't be used, besides what the disk says; each has its sentence. */
export const STORE_TROUBLES = [
  /** Written by a newer program. */
  'newer-database',
  /** Whole as a database, and of another program. */
  'foreign-database',
  /** Tables, columns or triggers are missing, or the file was copied without its log. */
  'store-incomplete',
  /** Gone or empty, although its log or copies of it are there. */
  'store-missing',
  /** The log beside it is damaged: SQLite would forget what it holds without a word. */
  'log-damaged',
] as const
export type StoreTrouble = (typeof STORE_TROUBLES)[number] | DiskTrouble

/** The store, or a copy of it, can't be used; `code` names the sentence, nothing in the folder was changed. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly code: StoreTrouble
  readonly data: Record<string, string | number>

  constructor(code: StoreTrouble, data: Record<string, string | number>, cause?: unknown) {
    super(`${code}: ${JSON.stringify(data)}`, { cause })
    this.code = code
    this.data = data
  }
}
