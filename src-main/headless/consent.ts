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
  type ContactMapping,
  EVIDENCE_FIELDS,
  type EvidenceMapping,
  guessContactColumns,
  guessEvidenceColumns,
  otherChannelIn,
} from '#core/contacts'
import { systemClock } from '../clock.ts'
import { makePlan } from '../consent/index.ts'
import { FileSetError } from '../disk/index.ts'
import type { Words } from '../i18n.ts'
import { chooseColumns, mendDoubles, type OpenedFile, openFile, readAs } from './csv-file.ts'
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
  chooseColumns(files, FIELDS, options.columns ?? [], t)
  mendDoubles(Object.values(files), options.mendsText ?? false, t, note)
  needColumns(contacts, [['id'], ['phone']], t)
  if (evidence) needColumns(evidence, [['date'], ['id', 'phone']], t)
  if (optOuts) needColumns(optOuts, [['id', 'phone']], t)
  const summary = await makePlan({ contacts, evidence, optOuts, out, target, clock: systemClock }).catch((error: unknown) => {
    // Never over an older plan, nor over an input that happens to be called plan.csv.
    if (error instanceof FileSetError)
      throw new UsageError(t('cli:folderHasPlan', { folder: out, names: error.names.join(', ') }))
    throw outputError(error, out, t)
  })
  const other = evidence?.mapping.decision === undefined ? otherChannelIn(evidence?.headers ?? []) : null
  if (evidence && other !== null)
    note(t('cli:consent.otherChannel', { file: basename(evidence.path), column: (evidence.headers[other] ?? '').trim() }))
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
  if (summary.undecidedOptOuts) print(t('cli:consent.undecided', { count: summary.undecidedOptOuts }))
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

const FIELDS = {
  contacts: CONTACT_FIELDS,
  evidence: EVIDENCE_FIELDS,
  'opt-outs': EVIDENCE_FIELDS,
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
