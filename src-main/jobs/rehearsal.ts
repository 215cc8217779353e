import { renameSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type BundleContent, templateOf } from '#core/bundle'
import { type ContactMapping, contactMappingSchema } from '#core/contacts'
import type { RehearsalProgress, RehearsalState, RehearsedRow } from '#core/contract'
import type { ImplementationSnapshot } from '#core/implementation'
import {
  type EventMapping,
  openRowReader,
  type Period,
  type REHEARSED,
  type RehearsalRecord,
  type RowFilter,
  templateNames,
} from '#core/rehearsal'
import { SHIPPED_PRICES } from '#core/review'
import { openZone, type ValueProblem } from '#core/sending'
import { templatesOf } from '#core/triggers'
import { instant } from '../clock.ts'
import { importedFile } from '../contacts/index.ts'
import type { AppContext } from '../context.ts'
import { ownFolder, removeTemporary, temporaryFolder } from '../disk/index.ts'
import { AppProblem, found } from '../problem.ts'
import { answerRows, type KeptAnswer, type Rows, rehearseInWorker, rowsOfFile, writeAnswerRows } from '../rehearsal/index.ts'
import { contactFileFolder } from './contact-files.ts'
import { bundleNow, keptContent, rehearsedHash } from './export.ts'
import { refusing } from './imported-headers.ts'
import { streamed } from './progress-stream.ts'
import { answersFile, eraseHistory, hasAnswers, historyFile, rowsIn, shownFile } from './rehearsal-files.ts'

/** Rows in one answer. */
const PAGE = 100

export async function rehearsalState(context: AppContext, implementationId: string): Promise<RehearsalState> {
  const { store } = context
  const snapshot = context.snapshot(implementationId)
  const [events, people] = [
    await historyFile(context, implementationId, 'events'),
    await historyFile(context, implementationId, 'people'),
  ]
  const last = store.rehearsals.last(implementationId)
  const [kept] = keptExports(context, snapshot)
  return {
    events: events && shownFile('events', events),
    people: people && shownFile('people', people),
    base: store.consent.files(implementationId).find(({ kind }) => kind === 'contacts') ?? null,
    settings: store.rehearsals.settings(implementationId),
    last,
    isCurrent: last !== null && last.hash === rehearsedHash(bundleNow(context, snapshot)),
    hasRows: last !== null && events !== null && hasAnswers(context, implementationId),
    lastExport: kept ? { sequence: kept.sequence } : null,
  }
}

export type RehearsalInput = {
  implementationId: string
  of: (typeof REHEARSED)[number]
  key: string | null
  people: 'people' | 'base'
  period: Period | null
}

/** Replays the history that is here, in a thread of its own; figures and rows of the last one stay until this one is done. */
export async function* runRehearsal(
  context: AppContext,
  input: RehearsalInput,
  cancel: AbortSignal | undefined,
): AsyncGenerator<RehearsalProgress> {
  const { store, changes, clock } = context
  const { implementationId, period } = input
  const snapshot = context.snapshot(implementationId)
  const events = found(await historyFile(context, implementationId, 'events'), 'history')
  const contacts = found(
    input.people === 'people'
      ? await historyFile(context, implementationId, 'people')
      : await importedFile(contactFileFolder(context, implementationId, 'contacts')),
    'history',
  )
  const rehearsed = bundleOf(context, snapshot, input)
  // An export is told against the one before it, anything else against the newest.
  const before = newestExport(context, snapshot, rehearsed.of.kind === 'export' ? rehearsed.of.sequence : null)
  const { perDay, perWeek } = store.rehearsals.settings(implementationId)
  const answers = answersFile(context, implementationId)
  ownFolder(join(answers, '..'))
  const scratch = temporaryFolder(join(answers, '..'))
  const draft = join(scratch, 'answers.sqlite')
  const signal = cancel ? AbortSignal.any([cancel, context.ending]) : context.ending
  const total = events.rows
  try {
    yield { phase: 'reading', rows: 0, total }
    const task = {
      bundle: rehearsed.bundle,
      before: before?.bundle ?? null,
      contacts: await rowsIn<ContactMapping>({ ...contacts, mapping: contactMappingSchema.parse(contacts.mapping) }),
      events: await rowsIn<EventMapping>(events),
      period,
      limits: { perDay, perWeek },
      prices: store.settings.prices() ?? SHIPPED_PRICES,
      answers: draft,
      scratch,
    }
    const summary = yield* streamed((tell: (news: RehearsalProgress) => void) =>
      refusing(() =>
        rehearseInWorker(context.rehearsalWorker, task, signal, (progress) =>
          tell({ ...progress, rows: Math.min(progress.rows, total), total }),
        ),
      ),
    )
    const record: RehearsalRecord = {
      ranAt: instant(clock),
      person: store.settings.get().operator,
      hash: rehearsedHash(rehearsed.bundle),
      of: rehearsed.of,
      against: before && { sequence: before.sequence },
      history: {
        events: shownFile('events', events).fileName,
        people:
          input.people === 'people'
            ? shownFile('people', contacts).fileName
            : (store.consent.files(implementationId).find(({ kind }) => kind === 'contacts')?.fileName ?? ''),
        rows: total,
      },
      period,
      ...namesIn(snapshot, rehearsed.bundle),
      summary,
    }
    // From here on the figures are this one's: its rows before them, or none.
    renameSync(draft, answers)
    store.transaction(() => {
      store.rehearsals.save(implementationId, record)
      store.implementations.touch(implementationId)
    })
    changes.announce('rehearsals', implementationId)
    yield { phase: 'done', record }
  } finally {
    removeTemporary(scratch)
  }
}

type Rehearsed = { bundle: BundleContent; of: RehearsalRecord['of'] }

function bundleOf(context: AppContext, snapshot: ImplementationSnapshot, { of, key }: RehearsalInput): Rehearsed {
  if (of === 'now') return { bundle: bundleNow(context, snapshot), of: { kind: of, sequence: null, fileName: null } }
  if (of === 'export') {
    const { bundle, sequence, fileName } = found(newestExport(context, snapshot), 'bundle')
    return { bundle, of: { kind: of, sequence, fileName } }
  }
  const { content, fileName } = context.bundles.content(key ?? '')
  return { bundle: content, of: { kind: of, sequence: content.manifest.sequence, fileName } }
}

/** Exports whose files were kept, the newest first. */
const keptExports = ({ store }: AppContext, { implementation, exports }: ImplementationSnapshot) =>
  store.exports.keptOf(implementation.id).flatMap((id) => exports.find((record) => record.id === id) ?? [])

/** The newest of them that can be read; null: there is none. */
function newestExport(context: AppContext, snapshot: ImplementationSnapshot, but: number | null = null) {
  for (const { id, sequence, fileName } of keptExports(context, snapshot)) {
    const bundle = sequence === but ? null : keptContent(context, id)
    if (bundle) return { bundle, sequence, fileName }
  }
  return null
}

/** What the keys of the figures are called, and what they are here. */
function namesIn(
  snapshot: ImplementationSnapshot,
  bundle: BundleContent,
): Pick<RehearsalRecord, 'triggers' | 'numbers' | 'templates'> {
  const nameOf = templateNames(bundle)
  const idOf = (name: string, language: string): string | null =>
    snapshot.templates.find(({ content }) => content.name === name && content.language === language)?.id ?? null
  return {
    triggers: Object.fromEntries(
      bundle.triggers.map((trigger) => {
        const place = {
          kind: trigger.kind,
          serviceTree: trigger.serviceTree ?? '',
          requestType: trigger.requestType ?? '',
          status: trigger.kind === 'status' ? trigger.status : '',
        }
        const here = snapshot.triggers.find(
          (one) =>
            one.kind === place.kind &&
            one.serviceTree === place.serviceTree &&
            one.requestType === place.requestType &&
            (one.kind === 'status' ? one.status : '') === place.status &&
            templatesOf(one).length > 0,
        )
        return [trigger.key, { ...place, id: here?.id ?? null }]
      }),
    ),
    numbers: Object.fromEntries(bundle.numbers.map(({ key, label, phone }) => [key, { label, phone }])),
    templates: Object.fromEntries(
      Object.entries(bundle.templates).map(([key, template]) => {
        const { name, language } = templateOf(template)
        return [nameOf(key), idOf(name, language)]
      }),
    ),
  }
}

async function historyRows(context: AppContext, implementationId: string) {
  const events = await historyFile(context, implementationId, 'events')
  if (events === null || !hasAnswers(context, implementationId)) throw new AppProblem('not-found', { what: 'history' })
  const file = await rowsIn<EventMapping>(events)
  return { answers: answersFile(context, implementationId), events: { ...rowsOfFile(file), dialect: file.dialect } }
}

/** The rows behind a figure. */
export async function rehearsedRows(
  context: AppContext,
  implementationId: string,
  filter: RowFilter,
  after: number,
): Promise<{ count: number; rows: RehearsedRow[]; next: number | null }> {
  const { answers, events } = await historyRows(context, implementationId)
  const page = await refusing(() => answerRows(answers, events, filter, after, PAGE))
  return { ...page, rows: page.rows.map(toRow(events)) }
}

function toRow({ mapping }: Rows<EventMapping>): (answer: KeptAnswer & { cells: readonly string[] }) => RehearsedRow {
  // The date is shown as the file has it: nothing is asked of the zone.
  const read = openRowReader(mapping, openZone('UTC'))
  return ({ cells, row, derivedStatus, outcome, template, detail }) => {
    const { event, contact } = read(cells)
    return {
      row,
      derived: derivedStatus !== null,
      date: cells[mapping.date ?? -1]?.trim() ?? '',
      ticket: event.ticket,
      contact,
      requestType: event.requestType,
      status: derivedStatus ?? event.status,
      outcome,
      template,
      detail,
    }
  }
}

/** @param problemOf what is wrong with a value, in the person's words */
export async function rehearsedRowsFile(
  context: AppContext,
  implementationId: string,
  filter: RowFilter,
  problemOf: (problem: ValueProblem) => string,
): Promise<File> {
  const { answers, events } = await historyRows(context, implementationId)
  const explain = ({ detail, outcome, template }: KeptAnswer): string => {
    if (detail === null) return outcome === 'sent' || outcome === 'template-not-approved' ? (template ?? '') : ''
    const { placeholder, token, problem } = detail
    const place = token === null ? placeholder : `${placeholder} ← %${token}%`
    return problem === null ? place : `${place}: ${problemOf(problem)}`
  }
  const folder = temporaryFolder(join(answers, '..'))
  try {
    const out = join(folder, 'linhas.csv')
    await refusing(() => writeAnswerRows(answers, events, filter, out, explain))
    return new File([await readFile(out)], 'ensaio-linhas.csv', { type: 'text/csv' })
  } finally {
    removeTemporary(folder)
  }
}

/** Takes the history and the rows off this machine; with `figures`, the last rehearsal too. */
export async function eraseRehearsal(context: AppContext, implementationId: string, figures: boolean): Promise<void> {
  await eraseHistory(context, implementationId)
  if (figures) context.store.transaction(() => context.store.rehearsals.erase(implementationId))
  context.changes.announce('rehearsals', implementationId)
}
