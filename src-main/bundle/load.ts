import { type BundleContent, type BundleManifest, type BundleResult, bundleError, checkBundle } from '#core/bundle'
import { asRead } from '#core/text'
import { inMemory, SQLITE_TYPES } from './sqlite-target.ts'
import { IMPLEMENTATION_TABLE, type LoadTable, META_TABLE, TABLES, TABLES_VERSION, withTypes } from './tables.ts'
import { type LoadSession, type LoadSource, type LoadTarget, LoadTargetError, type SqlRow, type SqlValue } from './target.ts'

/**
 * Rows of the bundle by what they are, and what became of them. `inserted`, `updated`
 * and `unchanged` add up to all of the bundle's rows; `removed` were loaded before and
 * are no longer in it, so they are in none of the other counts.
 */
export type LoadReport = Record<LoadTable['role'] | 'inserted' | 'updated' | 'unchanged' | 'removed', number>

const TABLES_READ = "SELECT value FROM disparo_meta WHERE name = 'tables'"

export type LoadOptions = {
  /**
   * Takes a bundle whose sequence is not after the one that was loaded last: Disparo counts anew where an older
   * backup was restored, or where there was none. Said by a person, because it may as well be an old bundle.
   */
  acceptRestart?: boolean
  /** What the person said the bundle is for: it has to be that, and may then stand beside another environment's. */
  environment?: BundleManifest['environment'] | undefined
  /** Says what would become of each row, and writes nothing. */
  dryRun?: boolean
}

/** What becomes of one row: whose kind it is, and its natural key, each part as the bundle spells it. */
export type LoadChange = { role: LoadTable['role']; change: 'inserted' | 'updated' | 'removed'; key: string[] }

/**
 * What was loaded, and what else of the same client is in the database under another id.
 * `restartedFrom`: the sequence that was loaded before and is not followed by this one; null where it is.
 */
export type Loaded = {
  report: LoadReport
  /** All but the unchanged, in the tables' order. */
  changes: LoadChange[]
  restartedFrom: number | null
  renamedFrom: string | null
  sameClient: { implementation: string; environment: string }[]
}

/**
 * Puts a bundle into a database: all of it or nothing. Loading it again changes nothing.
 * Refuses what is not right; a bundle older than the one loaded last for the same
 * implementation, and another one under the same sequence, unless a restart is accepted; and one for another environment
 * than what is there, unless that was said.
 */
export async function loadBundle(
  content: BundleContent,
  target: LoadTarget,
  options: LoadOptions = {},
): Promise<BundleResult<Loaded>> {
  const fault = checkBundle(content)
  if (fault) return { ok: false, error: fault }
  const { environment, implementation } = content.manifest
  if (options.environment !== undefined && options.environment !== environment)
    return bundleError('environment-not-as-said', { client: implementation.client, said: options.environment, environment })
  try {
    const work = (session: LoadSession) => load(content, session, target, options)
    return options.dryRun === true
      ? await tried(target, (session) => load(content, session, { label: target.label, types: SQLITE_TYPES }, options))
      : await target.transaction(work)
  } catch (error) {
    if (error instanceof LoadTargetError)
      return bundleError('target-failed', { target: target.label, trouble: error.trouble, reason: error.message })
    throw error
  }
}

/** On a copy of the tables that are there: whoever may only read is told too what would become of them. */
async function tried<T>(target: LoadTarget, work: (session: LoadSession) => Promise<T>): Promise<T> {
  return await target.reading((source) =>
    inMemory(async (copy) => {
      await copy.run(META_TABLE)
      if (await source.has('disparo_meta')) await copyRows('disparo_meta', META_TABLE, source, copy)
      const [version] = await copy.all(TABLES_READ)
      // Of other tables the load says so itself.
      if (version?.value === TABLES_VERSION)
        for (const { name, create } of [{ name: 'disparo_implementation', create: IMPLEMENTATION_TABLE }, ...TABLES])
          if (await source.has(name)) await copyRows(name, create, source, copy)
      return await work(copy)
    }),
  )
}

async function copyRows(table: string, create: string, source: LoadSource, copy: LoadSession): Promise<void> {
  await copy.run(withTypes(create, SQLITE_TYPES))
  // A CRM may have columns of its own in them.
  const columns = (await copy.all(`SELECT name FROM pragma_table_info('${table}')`)).map(({ name }) => String(name))
  const insert = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
  for (const row of await source.all(`SELECT ${columns.join(', ')} FROM ${table}`))
    await copy.run(
      insert,
      columns.map((column) => row[column] ?? null),
    )
}

async function load(
  content: BundleContent,
  session: LoadSession,
  target: Pick<LoadTarget, 'label' | 'types'>,
  options: LoadOptions,
): Promise<BundleResult<Loaded>> {
  await session.run(META_TABLE)
  const [version] = await session.all(TABLES_READ)
  if (version && version.value !== TABLES_VERSION)
    return bundleError('target-other-tables', { target: target.label, found: String(version.value), known: TABLES_VERSION })
  if (!version) await session.run("INSERT INTO disparo_meta (name, value) VALUES ('tables', ?)", [TABLES_VERSION])
  for (const create of [IMPLEMENTATION_TABLE, ...TABLES.map((table) => table.create)])
    await session.run(withTypes(create, target.types))
  await session.lock(['disparo_implementation', ...TABLES.map((table) => table.name)])

  const implementation = await enter(content.manifest, session, options)
  if (!implementation.ok) return implementation
  const report: LoadReport = {
    accounts: 0,
    numbers: 0,
    templates: 0,
    bindings: 0,
    triggers: 0,
    choices: 0,
    variables: 0,
    services: 0,
    settings: 0,
    switchedOff: 0,
    openPoints: 0,
    inserted: 0,
    updated: 0,
    unchanged: 0,
    removed: 0,
  }
  const changes: LoadChange[] = []
  const note = ({ role, key }: LoadTable, change: LoadChange['change'], row: SqlRow): void => {
    report[change] += 1
    changes.push({ role, change, key: key.map((column) => String(row[column] ?? '')) })
  }
  const leftovers: (() => Promise<void>)[] = []
  for (const table of TABLES) leftovers.unshift(await merge(table, content, implementation.value.id, session, report, note))
  // Children before parents, and only when nothing refers to them any more.
  for (const remove of leftovers) await remove()
  const { id: _ours, ...about } = implementation.value
  return { ok: true, value: { report, changes, ...about } }
}

type Entered = Omit<Loaded, 'report' | 'changes'> & { id: number }

/** The implementation's row, new or brought up to this bundle. */
async function enter(manifest: BundleManifest, session: LoadSession, options: LoadOptions): Promise<BundleResult<Entered>> {
  const { id: implementation, client } = manifest.implementation
  const { sequence, contentHash, environment } = manifest
  const rows = await session.all('SELECT * FROM disparo_implementation ORDER BY id')
  const row = rows.find((candidate) => candidate.implementation === implementation)
  const others = rows.filter((candidate) => candidate !== row)
  if (row && row.environment !== environment && options.environment === undefined)
    return bundleError('environment-changed', { client, environment, loaded: String(row.environment) })
  const elsewhere = row ? undefined : others.find((candidate) => candidate.environment !== environment)
  if (elsewhere && options.environment === undefined) {
    const { environment: loaded, client: other } = elsewhere
    return bundleError('other-environment', { client, environment, loaded: String(loaded), other: String(other) })
  }
  const entered = {
    renamedFrom: row && String(row.client) !== client ? String(row.client) : null,
    sameClient: others
      .filter((other) => asRead(String(other.client)) === asRead(client))
      .map((other) => ({ implementation: String(other.implementation), environment: String(other.environment) })),
  }
  const state = [client, environment, sequence, contentHash, manifest.createdAt, manifest.generator]
  if (!row) {
    const id = rows.reduce((most, each) => Math.max(most, Number(each.id)), 0) + 1
    await session.run(
      'INSERT INTO disparo_implementation (id, implementation, client, environment, sequence, content_hash, created_at, generator) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      [id, implementation, ...state],
    )
    return { ok: true, value: { id, restartedFrom: null, ...entered } }
  }
  const loaded = Number(row.sequence)
  const isRestart = sequence < loaded || (sequence === loaded && contentHash !== row.content_hash)
  if (isRestart && options.acceptRestart !== true)
    return sequence < loaded
      ? bundleError('older-than-loaded', { client, loaded, given: sequence })
      : bundleError('sequence-conflict', { client, sequence })
  const id = Number(row.id)
  await session.run(
    'UPDATE disparo_implementation SET client = ?, environment = ?, sequence = ?, content_hash = ?, created_at = ?, generator = ? WHERE id = ?',
    [...state, id],
  )
  return { ok: true, value: { id, restartedFrom: isRestart ? loaded : null, ...entered } }
}

/** Brings one table up to the bundle. What is left over is removed by the function that it answers. */
async function merge(
  table: LoadTable,
  content: BundleContent,
  implementation: number,
  session: LoadSession,
  report: LoadReport,
  note: (table: LoadTable, change: LoadChange['change'], row: SqlRow) => void,
): Promise<() => Promise<void>> {
  const keyOf = (row: SqlRow): string => JSON.stringify(table.key.map((column) => row[column]))
  const stored = await session.all(`SELECT * FROM ${table.name} WHERE implementation_id = ?`, [implementation])
  const left = new Map(stored.map((row) => [keyOf(row), row]))
  const where = ['implementation_id', ...table.key].map((column) => `${column} = ?`).join(' AND ')
  const keyValues = (row: SqlRow): SqlValue[] => [implementation, ...table.key.map((column) => row[column] ?? null)]

  for (const row of table.rows(content)) {
    report[table.role] += 1
    const columns = Object.keys(row)
    const values = Object.values(row)
    const known = left.get(keyOf(row))
    left.delete(keyOf(row))
    if (!known) {
      const marks = ['?', ...columns.map(() => '?')].join(', ')
      await session.run(`INSERT INTO ${table.name} (implementation_id, ${columns.join(', ')}) VALUES (${marks})`, [
        implementation,
        ...values,
      ])
      note(table, 'inserted', row)
    } else if (columns.some((column) => known[column] !== row[column])) {
      const changes = columns.map((column) => `${column} = ?`).join(', ')
      await session.run(`UPDATE ${table.name} SET ${changes} WHERE ${where}`, [...values, ...keyValues(row)])
      note(table, 'updated', row)
    } else report.unchanged += 1
  }
  return async () => {
    for (const row of left.values()) {
      await session.run(`DELETE FROM ${table.name} WHERE ${where}`, keyValues(row))
      note(table, 'removed', row)
    }
  }
}
