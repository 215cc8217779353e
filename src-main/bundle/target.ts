import type { TargetTrouble } from '#core/bundle'

/** What every database gives and takes here: yes and no travel as 1 and 0, JSON as a table's `rows` writes it, whatever it keeps. */
export type SqlValue = string | number | null
export type SqlRow = Record<string, SqlValue>

/** How a database writes down yes and no, and JSON. */
export type ColumnTypes = { BOOLEAN: 'BOOLEAN' | 'INTEGER'; JSONB: 'JSONB' | 'TEXT' }

/**
 * Where a bundle is loaded to. The SQL is plain: `?` for values, TEXT and INTEGER, no
 * upsert, no vendor's functions; a target for another database only has to translate `?`.
 */
export type LoadTarget = {
  /** What the person typed, without a password: for messages. */
  label: string
  types: ColumnTypes
  /** A password stands in what was typed, where others may read it. */
  showsPassword?: boolean
  /**
   * Runs the work in one transaction that keeps other writers out: committed when it
   * resolves, undone when it rejects.
   * @throws LoadTargetError for whatever the database refuses
   */
  transaction<T>(work: (session: LoadSession) => Promise<T>): Promise<T>
  /**
   * Reads what is there at one moment, also where nothing may be written, and leaves nothing behind.
   * @throws LoadTargetError for whatever the database refuses
   */
  reading<T>(work: (source: LoadSource) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** What is read of a database; one that isn't there yet has no tables. */
export type LoadSource = {
  has(table: string): Promise<boolean>
  all(sql: string): Promise<SqlRow[]>
}

export type LoadSession = {
  run(sql: string, values?: readonly SqlValue[]): Promise<void>
  all(sql: string, values?: readonly SqlValue[]): Promise<SqlRow[]>
  /** Keeps everybody else from writing to these tables until the end, where the transaction alone does not. */
  lock(tables: readonly string[]): Promise<void>
}

/** Where the password of a database comes from, where its address has none. */
export type PasswordSource = {
  /** Out of a file; null: nobody gave one. */
  given: string | null
  /** Asked for when the database wants one and neither the environment nor `.pgpass` has it; null: nobody is there. */
  ask(target: string): Promise<string | null>
}

/** The database's refusal in its own words: locked, read-only, no database, full. Never with a password in it. */
export class LoadTargetError extends Error {
  override readonly name = 'LoadTargetError'
  readonly trouble: TargetTrouble

  constructor(trouble: TargetTrouble, reason: string, options?: ErrorOptions) {
    super(reason, options)
    this.trouble = trouble
  }
}
