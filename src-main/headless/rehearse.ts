import { readFileSync, realpathSync, statSync } from 'node:fs'
import { type BundleContent, type BundleError, explainBundleError, faultsOf } from '#core/bundle'
import { CONTACT_FIELDS, type ContactMapping, guessContactColumns } from '#core/contacts'
import { EVENT_FIELDS, type EventMapping, guessEventColumns, type RehearsalSummary } from '#core/rehearsal'
import { BLOCK_REASONS, type Blocked } from '#core/sending'
import { foldKey } from '#core/text'
import { LIMITS, readWhole } from '../bundle/index.ts'
import type { Words } from '../i18n.ts'
import { rehearse } from '../rehearsal/index.ts'
import { chooseColumns, mendDoubles, type OpenedFile, openFile, readAs } from './csv-file.ts'
import { ordinaryFile } from './given-file.ts'
import { type ExitCode, type Terminal, UsageError } from './output.ts'
import { outputError } from './output-error.ts'

export type RehearseOptions = {
  bundle: string
  contacts: string
  events: string
  /** Where the rows that were held back go. */
  out: string | null
  /** `CAMPO=COLUNA`, as given. */
  columns: readonly string[]
  mendsText: boolean
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
  const contacts = await openFile(options.contacts, contactColumns, t)
  const events = await openFile(options.events, guessEventColumns, t)
  const files = { contacts, events }
  chooseColumns(files, { contacts: CONTACT_FIELDS, events: EVENT_FIELDS }, options.columns, t)
  mendDoubles([contacts, events], options.mendsText, t, note)
  needColumns(contacts, ['id', 'phone', 'acceptsWhatsApp'], t)
  needColumns(
    events,
    ['date', 'ticket', 'contact', 'requestType', ...(events.mapping.kind === undefined ? (['status'] as const) : [])],
    t,
  )
  const { out } = options
  if (out !== null) refuseOutput(out, [options.bundle, options.contacts, options.events], t)

  let toldAt = Date.now()
  const summary = await rehearse({
    bundle,
    contacts,
    events,
    out: out === null ? null : { path: out, explain: (decision) => explain(decision, t) },
    onProgress: (rows) => {
      if (Date.now() - toldAt < PROGRESS_MS) return
      toldAt = Date.now()
      note(t('cli:rehearse.progress', { rows }))
    },
  }).catch((error: unknown) => {
    throw out === null ? error : outputError(error, out, t)
  })
  if (json) {
    print(JSON.stringify(summary))
    return 0
  }
  print([contacts, events].map((file) => readAs(file, t)).join('\n'))
  print(`\n${told(summary, t)}`)
  if (out !== null) print(`\n${t('cli:rehearse.saved', { file: out })}`)
  return 0
}

/** The history's own word for a contact is its id here, too. */
function contactColumns(headers: readonly string[]): ContactMapping {
  const mapping = guessContactColumns(headers, [])
  if (mapping.id !== undefined) return mapping
  const id = headers.findIndex((header) => foldKey(header) === 'contato')
  if (id === -1) return mapping
  const { name, ...rest } = mapping
  return { ...rest, ...(name !== undefined && name !== id && { name }), id }
}

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

function needColumns(
  { path, headers, mapping }: OpenedFile<ContactMapping | EventMapping>,
  fields: readonly NeededColumn[],
  t: Words,
): void {
  const found: Readonly<Record<string, number | undefined>> = mapping
  const missing = fields.filter((field) => found[field] === undefined)
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
  if (inputs.some((input) => realpathSync(input) === realpathSync(out)))
    throw new UsageError(t('cli:rehearse.outIsInput', { file: out }))
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
