import type { Client } from 'pg'
import { postgresAddress } from './postgres-address.ts'
import { explainPostgres } from './postgres-refusal.ts'
import type { LoadSession, LoadTarget, PasswordSource, SqlRow, SqlValue } from './target.ts'

/** How long to wait, in milliseconds: for a connection unless the address says so, for another writer, for one answer. */
const CONNECT_MS = 10_000
const LOCK_MS = 30_000
const ANSWER_MS = 60_000

/** Any number that nobody else locks; all loads into one database wait for each other. */
const LOAD_LOCK = 0x64_69_73_70

/**
 * A PostgreSQL server, with one connection for each transaction: a load that is killed
 * takes its connection with it, and the server undoes what it had begun.
 * @throws LoadTargetError `address` when it can't be read
 */
export function openPostgresTarget(spec: string, { given, ask }: PasswordSource): LoadTarget {
  const { label, connection, secrets, showsPassword, connectMs } = postgresAddress(spec)
  let password = given
  if (given !== null) secrets.push(given)
  const explained = async <T>(phase: 'connect' | 'work', work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw explainPostgres(error, phase, secrets)
    }
  }
  const connect = async (): Promise<Client> => {
    // Only here: a start does not wait for it.
    const { Client } = await import('pg')
    const client = new Client({
      connectionString: connection,
      application_name: 'disparo',
      connectionTimeoutMillis: connectMs ?? CONNECT_MS,
      query_timeout: ANSWER_MS,
    })
    // Before the address, the environment and `.pgpass`, which `pg` looks into by itself.
    if (password !== null) client.password = password
    // What breaks between two questions is reported by the next one.
    client.on('error', () => undefined)
    try {
      await client.connect()
    } catch (error) {
      await client.end().catch(() => undefined)
      throw error
    }
    return client
  }
  const open = async (): Promise<Client> => {
    try {
      return await connect()
    } catch (error) {
      if (password !== null || !wantsPassword(error)) throw error
      password = await ask(label)
      if (password === null) throw error
      secrets.push(password)
      return connect()
    }
  }

  return {
    label,
    showsPassword,
    async transaction(work) {
      const client = await explained('connect', open)
      const query = (sql: string, values: readonly SqlValue[] = []): Promise<SqlRow[]> =>
        explained('work', async () => (await client.query<SqlRow>(numbered(sql, values), [...values])).rows)
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
    close: async () => undefined,
  }
}

/** `pg`'s own complaint when the server asks for a password and nobody had one. */
const wantsPassword = (error: unknown): boolean =>
  error instanceof Error && /password must be a (non-empty )?string/i.test(error.message)

/** `?` as `$1`, `$2`, …; a statement without values may have any question mark in it. */
function numbered(sql: string, values: readonly SqlValue[]): string {
  let at = 0
  return values.length === 0 ? sql : sql.replace(/\?/g, () => `$${++at}`)
}
