import type { BundleContent } from '#core/bundle'
import type { ContactMapping, CsvDialect } from '#core/contacts'
import {
  type Beyond,
  type EventMapping,
  type FrequencyLimits,
  openComparison,
  openRowReader,
  openTally,
  type Period,
  type RehearsalSummary,
  templateNames,
} from '#core/rehearsal'
import { type Prices, SHIPPED_PRICES } from '#core/review'
import { type Blocked, openMemory, openSending, type Replayed, readInstant, replay, type Zone } from '#core/sending'
import { type BlockedRow, openBlockedFile } from './blocked-file.ts'
import { readContacts } from './contacts.ts'
import { rehearseLarge } from './large/index.ts'
import type { Rows } from './rows.ts'
import { inTimeOrder, type TimedRow } from './time-order.ts'
import { openValues } from './values.ts'

/** What became of one event; of a row, the event itself has `position` 0 and those that it leads to follow. */
export type Answer = Replayed & {
  /** As a spreadsheet counts: the first below the columns' names is 2. */
  row: number
  position: number
  contact: string
  /** Of a message: whether it is more than its person should have. */
  beyond: Beyond | null
  /** Against the bundle before: a message that it did not send; and, at position 0, whether it sent one that is gone. */
  isMore: boolean
  isFewer: boolean
}

export type Rehearsal = {
  bundle: BundleContent
  contacts: Rows<ContactMapping>
  events: Rows<EventMapping>
  /** Where the rows that were held back go, with `explain`'s few words; null: nowhere. */
  out: {
    path: string
    dialect: Pick<CsvDialect, 'delimiter' | 'encoding' | 'bomBytes'>
    explain(decision: Blocked): string
  } | null
  /** Another bundle, which the same history is held against. */
  before?: BundleContent | null
  /**
   * The days to answer for. What was sent before them still counts for `once-per-ticket` and `duplicate`; a row without
   * a readable date is in no other period, so it is in this one.
   */
  period?: Period | null
  limits?: FrequencyLimits
  prices?: Prices
  /** What became of each event, some thousands at a time, in the order of time. */
  onAnswers?: (answers: readonly Answer[]) => void
  /** Where rows may lie while they are put in order; without it where the system has such things. */
  scratch?: string
  signal?: AbortSignal
  /** Rows of the history so far, some thousands at a time: while they are read, and while they are decided. */
  onProgress?: (rows: number, phase: 'reading' | 'deciding') => void
}

/**
 * What this bundle would have made of a history: every event is decided in the order of time, of the same moment in the
 * file's. Contacts are held in memory; events pass through, and lie in a temporary file while they are put in order.
 * @throws {ContactFileError} where a file can't be read
 * @throws the signal's reason when it is cancelled
 */
export async function rehearse(given: Rehearsal): Promise<RehearsalSummary> {
  const { bundle, contacts, events, out, before = null, period = null, signal, onProgress, onAnswers } = given
  if (out === null && before === null && period === null && !onAnswers) {
    const summary = await rehearseLarge(given)
    if (summary !== null) return summary
  }
  const now = openSide(bundle)
  const then = before && openSide(before)
  const { sending } = now
  const tokens = [...new Set([...now.tokens, ...(then?.tokens ?? [])])]
  const known = await readContacts(contacts, tokens)
  const tally = openTally(bundle, sending.zone, sending.settings.timeZone, given.prices ?? SHIPPED_PRICES, given.limits)
  const comparison = before && openComparison(templateNames(bundle), templateNames(before))
  const readRow = openRowReader(events.mapping, sending.zone)
  const dateAt = events.mapping.date ?? -1
  const readDate = (cells: readonly string[]): number | null => readInstant(cells[dateAt]?.trim() ?? '', sending.zone)
  const valuesOf = openValues(events, known, tokens)
  const placeOf = openPeriod(period, sending.zone)
  const file = out && (await openBlockedFile(out.path, events.headers, out.dialect, events.mapping.status, out.explain))
  let outside = 0
  let decided = 0

  const timed = async function* (): AsyncGenerator<TimedRow[]> {
    // The first has the columns' names.
    let row = 1
    for await (const batch of events.rows()) {
      signal?.throwIfAborted()
      const timedRows = batch.map((cells): TimedRow => ({ at: readDate(cells), row: ++row, cells }))
      yield timedRows
      if (decided === 0) onProgress?.(row - 1, 'reading')
    }
  }

  /** What one row leads to; null: it is not asked about. */
  function answersOf({ cells, row }: TimedRow): Answer[] | null {
    const { event, contact: id } = readRow(cells)
    const place = placeOf(event.at)
    if (place !== 'in') outside++
    if (place === 'after') return null
    const contact = known.byId.get(id) ?? null
    const values = valuesOf(cells, contact)
    const replayed = [...replay(sending, event, contact, values, now.memory)]
    const replayedThen = then ? [...replay(then.sending, event, contact, values, then.memory)] : []
    if (place === 'before') return null
    const change = comparison?.add(messagesOf(replayed), messagesOf(replayedThen))
    return replayed.map((one, position) => ({
      ...one,
      row,
      position,
      contact: id,
      beyond: tally.add(one.decision, one.event, one.isDerived),
      isMore: one.decision.outcome === 'send' && (change?.added.has(one.decision) ?? false),
      isFewer: position === 0 && (change?.isFewer ?? false),
    }))
  }

  try {
    for await (const batch of events.isOrdered ? timed() : inTimeOrder(timed, undefined, given.scratch)) {
      signal?.throwIfAborted()
      const held: BlockedRow[] = []
      const answers: Answer[] = []
      for (const timedRow of batch)
        for (const answer of answersOf(timedRow) ?? []) {
          const { decision, event, isDerived } = answer
          if (onAnswers) answers.push(answer)
          if (file && decision.outcome === 'blocked')
            held.push({ ...timedRow, derivedStatus: isDerived ? event.status : null, decision })
        }
      onAnswers?.(answers)
      await file?.add(held)
      decided += batch.length
      onProgress?.(decided, 'deciding')
    }
    await file?.keep()
  } catch (error) {
    await file?.drop()
    throw error
  }
  return {
    ...tally.summary(),
    ...(period !== null && { outside }),
    ...(comparison && { comparison: comparison.figures() }),
  }
}

/** A bundle's rules with what it has sent so far. */
function openSide(bundle: BundleContent) {
  const sending = openSending(bundle)
  return { sending, memory: openMemory(sending), tokens: Object.keys(bundle.templates).flatMap(sending.tokensOf) }
}

const messagesOf = (replayed: readonly Replayed[]) =>
  replayed.flatMap(({ decision }) => (decision.outcome === 'send' ? [decision] : []))

function openPeriod(period: Period | null, zone: Zone): (at: number | null) => 'before' | 'in' | 'after' {
  if (period === null) return () => 'in'
  const { from, to } = period
  return (at) => {
    if (at === null) return 'in'
    const day = zone.dayOf(at)
    if (from !== null && day < from) return 'before'
    return to !== null && day > to ? 'after' : 'in'
  }
}
