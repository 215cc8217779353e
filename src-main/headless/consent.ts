import { readFileSync, statSync } from 'node:fs'
import {
  checkSqlTarget,
  DEFAULT_TARGET,
  planFiguresSchema,
  SQL_DIALECTS,
  type SqlDialect,
  type SqlTarget,
  sqlDialectSchema,
} from '#core/consent'
import {
  ContactFileError,
  type ContactMapping,
  detectDialect,
  type EvidenceMapping,
  guessContactColumns,
  guessEvidenceColumns,
} from '#core/contacts'
import { encodingOf } from '#core/text'
import { systemClock } from '../clock.ts'
import { makePlan, type PlanFile } from '../consent/index.ts'
import { inspectFile, readCsv } from '../contacts/index.ts'
import { FileSetError } from '../disk/index.ts'
import type { Words } from '../i18n.ts'
import { type ExitCode, type Terminal, UsageError } from './output.ts'
import { outputError } from './output-error.ts'

export type ConsentPlanOptions = {
  contacts: string
  evidence: string
  out: string
  dialect: string | undefined
  table: string | undefined
  idColumn: string | undefined
  flagColumn: string | undefined
  trueValue: string | undefined
}

/**
 * `disparo consent plan --contacts C --evidence E --out DIR`: the base-update plan (M13, M14)
 * in five files. Columns go by their names. `--json`: what summary.json says.
 */
export async function consentPlan(options: ConsentPlanOptions, terminal: Terminal): Promise<ExitCode> {
  const { t, json, print } = terminal
  const { out } = options
  const target = targetOf(options, t)
  const contacts = await openFile(options.contacts, guessContactColumns, t)
  const evidence = await openFile(options.evidence, guessEvidenceColumns, t)
  needColumns(contacts, [['id'], ['phone']], t)
  needColumns(evidence, [['date'], ['id', 'phone']], t)
  const summary = await makePlan({ contacts, evidence, out, target, clock: systemClock }).catch((error: unknown) => {
    // Never over an older plan, nor over an input that happens to be called plan.csv.
    if (error instanceof FileSetError)
      throw new UsageError(t('cli:folderHasPlan', { folder: out, names: error.names.join(', ') }))
    throw outputError(error, out, t)
  })
  if (json) print(JSON.stringify(summary))
  else {
    const figures = Object.entries(planFiguresSchema.parse(summary)).map(([figure, count]) => [
      t(`cli:consent.figures.${figure as keyof typeof planFiguresSchema.shape}`),
      String(count),
    ])
    const longest = Math.max(...figures.map(([label = '']) => label.length))
    const lines = figures.map(([label = '', count]) => `  ${label.padEnd(longest)}  ${count}`)
    print(t('cli:consent.done', { figures: lines.join('\n'), folder: out, rejected: summary.rejected }))
  }
  return 0
}

function targetOf(options: ConsentPlanOptions, t: Words): Omit<SqlTarget, 'trueValue'> & { trueValue: string | null } {
  const dialect = dialectOf(options.dialect, t)
  const { table = DEFAULT_TARGET.table, idColumn = DEFAULT_TARGET.idColumn, flagColumn = DEFAULT_TARGET.flagColumn } = options
  const target = { dialect, table, idColumn, flagColumn, trueValue: options.trueValue ?? null }
  const problem = checkSqlTarget({ ...target, trueValue: '1' })
  if (problem !== null) {
    const name = { 'bad-table': table, 'bad-id-column': idColumn, 'bad-flag-column': flagColumn }[problem]
    throw new UsageError(t('cli:consent.badName', { name, dialect }))
  }
  if (options.trueValue === '') throw new UsageError(t('cli:consent.emptyTrue'))
  return target
}

function dialectOf(name: string | undefined, t: Words): SqlDialect {
  const dialect = sqlDialectSchema.safeParse(name ?? 'postgres')
  if (!dialect.success)
    throw new UsageError(t('cli:consent.badDialect', { dialect: name ?? '', dialects: SQL_DIALECTS.join(', ') }))
  return dialect.data
}

type OpenedFile<Mapping> = PlanFile<Mapping> & { headers: string[] }

/** @throws {UsageError} for what is no CSV */
async function openFile<Mapping extends ContactMapping | EvidenceMapping>(
  path: string,
  guess: (headers: readonly string[], rows: readonly string[][]) => Mapping,
  t: Words,
): Promise<OpenedFile<Mapping>> {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat || stat.isDirectory()) throw new UsageError(t('cli:noSuchFile', { file: path }))
  try {
    const { dialect, headers } = await headersOf(path)
    // By name alone: what stands in a column might be somebody else's yes.
    return { path, dialect, headers, mapping: guess(headers, []) }
  } catch (error) {
    if (!(error instanceof ContactFileError)) throw error
    throw new UsageError(t(`cli:consent.file.${error.code}`, { file: path }))
  }
}

async function headersOf(path: string) {
  try {
    return await inspectFile(path, 'contacts')
  } catch (error) {
    if (!(error instanceof ContactFileError) || error.code !== 'empty') throw error
    // Column names and no row below them: nobody has agreed yet, and that is a plan, too.
    const bytes = readFileSync(path)
    const dialect = detectDialect(bytes, encodingOf(bytes).encoding === 'utf-8')
    for await (const [headers] of readCsv(path, dialect)) if (headers) return { dialect, headers }
    throw error
  }
}

type Column = 'id' | 'phone' | 'date'

/** One of each group has to be there. */
function needColumns(
  { path, headers, mapping }: OpenedFile<ContactMapping | EvidenceMapping>,
  groups: readonly (readonly Column[])[],
  t: Words,
): void {
  const found: Readonly<Record<string, number | undefined>> = mapping
  const missing = groups.filter((group) => group.every((column) => found[column] === undefined))
  if (missing.length === 0) return
  const names = missing.map((group) => group.map((column) => t(`cli:consent.column.${column}`)).join(t('cli:consent.or')))
  throw new UsageError(
    t('cli:consent.missingColumns', {
      file: path,
      missing: names.join(', '),
      columns: headers.map((name) => name.trim()).join(', '),
    }),
  )
}
