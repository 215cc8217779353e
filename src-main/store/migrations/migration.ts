import type { Database } from 'better-sqlite3'

/** One step of the store's shape. Numbers rise in tens, so that a fix fits between two released ones. */
export type Migration = {
  number: number
  name: string
  /** Runs in a transaction, after a backup copy was made. */
  up(db: Database): void
}
