import { statSync } from 'node:fs'
import type { BundleContent } from '#core/bundle'
import type { ContactMapping } from '#core/contacts'
import {
  type EventMapping,
  type FrequencyLimits,
  openRowReader,
  openTally,
  type RehearsalSummary,
  tokenColumns,
} from '#core/rehearsal'
import { type Prices, SHIPPED_PRICES } from '#core/review'
import { ALIKE, ALIKE_PATTERN, openSending, readInstant, type Sending } from '#core/sending'
import type { Rows } from '../rows.ts'
import { openValues } from '../values.ts'
import { readContactClasses } from './contacts.ts'
import { type EventClass, NotAlike, openDecisions } from './decisions.ts'
import { openDuck, text } from './duckdb.ts'
import { type EventTexts, openEvents } from './events.ts'
import { halvesOf, openHashes } from './hashes.ts'
import { openLocalClock } from './local-clock.ts'
import { openMessages } from './messages.ts'
import { inspectPlain } from './plain-csv.ts'

/** Smaller files are answered for row by row before a database is open. */
const LEAST_BYTES = 24 * 1024 ** 2
/** Messages of more rows do not lie in a gigabyte while they are put in order. */
const MOST_BYTES = 4 * 1024 ** 3

/** What of a `Rehearsal` is answered here: no other bundle, no period, no rows. */
export type LargeRehearsal = {
  bundle: BundleContent
  contacts: Rows<ContactMapping>
  events: Rows<EventMapping>
  prices?: Prices
  limits?: FrequencyLimits
  scratch?: string
  signal?: AbortSignal
  onProgress?: (rows: number, phase: 'reading' | 'deciding') => void
}

/**
 * The summary that `rehearse` gives; null where the way row by row has to: for small files, for files that are written in
 * another way than DuckDB is sure to read the same (see `inspectPlain`), for rows with more cells than columns, where
 * nearly every event differs from every other, and where DuckDB is not installed.
 * @param least bytes of a history that is large
 * @throws the signal's reason when it is cancelled
 */
export async function rehearseLarge(given: LargeRehearsal, least = LEAST_BYTES): Promise<RehearsalSummary | null> {
  const { contacts, events, signal } = given
  if (!contacts.file || !events.file) return null
  const { size } = statSync(events.file.path)
  if (size < least || size > MOST_BYTES) return null
  const contactCsv = await inspectPlain(contacts.file.path, contacts.file.dialect, contacts.headers.length)
  const eventCsv = contactCsv && (await inspectPlain(events.file.path, events.file.dialect, events.headers.length))
  if (!eventCsv) return null
  const duck = await openDuck(given.scratch, signal)
  if (duck === null) return null
  try {
    return await answer(given, duck, contactCsv, eventCsv)
  } catch (error) {
    signal?.throwIfAborted()
    // The other way says what is wrong with a file, and takes what DuckDB refuses.
    if (error instanceof NotAlike || isDuckError(error)) return null
    throw error
  } finally {
    duck.close()
  }
}

/** DuckDB's errors have no class of their own; all begin with what kind they are. */
const isDuckError = (error: unknown): boolean => error instanceof Error && /^(?:[A-Z][\w-]* )+Error: /.test(error.message)

type Opened = NonNullable<Awaited<ReturnType<typeof openDuck>>>
type Plain = NonNullable<Awaited<ReturnType<typeof inspectPlain>>>

async function answer(
  { bundle, contacts, events, prices, limits, signal, onProgress }: LargeRehearsal,
  duck: Opened,
  contactCsv: Plain,
  eventCsv: Plain,
): Promise<RehearsalSummary | null> {
  const sending = openSending(bundle)
  const { zone, settings } = sending
  const tally = openTally(bundle, zone, settings.timeZone, prices ?? SHIPPED_PRICES, limits)
  const tokens = [...new Set(Object.keys(bundle.templates).flatMap(sending.tokensOf))]
  const eventColumns = tokenColumns(events.headers, tokens)
  // The event's own columns win, so a contact's are not asked.
  const own = [...tokenColumns(contacts.headers, tokens)].filter(([token]) => !eventColumns.has(token))
  const known = { tokens: new Map(own.map(([token], at) => [token, at])) }

  const people = await readContactClasses(
    duck,
    contactCsv,
    contacts.mapping,
    own.map(([token]) => askedOf(sending, [token])),
    own.map(([, column]) => column),
    tally,
  )
  if (people === null) return null
  const tokensIn = Map.groupBy(eventColumns, ([, column]) => column)
  const isOrdered =
    settings.duplicateHours !== null || bundle.triggers.some((trigger) => trigger.kind === 'status' && trigger.oncePerTicket)
  const source = await openEvents(
    duck,
    eventCsv,
    events.mapping,
    new Map(
      [...tokensIn].map(([column, found]) => [
        column,
        askedOf(
          sending,
          found.map(([token]) => token),
        ),
      ]),
    ),
    isOrdered,
  )

  const decisions = openDecisions(sending, people.classes, openValues(events, known, tokens), tally)
  const messages = openMessages(sending, decisions, people, tally, isOrdered)
  const readRow = openRowReader(events.mapping, zone)
  const classFrom = ({ cells, oddDate, hasTicket }: EventTexts): EventClass => {
    const moment = oddDate === null ? undefined : readInstant(oddDate.trim(), zone)
    const { event } = readRow(cells)
    return { event: { ...event, at: moment === undefined ? 0 : moment, ticket: hasTicket ? 'x' : '' }, moment, cells }
  }

  const classes: (EventClass | null)[] = []
  const codes = openHashes()
  const hashes: bigint[] = []
  const codeOf = (hash: bigint): number => codes.add(Number(hash & 0xffff_ffffn), Number(hash >> 32n))
  const head = await source.head()
  if (head.size > source.mostClasses) return null
  for (const [hash, texts] of head) classes[codeOf(hash)] = classFrom(texts)

  const instantOf = openLocalClock(zone)
  let read = 0
  await source.stream((rows) => {
    const halves = halvesOf(rows.hash)
    const tickets = rows.ticket && halvesOf(rows.ticket)
    for (let row = 0; row < rows.length; row++) {
      const code = codes.add(halves[row * 2] as number, halves[row * 2 + 1] as number)
      const given = rows.at[row] as number
      const event = classes[code] ?? null
      if (event === null && hashes[code] === undefined) hashes[code] = rows.hash[row] as bigint
      const at = Number.isNaN(given) ? (event?.moment ?? Number.NaN) : instantOf(given)
      const contact = rows.contact[row] as number
      if (tickets === null) messages.add(code, event, at, contact, 0, 0, 0)
      else
        messages.add(
          code,
          event,
          at,
          contact,
          tickets[row * 2] as number,
          tickets[row * 2 + 1] as number,
          rows.row?.[row] as number,
        )
    }
    read += rows.length
    onProgress?.(read, 'reading')
  })
  signal?.throwIfAborted()

  if (hashes.length > 0) {
    const rest = await source.rest(hashes.filter((hash) => hash !== undefined))
    if (rest === null) return null
    for (const [hash, texts] of rest) classes[codeOf(hash)] = classFrom(texts)
  }
  messages.decide(
    (code) => classes[code] as EventClass,
    (decided) => onProgress?.(decided, 'deciding'),
    signal,
  )
  decisions.finish()
  return tally.summary()
}

/** What is asked for of a cell that stands for these tokens: a value that no rule tells from others is one of them. */
function askedOf(sending: Sending, tokens: readonly string[]): (cell: string) => string {
  const longest = Math.min(...tokens.map(sending.alikeUpTo))
  return (cell) =>
    longest < 1
      ? cell
      : `CASE WHEN length(${cell}) <= ${longest} AND regexp_full_match(${cell}, ${text(ALIKE_PATTERN)}) THEN ${text(ALIKE)} ELSE ${cell} END`
}
