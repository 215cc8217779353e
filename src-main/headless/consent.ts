import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
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
  CONTACT_FIELDS,
  ContactFileError,
  type ContactMapping,
  detectDialect,
  EVIDENCE_FIELDS,
  type EvidenceMapping,
  guessContactColumns,
  guessEvidenceColumns,
} from '#core/contacts'
import { encodingOf, foldKey, mendDoubleEncoding } from '#core/text'
import { systemClock } from '../clock.ts'
import { makePlan, type PlanFile } from '../consent/index.ts'
import { inspectFile, readCsv } from '../contacts/index.ts'
import { FileSetError } from '../disk/index.ts'
import type { Words } from '../i18n.ts'
import { ordinaryFile } from './given-file.ts'
import { type ExitCode, type Terminal, UsageError } from './output.ts'
import { outputError } from './output-error.ts'

export type ConsentPlanOptions = {
  contacts: string
  /** Null: nobody is to be marked; `optOuts` takes marks away. */
  evidence: string | null
  optOuts?: string | undefined
  out: string
  dialect: string | undefined
  table: string | undefined
  idColumn: string | undefined
  flagColumn: string | undefined
  trueValue: string | undefined
  falseValue?: string | undefined
  /** `CAMPO=COLUNA`, as given. */
  columns?: readonly string[]
  /** Text that was encoded twice is mended while it is read. */
  mendsText?: boolean
}

/**
 * `disparo consent plan --contacts C --evidence E --out DIR`: the base-update plan (M13, M14)
 * in its files; `disparo consent revoke --contacts C --opt-outs O --out DIR`: only what takes
 * the flag away. Columns go by their names, or as they were told. `--json`: what summary.json says.
 */
export async function consentPlan(options: ConsentPlanOptions, terminal: Terminal): Promise<ExitCode> {
  const { t, json, print, note } = terminal
  const { out } = options
  const target = targetOf(options, t)
  const contacts = await openFile(options.contacts, guessContactColumns, t)
  const evidence = options.evidence === null ? null : await openFile(options.evidence, guessEvidenceColumns, t, 'rows')
  const optOuts = options.optOuts === undefined ? null : await openFile(options.optOuts, guessEvidenceColumns, t, 'rows')
  const files = { contacts, evidence, 'opt-outs': optOuts }
  chooseColumns(files, options.columns ?? [], t)
  for (const file of Object.values(files)) {
    if (!file?.isDoublyEncoded) continue
    if (options.mendsText) file.dialect = { ...file.dialect, mendsText: true }
    else note(t('cli:consent.doubly', { file: basename(file.path) }))
  }
  needColumns(contacts, [['id'], ['phone']], t)
  if (evidence) needColumns(evidence, [['date'], ['id', 'phone']], t)
  if (optOuts) needColumns(optOuts, [['id', 'phone']], t)
  const summary = await makePlan({ contacts, evidence, optOuts, out, target, clock: systemClock }).catch((error: unknown) => {
    // Never over an older plan, nor over an input that happens to be called plan.csv.
    if (error instanceof FileSetError)
      throw new UsageError(t('cli:folderHasPlan', { folder: out, names: error.names.join(', ') }))
    throw outputError(error, out, t)
  })
  if (json) {
    print(JSON.stringify(summary))
    return 0
  }
  print(
    Object.values(files)
      .flatMap((file) => (file ? [readAs(file, t)] : []))
      .join('\n'),
  )
  if (evidence === null)
    print(
      t('cli:consent.revoked', {
        count: summary.revoke?.contacts ?? 0,
        unmatched: summary.evidenceUnmatched,
        folder: out,
      }),
    )
  else {
    const counted = planFiguresSchema.parse(summary)
    const figures = PLAN_ORDER.map((figure) => [t(`cli:consent.figures.${figure}`), String(counted[figure])])
    const longest = Math.max(...figures.map(([label = '']) => label.length))
    const lines = figures.map(([label = '', count]) => `  ${label.padEnd(longest)}  ${count}`)
    print(t('cli:consent.done', { figures: lines.join('\n'), folder: out, rejected: summary.rejected }))
    if (summary.revoke) print(t('cli:consent.revokeFiles', { count: summary.revoke.contacts }))
  }
  return 0
}

/** As the table was always printed, who said no after who said yes. */
const PLAN_ORDER = Object.keys(planFiguresSchema.shape) as (keyof typeof planFiguresSchema.shape)[]

function targetOf(options: ConsentPlanOptions, t: Words): Omit<SqlTarget, 'trueValue'> & { trueValue: string | null } {
  const dialect = dialectOf(options.dialect, t)
  const { table = DEFAULT_TARGET.table, idColumn = DEFAULT_TARGET.idColumn, flagColumn = DEFAULT_TARGET.flagColumn } = options
  const { falseValue } = options
  const target = { dialect, table, idColumn, flagColumn, trueValue: options.trueValue ?? null, ...(falseValue && { falseValue }) }
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

type OpenedFile<Mapping> = PlanFile<Mapping> & { headers: string[]; isDoublyEncoded: boolean }

/** @throws {UsageError} for what is no CSV */
async function openFile<Mapping extends ContactMapping | EvidenceMapping>(
  path: string,
  guess: (headers: readonly string[], rows: readonly string[][]) => Mapping,
  t: Words,
  by: 'names' | 'rows' = 'names',
): Promise<OpenedFile<Mapping>> {
  ordinaryFile(path, t)
  try {
    const { dialect, headers, rows, isDoublyEncoded } = await headersOf(path)
    const mend = (cells: readonly string[]): string[] => cells.map((cell) => (isDoublyEncoded ? mendDoubleEncoding(cell) : cell))
    // By name alone: what stands in a column might be somebody else's yes. In evidence it might be somebody's no.
    return {
      path,
      dialect,
      headers: mend(headers),
      isDoublyEncoded,
      mapping: guess(mend(headers), by === 'rows' ? rows.map(mend) : []),
    }
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
    for await (const [headers] of readCsv(path, dialect))
      if (headers) return { dialect, headers, rows: [], isDoublyEncoded: false }
    throw error
  }
}

type ConsentFile = OpenedFile<ContactMapping | EvidenceMapping>
type FileName = 'contacts' | 'evidence' | 'opt-outs'
const FIELDS: Record<FileName, readonly string[]> = {
  contacts: CONTACT_FIELDS,
  evidence: EVIDENCE_FIELDS,
  'opt-outs': EVIDENCE_FIELDS,
}

/** `--column phone="Celular"`, `--column evidence.date=3`, `--column optOut=`: what a person says goes before every guess. */
function chooseColumns(files: Record<FileName, ConsentFile | null>, given: readonly string[], t: Words): void {
  for (const each of given) {
    const parts = /^(?:(contacts|evidence|opt-outs)\.)?([A-Za-z]+)=(.*)$/s.exec(each.trim())
    const [, only, field = '', column = ''] = parts ?? []
    const meant = (Object.keys(FIELDS) as FileName[]).filter(
      (name) => (only === undefined || only === name) && FIELDS[name].includes(field),
    )
    if (meant.length === 0) {
      const fields = [...new Set(Object.values(FIELDS).flat())].join(', ')
      throw new UsageError(t('cli:consent.badColumn', { given: each, fields }))
    }
    const opened = meant.map((name) => files[name]).filter((file) => file !== null)
    const fitting = opened.filter((file) => column.trim() === '' || columnAt(file, column) !== null)
    if (fitting.length === 0) {
      const columns = opened.flatMap(({ headers }) => headers.map((name) => name.trim())).join(', ')
      throw new UsageError(t('cli:consent.noColumn', { column, field, columns }))
    }
    for (const file of fitting) {
      const mapping: Record<string, number | undefined> = file.mapping
      const at = column.trim() === '' ? null : columnAt(file, column)
      // A column that a person gave to one field is no other's.
      for (const [other, taken] of Object.entries(mapping)) if (other === field || taken === at) delete mapping[other]
      if (at !== null) mapping[field] = at
    }
  }
}

/** By its name, letter by letter or folded; else by its number from 1. */
function columnAt({ headers }: ConsentFile, column: string): number | null {
  const exact = headers.findIndex((name) => name.trim() === column.trim())
  if (exact !== -1) return exact
  const folded = headers.findIndex((name) => foldKey(name) !== '' && foldKey(name) === foldKey(column))
  if (folded !== -1) return folded
  const number = /^\d{1,4}$/.test(column.trim()) ? Number(column) : 0
  return number >= 1 && number <= headers.length ? number - 1 : null
}

/** `aceites.csv: date = Carimbo de data/hora, decision = Você aceita…`, for whoever has to check it. */
function readAs({ path, headers, mapping }: ConsentFile, t: Words): string {
  const columns = Object.entries(mapping).map(([field, at]) => `${field} = ${(headers[at] ?? '').trim()}`)
  return t('cli:consent.read', { file: basename(path), columns: columns.join(', ') })
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
