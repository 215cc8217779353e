import type { Client } from 'pg'
import { canonicalJson } from '#core/bundle'
import { postgresConnection } from './postgres-connection.ts'
import type { LoadSession, LoadSource, LoadTarget, PasswordSource, SqlRow, SqlValue } from './target.ts'

/** How long to wait, in milliseconds: for another writer, for one answer. */
const LOCK_MS = 30_000
const ANSWER_MS = 60_000

/** Any number that nobody else locks; all loads into one database wait for each other. */
const LOAD_LOCK = 0x64_69_73_70

/**
 * A PostgreSQL server, with one connection for each transaction: a load that is killed
 * takes its connection with it, and the server undoes what it had begun.
 * @throws LoadTargetError `address` when it can't be read
 */
export function openPostgresTarget(spec: string, password: PasswordSource): LoadTarget {
  const { label, showsPassword, open, explained } = postgresConnection(spec, password, ANSWER_MS)
  const queryOf =
    (client: Client) =>
    (sql: string, values: readonly SqlValue[] = []): Promise<SqlRow[]> =>
      explained(async () => (await client.query<Record<string, unknown>>(numbered(sql, values), [...values])).rows.map(asLoaded))
  return {
    label,
    types: { BOOLEAN: 'BOOLEAN', JSONB: 'JSONB' },
    showsPassword,
    async transaction(work) {
      const client = await open()
      const query = queryOf(client)
      const session: LoadSession = {
        run: async (sql, values) => {
          await query(sql, values)
        },
        all: query,
        lock: async (tables) => {
          await query(`LOCK TABLE ${tables.join(', ')} IN SHARE ROW EXCLUSIVE MODE`)
        },
      }
      try {
        // Each statement must see what the load before committed while we waited for it.
        await query('BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE')
        await query(`SET LOCAL lock_timeout = ${LOCK_MS}`)
        // Before the tables are there, only this keeps a second load out.
        await query('SELECT pg_advisory_xact_lock(?)', [LOAD_LOCK])
        const result = await work(session)
        await query('COMMIT')
        return result
      } finally {
        // Without COMMIT this undoes everything.
        await client.end().catch(() => undefined)
      }
    },
    async reading(work) {
      const client = await open()
      const query = queryOf(client)
      const source: LoadSource = {
        has: async (table) => (await query('SELECT to_regclass(?)::text AS found', [table])).some(({ found }) => found !== null),
        all: query,
      }
      try {
        await query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
        return await work(source)
      } finally {
        await client.end().catch(() => undefined)
      }
    },
    close: async () => undefined,
  }
}

/** A row as every database gives it: PostgreSQL has a real boolean, and JSON as a value. */
function asLoaded(row: Record<string, unknown>): SqlRow {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]): [string, SqlValue] => {
      if (typeof value === 'boolean') return [column, value ? 1 : 0]
      if (Array.isArray(value)) return [column, JSON.stringify(value)]
      if (typeof value === 'object' && value !== null) return [column, canonicalJson(value)]
      return [column, value as SqlValue]
    }),
  )
}

/** `?` as `$1`, `$2`, …; a statement without values may have any question mark in it. */
function numbered(sql: string, values: readonly SqlValue[]): string {
  let at = 0
  return values.length === 0 ? sql : sql.replace(/\?/g, () => `$${++at}`)
}
