/** What every database driver gives and takes here; booleans travel as 0 and 1. */
export type SqlValue = string | number | null
export type SqlRow = Record<string, SqlValue>

/**
 * Where a bundle is loaded to. The SQL is plain: `?` for values, TEXT and INTEGER, no
 * upsert, no vendor's functions; a target for another database only has to translate `?`.
 */
export type LoadTarget = {
  /** What the person typed, without a password: for messages. */
  label: string
  /**
   * Runs the work in one transaction that keeps other writers out: committed when it
   * resolves, undone when it rejects.
   * @throws LoadTargetError for whatever the database refuses
   */
  transaction<T>(work: (session: LoadSession) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export type LoadSession = {
  run(sql: string, values?: readonly SqlValue[]): Promise<void>
  all(sql: string, values?: readonly SqlValue[]): Promise<SqlRow[]>
}

/** The database's refusal in its own words: locked, read-only, no database, full. */
export class LoadTargetError extends Error {
  override readonly name = 'LoadTargetError'
}
