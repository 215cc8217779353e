import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { canonicalJson } from '#core/bundle'
import { removeTemporary, temporaryFolder } from '../disk/index.ts'

/** What stands in a loader's command for the bundle and the database. */
export const LOADER_GAPS = ['{bundle}', '{target}'] as const

/** How long one load may take, in milliseconds. */
const LOAD_MS = 120_000
/** As much of what a loader says as helps to find its mistake. */
const SAID = 400

const caseSchema = z.strictObject({
  name: z.string(),
  level: z.enum(['must', 'rules']),
  steps: z.array(z.strictObject({ bundle: z.string(), takes: z.boolean() })),
  rows: z.string().nullable(),
  why: z.strictObject({ 'pt-BR': z.string(), en: z.string() }),
})
export type LoaderCase = z.infer<typeof caseSchema>

const rowsSchema = z.record(z.string(), z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))))
type Rows = z.infer<typeof rowsSchema>

/** Rows by table that are not there, and that should not be. */
export type Differences = Record<string, { missing: Rows[string]; unexpected: Rows[string] }>

export type CaseResult = LoaderCase & {
  passed: boolean
  /** The step at which something else happened, from 0; null: every bundle was taken or refused as it should be. */
  step: number | null
  /** What the loader's process came to at that step. */
  exit: number | 'killed' | null
  said: string
  differences: Differences
}

export type Conformance = {
  /** In the kit's order. */
  cases: LoaderCase[]
  /** @param loader a command of the system's shell with both `LOADER_GAPS` in it */
  check(loader: string, one: LoaderCase): Promise<CaseResult>
}

/** The kit's cases, and what runs a loader through them. @param folder where the kit lies */
export function openConformance(folder: string): Conformance {
  const json = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'))
  const cases = z.array(caseSchema).parse(json('conformance.json'))
  const paths = new Set(cases.flatMap(({ rows }) => rows ?? []))
  const rows = new Map([...paths].map((path) => [path, rowsSchema.parse(json(path))]))
  const kit: Kit = { folder, rows, tables: tablesOf(rows.values()) }
  return { cases, check: (loader, one) => checkLoader(kit, loader, one) }
}

type Kit = {
  folder: string
  /** What has to stand in the end, by its file. */
  rows: ReadonlyMap<string, Rows>
  tables: ReadonlyMap<string, readonly string[]>
}

/** Runs a loader through one case: each bundle in turn into a SQLite database of the case's own, which is looked at then. */
async function checkLoader({ folder: kit, rows, tables }: Kit, loader: string, one: LoaderCase): Promise<CaseResult> {
  const folder = temporaryFolder(tmpdir())
  const target = join(folder, 'crm.sqlite')
  const result: CaseResult = { ...one, passed: false, step: null, exit: null, said: '', differences: {} }
  try {
    for (const [step, { bundle, takes }] of one.steps.entries()) {
      const before = rowsIn(target, tables)
      const { exit, said } = await run(filled(loader, join(kit, bundle), target), folder)
      const took = exit === 0
      // A refusal that leaves something behind is none.
      const differences = took ? {} : differencesOf(before, rowsIn(target, tables))
      if (took !== takes || exit === 'killed' || Object.keys(differences).length > 0)
        return { ...result, step, exit, said, differences }
    }
    const expected = one.rows === null ? {} : (rows.get(one.rows) ?? {})
    const differences = differencesOf(expected, rowsIn(target, tables))
    return { ...result, passed: Object.keys(differences).length === 0, differences }
  } finally {
    removeTemporary(folder)
  }
}

/** Tables and columns that the kit's own rows have. */
function tablesOf(all: Iterable<Rows>): ReadonlyMap<string, readonly string[]> {
  const columns = new Map<string, readonly string[]>()
  for (const rows of all) for (const [table, [row]] of Object.entries(rows)) if (row) columns.set(table, Object.keys(row))
  return columns
}

/** What a loader has written, with an implementation by its id in the bundle. A table that is not there has no rows. */
function rowsIn(target: string, tables: ReadonlyMap<string, readonly string[]>): Rows {
  if (!existsSync(target)) return {}
  const database = new Database(target, { readonly: true })
  try {
    const isThere = database.prepare<[string]>("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").pluck()
    return Object.fromEntries(
      [...tables].map(([table, columns]) => {
        if (isThere.get(table) === undefined) return [table, []]
        const owned = table === 'disparo_implementation'
        const chosen = columns.map((column) =>
          column === 'implementation' && !owned
            ? '(SELECT i.implementation FROM disparo_implementation i WHERE i.id = t.implementation_id) AS implementation'
            : `t."${column}"`,
        )
        return [table, rowsSchema.valueType.parse(database.prepare(`SELECT ${chosen.join(', ')} FROM ${table} t`).all())]
      }),
    )
  } catch (error) {
    // Another loader's tables may lack a column: said as rows that are not there, with the database's word.
    if (error instanceof Database.SqliteError) return { [error.message]: [{}] }
    throw error
  } finally {
    database.close()
  }
}

function differencesOf(expected: Rows, found: Rows): Differences {
  const differences: Differences = {}
  for (const table of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    const want = new Map((expected[table] ?? []).map((row) => [saying(row), row]))
    const have = new Map((found[table] ?? []).map((row) => [saying(row), row]))
    const missing = [...want].filter(([key]) => !have.has(key)).map(([, row]) => row)
    const unexpected = [...have].filter(([key]) => !want.has(key)).map(([, row]) => row)
    if (missing.length > 0 || unexpected.length > 0) differences[table] = { missing, unexpected }
  }
  return differences
}

/** Equal for equal rows: JSON in a column counts by what it says. */
const saying = (row: Rows[string][number]): string =>
  canonicalJson(Object.fromEntries(Object.entries(row).map(([column, value]) => [column, parsedJson(value)])))

function parsedJson(value: string | number | null): unknown {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value
  try {
    return JSON.parse(value) as unknown
  } catch {
    // A text that begins like JSON is a text.
    return value
  }
}

const quoted = (path: string): string => (process.platform === 'win32' ? `"${path}"` : `'${path.replaceAll("'", "'\\''")}'`)
const filled = (loader: string, bundle: string, target: string): string =>
  loader.replaceAll('{bundle}', () => quoted(bundle)).replaceAll('{target}', () => quoted(target))

/** Ends with this process, and takes what its shell started with it. */
function run(command: string, folder: string): Promise<{ exit: number | 'killed'; said: string }> {
  return new Promise((resolve, reject) => {
    const isPosix = process.platform !== 'win32'
    const child = spawn(command, {
      shell: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: isPosix,
      env: { ...process.env, TMPDIR: folder },
    })
    let said = ''
    const hear = (chunk: Buffer): void => {
      said = `${said}${chunk.toString('utf8')}`.slice(-SAID)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    const end = (): void => {
      if (child.pid === undefined) return
      try {
        process.kill(isPosix ? -child.pid : child.pid, 'SIGKILL')
      } catch (error) {
        // It ended by itself a moment before.
        if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
      }
    }
    const late = setTimeout(end, LOAD_MS)
    process.once('exit', end)
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(late)
      process.off('exit', end)
      resolve({ exit: code ?? 'killed', said: said.trim() })
    })
  })
}
