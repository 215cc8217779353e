import type { PostgresConnection } from '../bundle/index.ts'
import type { Rows } from './rows.ts'

export type PostgresHistory = {
  /** What can be read of a table or view. @throws LoadTargetError where there is none, or it may not be read */
  columns(table: string): Promise<string[]>
  /** Its rows; in the order of time where `date` is a column of the server's own time. */
  rows<Mapping extends { date?: number }>(table: string, headers: readonly string[], mapping: Mapping): Rows<Mapping>
  close(): Promise<void>
}

/** Rows of one answer: little enough to hold, enough that the way to the server does not count. */
const FETCH = 5_000

/** The server's own times, as text that names the instant, or what its clock showed. */
const AS_TEXT: Readonly<Record<string, (column: string) => string>> = {
  timestamptz: (column) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  timestamp: (column) => `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.MS')`,
  date: (column) => `to_char(${column}, 'YYYY-MM-DD')`,
}

/**
 * A history that lies in the client's own PostgreSQL: read as a stream, in one transaction that can't write, by a cursor.
 * Text is made of every value there, and the order of time too, where the server can tell it.
 */
export async function openPostgresHistory({ open, explained }: PostgresConnection): Promise<PostgresHistory> {
  const client = await open()
  const query = (text: string): Promise<(string | null)[][]> =>
    explained(async () => (await client.query<(string | null)[]>({ text, rowMode: 'array' })).rows)
  const types = new Map<string, string[]>()
  /** Tables whose rows have a place, which is their order where the time says none. */
  const placed = new Set<string>()
  let cursors = 0
  try {
    await query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
  return {
    async columns(table) {
      const found = await explained(() => client.query({ text: `SELECT * FROM ${named(table)} LIMIT 0`, rowMode: 'array' }))
      const ids = found.fields.map(({ dataTypeID }) => dataTypeID)
      const names = await query(`SELECT oid::text, typname::text FROM pg_type WHERE oid IN (${[0, ...ids].join(', ')})`)
      const nameOf = new Map(names.map(([id, name]) => [Number(id), name ?? '']))
      types.set(
        table,
        ids.map((id) => nameOf.get(id) ?? ''),
      )
      const [kind] = await query(
        `SELECT relkind::text FROM pg_class WHERE oid = '${named(table).replaceAll("'", "''")}'::regclass`,
      )
      if (kind?.[0] === 'r' || kind?.[0] === 'm') placed.add(table)
      return found.fields.map(({ name }) => name)
    },
    rows(table, headers, mapping) {
      const kinds = types.get(table) ?? []
      const kindAt = (at: number): string => kinds[at] ?? ''
      const column = (at: number): string => `t.${quoted(headers[at] ?? '')}`
      const texts = headers.map((_, at) => (AS_TEXT[kindAt(at)] ?? ((name: string) => `${name}::text`))(column(at)))
      const { date } = mapping
      const order =
        date !== undefined && Object.hasOwn(AS_TEXT, kindAt(date))
          ? ` ORDER BY ${column(date)}${placed.has(table) ? ', t.ctid' : ''}`
          : ''
      return {
        headers,
        mapping,
        // Clocks that were set forward show times that never were: those of no zone are looked at.
        isOrdered: date !== undefined && kindAt(date) === 'timestamptz',
        async *rows() {
          const cursor = `disparo_${++cursors}`
          await query(`DECLARE ${cursor} NO SCROLL CURSOR FOR SELECT ${texts.join(', ')} FROM ${named(table)} AS t${order}`)
          for (;;) {
            const batch = await query(`FETCH ${FETCH} FROM ${cursor}`)
            if (batch.length > 0) yield batch.map((cells) => cells.map((cell) => cell ?? ''))
            if (batch.length < FETCH) break
          }
          await query(`CLOSE ${cursor}`)
        },
      }
    },
    close: () => client.end().catch(() => undefined),
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** `eventos`, `crm.eventos`: each part by itself, letter by letter as the database has it. */
const named = (table: string): string => table.split('.').map(quoted).join('.')
