import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll } from 'vitest'
import { type PostgresServer, postgresAvailable, startPostgres } from '../../support/postgres.ts'
import { tempDir } from '../../support/temp-dir.ts'

/** A database of the running test's own, to load into and to look at from outside. */
export type TestDatabase = {
  /** What follows `--into`. */
  spec: string
  /** The same as it may be shown. */
  label: string
  /** Yes and no, and JSON, as this database answers them. */
  as: { flag(value: boolean): unknown; json(text: string): unknown }
  query(sql: string): Promise<Record<string, unknown>[]>
  /** Every row of every table, to compare before and after. */
  contents(): Promise<Record<string, Record<string, unknown>[]>>
}

async function contentsBy(query: TestDatabase['query'], tablesSql: string): ReturnType<TestDatabase['contents']> {
  const tables = (await query(tablesSql)).map(({ name }) => String(name)).sort()
  const rows = await Promise.all(tables.map((table) => query(`SELECT * FROM ${table}`)))
  const sorted = rows.map((each) => each.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)))
  return Object.fromEntries(tables.map((table, at) => [table, sorted[at] ?? []]))
}

export async function newSqlite(): Promise<TestDatabase & { path: string }> {
  const path = join(tempDir(), 'crm.sqlite')
  const query = async (sql: string): Promise<Record<string, unknown>[]> => {
    const database = new Database(path)
    try {
      const statement = database.prepare<[], Record<string, unknown>>(sql)
      if (statement.reader) return statement.all()
      statement.run()
      return []
    } finally {
      database.close()
    }
  }
  const tables = "SELECT name FROM sqlite_master WHERE type = 'table'"
  const spec = `sqlite:${path}`
  const as: TestDatabase['as'] = { flag: (value) => (value ? 1 : 0), json: (text) => text }
  return { path, spec, label: spec, as, query, contents: () => contentsBy(query, tables) }
}

export async function newPostgres(server: PostgresServer): Promise<TestDatabase> {
  const { url, query } = await server.newSchema()
  const tables = 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()'
  const label = `postgres://${server.user}@${server.host}:${server.port}/postgres`
  const as: TestDatabase['as'] = { flag: (value) => value, json: (text) => JSON.parse(text) }
  return { spec: url, label, as, query, contents: () => contentsBy(query, tables) }
}

/** One server for all tests of a file. */
export function withPostgres(): () => PostgresServer {
  let server: PostgresServer | undefined
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server?.close())
  return () => {
    if (!server) throw new Error('the server runs only while tests do')
    return server
  }
}

export const postgresTitle = (title: string): string =>
  postgresAvailable() ? title : `${title} (left out: postgresql is not installed)`
