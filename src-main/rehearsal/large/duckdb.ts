import { tmpdir } from 'node:os'
import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api'
import { removeTemporary, temporaryFolder } from '../../disk/index.ts'

/** What a query may hold before it goes to disk; what is counted beside it has the rest of a gigabyte. */
const MEMORY = '400MB'

export type Duck = {
  run(sql: string): Promise<void>
  /** An answer of few rows, whole. */
  rows(sql: string): Promise<(string | number | bigint | boolean | null)[][]>
  /** An answer of any length, some thousand rows at a time, in whatever order they come. */
  stream(sql: string, onChunk: (chunk: DuckDBDataChunk) => void): Promise<void>
  close(): void
}

/**
 * A DuckDB of this call's own, in memory, with a private folder for what doesn't fit; null where the package or its
 * library for this platform is not installed.
 * @param scratch where the folder is made; without it where the system has such things
 */
export async function openDuck(scratch: string | undefined, signal: AbortSignal | undefined): Promise<Duck | null> {
  const api = await import('@duckdb/node-api').catch(() => null)
  if (api === null) return null
  const folder = temporaryFolder(scratch ?? tmpdir())
  let connection: DuckDBConnection
  let close: () => void
  try {
    const instance = await api.DuckDBInstance.create(':memory:', {
      temp_directory: folder,
      memory_limit: MEMORY,
      // Nothing is fetched, whatever a query seems to need.
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      // Rows are known by their number where their order counts.
      // Which side of a join is the small one is known here, and a file's size is not known there.
      disabled_optimizers: 'join_order,build_side_probe_side',
    })
    connection = await instance.connect()
    close = () => {
      connection.closeSync()
      instance.closeSync()
    }
  } catch (error) {
    removeTemporary(folder)
    throw error
  }
  const interrupt = (): void => connection.interrupt()
  signal?.addEventListener('abort', interrupt)
  const whole = async <T>(work: () => Promise<T>): Promise<T> => {
    signal?.throwIfAborted()
    try {
      return await work()
    } finally {
      signal?.throwIfAborted()
    }
  }
  return {
    run: (sql) => whole(async () => void (await connection.run(sql))),
    rows: (sql) =>
      whole(async () => (await (await connection.runAndReadAll(sql)).getRowsJS()) as Awaited<ReturnType<Duck['rows']>>),
    stream: (sql, onChunk) =>
      whole(async () => {
        const result = await connection.stream(sql)
        for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
          signal?.throwIfAborted()
          onChunk(chunk)
        }
      }),
    close() {
      signal?.removeEventListener('abort', interrupt)
      close()
      removeTemporary(folder)
    },
  }
}

type Items = { INTEGER: Int32Array; DOUBLE: Float64Array; UBIGINT: BigUint64Array }

/** A column without nulls as the numbers that lie there: nothing is made of each. They are good until the next chunk. */
export const numbers = <Type extends keyof Items>(chunk: DuckDBDataChunk, column: number, _type: Type): Items[Type] =>
  // The library has them so, and no other way to them than one by one.
  (chunk.getColumnVector(column) as unknown as { items: Items[Type] }).items

export const text = (value: string): string => `'${value.replaceAll("'", "''")}'`
