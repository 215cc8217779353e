import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { type BundleContent, type BundleError, explainBundleError, faultsOf } from '#core/bundle'
import { CONTACT_FIELDS, type ContactMapping, type CsvDialect } from '#core/contacts'
import { EVENT_FIELDS, type EventMapping, guessEventColumns, guessPeopleColumns, type RehearsalSummary } from '#core/rehearsal'
import { BLOCK_REASONS, type Blocked } from '#core/sending'
import { LIMITS, LoadTargetError, type PasswordSource, postgresConnection, readWhole } from '../bundle/index.ts'
import type { Words } from '../i18n.ts'
import { openPostgresHistory, type Rows, rehearse, rowsOfFile } from '../rehearsal/index.ts'
import { chooseColumns, mendDoubles, type OpenedFile, openFile, readAs } from './csv-file.ts'
import { passwordFor } from './database-password.ts'
import { ordinaryFile } from './given-file.ts'
import { type ExitCode, type Terminal, UsageError } from './output.ts'
import { outputError } from './output-error.ts'

export type RehearseOptions = {
  bundle: string
  /** A file; of a database, a table or a file. */
  contacts: string
  /** A file; of a database, a table. */
  events: string
  /** `postgres://…`: the history lies there; null: in files. */
  history?: { address: string; password: PasswordSource } | null
  /** Where the rows that were held back go. */
  out: string | null
  /** `CAMPO=COLUNA`, as given. */
  columns: readonly string[]
  mendsText: boolean
}

/** The history of `--history`. @throws {UsageError} for an address of another kind */
export function historyAt(
  address: string,
  passwordFile: string | undefined,
  terminal: Terminal,
): NonNullable<RehearseOptions['history']> {
  // Not repeated: it may hold a password.
  if (!/^postgres(ql)?:/i.test(address)) throw new UsageError(terminal.t('cli:rehearse.historyUnknown'))
  return { address, password: passwordFor(passwordFile, terminal) }
}

const PROGRESS_MS = 2_000

/**
 * `disparo rehearse --bundle B --contacts C --events E [--out F]`: what the bundle would have sent for what the CRM did,
 * and why not what it would not. `--json`: the summary alone. A bundle that is whole and not right is rehearsed too, and
 * what is wrong is noted: to find that out is what a rehearsal is for.
 */
export async function rehearseFiles(options: RehearseOptions, terminal: Terminal): Promise<ExitCode> {
  const { t, json, print, note } = terminal
  const bundle = readBundle(options.bundle, terminal)
  const { out, history = null } = options
  if (out !== null) refuseOutput(out, [options.bundle, options.contacts, options.events], t)
  const source = history === null ? await fromFiles(options, terminal) : await fromPostgres(options, history, terminal)
  const { contacts, events } = source

  let toldAt = Date.now()
  const summary = await rehearse({
    bundle,
    contacts: contacts.rows,
    events: events.rows,
    out: out === null ? null : { path: out, dialect: source.dialect, explain: (decision) => explain(decision, t) },
    onProgress: (rows) => {
      if (Date.now() - toldAt < PROGRESS_MS) return
      toldAt = Date.now()
      note(t('cli:rehearse.progress', { rows }))
    },
  })
    .catch((error: unknown) => {
      if (error instanceof LoadTargetError) throw unreadable(error, source.label, t)
      throw out === null ? error : outputError(error, out, t)
    })
    .finally(source.close)
  if (json) {
    print(JSON.stringify(summary))
    return 0
  }
  print([contacts.file, events.file].map((file) => readAs(file, t)).join('\n'))
  print(`\n${told(summary, t)}`)
  if (out !== null) print(`\n${t('cli:rehearse.saved', { file: out })}`)
  return 0
}

type Source = {
  /** `file`: its columns, and which of them is what. */
  contacts: { file: ReadColumns; rows: Rows<ContactMapping> }
  events: { file: ReadColumns; rows: Rows<EventMapping> }
  dialect: Pick<CsvDialect, 'delimiter' | 'encoding' | 'bomBytes'>
  label: string
  close(): Promise<void>
}

async function fromFiles(options: RehearseOptions, { t, note }: Terminal): Promise<Source> {
  const contacts = await openFile(options.contacts, contactColumns, t)
  const events = await openFile(options.events, guessEventColumns, t)
  chooseColumns({ contacts, events }, FIELDS, options.columns, t)
  mendDoubles([contacts, events], options.mendsText, t, note)
  needContactColumns(contacts, t)
  needEventColumns(events, t)
  return {
    contacts: { file: contacts, rows: rowsOfFile(contacts) },
    events: { file: events, rows: rowsOfFile(events) },
    dialect: events.dialect,
    label: options.events,
    close: async () => undefined,
  }
}

/** What a spreadsheet program opens by itself. */
const FOR_SPREADSHEETS = { delimiter: ';', encoding: 'utf-8', bomBytes: 3 } as const

async function fromPostgres(
  options: RehearseOptions,
  { address, password }: NonNullable<RehearseOptions['history']>,
  { t, note }: Terminal,
): Promise<Source> {
  const isFile = statSync(options.contacts, { throwIfNoEntry: false })?.isFile() ?? false
  const file = isFile ? await openFile(options.contacts, contactColumns, t) : null
  let label = 'postgres://…'
  try {
    const connection = postgresConnection(address, password, SLOWEST_ANSWER_MS)
    label = connection.label
    if (connection.showsPassword) note(t('cli:bundle.passwordShown'))
    const history = await openPostgresHistory(connection)
    try {
      const table = async <Mapping>(name: string, guess: (headers: readonly string[]) => Mapping) => {
        const headers = await history.columns(name)
        return { path: name, headers, mapping: guess(headers) }
      }
      const contacts = file ?? (await table(options.contacts, contactColumns))
      const events = await table(options.events, guessEventColumns)
      chooseColumns({ contacts, events }, FIELDS, options.columns, t)
      if (file) mendDoubles([file], options.mendsText, t, note)
      needContactColumns(contacts, t)
      needEventColumns(events, t)
      return {
        contacts: {
          file: contacts,
          // Before the events: a cursor at a time.
          rows: file ? rowsOfFile(file) : { ...history.rows(contacts.path, contacts.headers, {}), mapping: contacts.mapping },
        },
        events: { file: events, rows: history.rows(events.path, events.headers, events.mapping) },
        dialect: FOR_SPREADSHEETS,
        label,
        close: history.close,
      }
    } catch (error) {
      await history.close()
      throw error
    }
  } catch (error) {
    if (error instanceof LoadTargetError) throw unreadable(error, label, t)
    throw error
  }
}

/** A million rows are put in order before the first is answered. */
const SLOWEST_ANSWER_MS = 600_000

const unreadable = (error: LoadTargetError, target: string, t: Words): UsageError =>
  new UsageError(t('cli:rehearse.historyRefused', { target, reason: error.message }))

const FIELDS = { contacts: CONTACT_FIELDS, events: EVENT_FIELDS }

const contactColumns = (headers: readonly string[]): ContactMapping => guessPeopleColumns(headers, [])

function readBundle(file: string, { t, note }: Terminal): BundleContent {
  const { size } = ordinaryFile(file, t)
  const sentence = (error: BundleError): string => {
    const { messageId, data } = explainBundleError(error)
    return t(messageId, data)
  }
  if (size > LIMITS.file) throw new UsageError(t('cli:bundle.errors.file-too-large', { bytes: size, limit: LIMITS.file }))
  const read = readWhole(readFileSync(file))
  if (!read.ok) throw new UsageError(sentence(read.error))
  for (const fault of faultsOf(read.value).slice(0, MOST_FAULTS)) note(t('cli:rehearse.notRight', { what: sentence(fault) }))
  return read.value
}

const MOST_FAULTS = 5

type NeededColumn = 'id' | 'phone' | 'acceptsWhatsApp' | 'date' | 'ticket' | 'contact' | 'requestType' | 'status'

type ReadColumns = Pick<OpenedFile<Record<string, number | undefined>>, 'path' | 'headers' | 'mapping'>

const needContactColumns = (file: ReadColumns, t: Words): void => needColumns(file, ['id', 'phone', 'acceptsWhatsApp'], t)
const needEventColumns = (file: ReadColumns, t: Words): void =>
  needColumns(
    file,
    ['date', 'ticket', 'contact', 'requestType', ...(file.mapping.kind === undefined ? (['status'] as const) : [])],
    t,
  )

function needColumns({ path, headers, mapping }: ReadColumns, fields: readonly NeededColumn[], t: Words): void {
  const missing = fields.filter((field) => mapping[field] === undefined)
  if (missing.length === 0) return
  const columns = headers.map((name) => name.trim()).join(', ')
  const names = missing.map((field) => t(`cli:rehearse.column.${field}`)).join(', ')
  throw new UsageError(t('cli:consent.missingColumns', { file: path, missing: names, columns }))
}

/** Never over what is read, nor over a folder. */
function refuseOutput(out: string, inputs: readonly string[], t: Words): void {
  const there = statSync(out, { throwIfNoEntry: false })
  if (!there) return
  if (!there.isFile()) throw new UsageError(t('cli:rehearse.outNotAFile', { file: out }))
  const placeOf = (path: string): string => (existsSync(path) ? realpathSync(path) : path)
  if (inputs.some((input) => placeOf(input) === placeOf(out))) throw new UsageError(t('cli:rehearse.outIsInput', { file: out }))
}

/** `{{nome}} ← %NOME%`, and what is wrong with the value. */
function explain({ reason, detail, template }: Blocked, t: Words): string {
  if (detail === null) return reason === 'template-not-approved' ? (template ?? '') : ''
  const { placeholder, token, problem } = detail
  const place = token === null ? placeholder : `${placeholder} ← %${token}%`
  return problem === null ? place : `${place}: ${t(`cli:rehearse.problem.${problem.why}`, { found: problem.found })}`
}

function told(summary: RehearsalSummary, t: Words): string {
  const { events, derived, sent, blocked, byTemplate, byNumber, cost, uniqueRecipientsPeak24h, tier, worstBindings } = summary
  const table = (rows: readonly (readonly [string, string | number])[]): string[] => {
    const longest = Math.max(0, ...rows.map(([label]) => label.length))
    return rows.map(([label, value]) => `  ${label.padEnd(longest)}  ${value}`)
  }
  const section = (title: string, rows: readonly (readonly [string, string | number])[]): string[] =>
    rows.length === 0 ? [] : ['', title, ...table(rows)]
  const tierText = (needed: number | null): string =>
    needed === null ? t('cli:rehearse.tierOver') : t('cli:rehearse.tier', { tier: needed })
  return [
    ...table([
      [t('cli:rehearse.figures.events'), events],
      [t('cli:rehearse.figures.derived'), derived],
      [t('cli:rehearse.figures.sent'), sent],
      [t('cli:rehearse.figures.blocked'), events + derived - sent],
      [t('cli:rehearse.figures.peak'), `${uniqueRecipientsPeak24h} (${tierText(tier)})`],
    ]),
    ...section(
      t('cli:rehearse.why'),
      BLOCK_REASONS.flatMap((reason) => {
        const count = blocked[reason]
        return count === undefined ? [] : [[`${reason}: ${t(`cli:rehearse.reason.${reason}`)}`, count] as const]
      }),
    ),
    ...section(t('cli:rehearse.templates'), Object.entries(byTemplate)),
    ...section(
      t('cli:rehearse.numbers'),
      Object.entries(byNumber).map(([number, load]) => [
        number,
        `${load.sent} (${t('cli:rehearse.peak', { count: load.uniqueRecipientsPeak24h })}, ${tierText(load.tier)})`,
      ]),
    ),
    ...section(
      t('cli:rehearse.worst'),
      worstBindings.map(({ template, placeholder, token, empty, notAllowed }) => [
        `${template} ${placeholder}${token === null ? '' : ` ← %${token}%`}`,
        empty + notAllowed,
      ]),
    ),
    ...section(
      t('cli:rehearse.cost'),
      Object.entries(cost).map(([category, { messages, amount, currency, asOf, unknown = 0 }]) => [
        category,
        [
          amount === null ? t('cli:rehearse.noPrice') : t('cli:rehearse.amount', { amount: amount.toFixed(2), currency, asOf }),
          ...(amount !== null && unknown > 0 ? [t('cli:rehearse.unknown', { unknown, messages })] : []),
        ].join('; '),
      ]),
    ),
  ].join('\n')
}
