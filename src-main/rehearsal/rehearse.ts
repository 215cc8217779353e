import type { BundleContent } from '#core/bundle'
import type { ContactMapping, CsvDialect } from '#core/contacts'
import { type EventMapping, openRowReader, openTally, type RehearsalSummary, tokenColumns } from '#core/rehearsal'
import { SHIPPED_PRICES } from '#core/review'
import { type Blocked, type CrmValueOf, openMemory, openSending, readInstant, replay, type SendingEvent } from '#core/sending'
import { type BlockedRow, openBlockedFile } from './blocked-file.ts'
import { type Contacts, type KnownContact, readContacts } from './contacts.ts'
import type { Rows } from './rows.ts'
import { inTimeOrder, type TimedRow } from './time-order.ts'

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
  signal?: AbortSignal
  /** Rows of the history so far, some thousands at a time. */
  onProgress?: (rows: number) => void
}

/**
 * What this bundle would have made of a history: every event is decided in the order of time, of the same moment in the
 * file's. Contacts are held in memory; events pass through, and lie in a temporary file while they are put in order.
 * @throws {ContactFileError} where a file can't be read
 * @throws the signal's reason when it is cancelled
 */
export async function rehearse({ bundle, contacts, events, out, signal, onProgress }: Rehearsal): Promise<RehearsalSummary> {
  const sending = openSending(bundle)
  const tokens = [...new Set(Object.keys(bundle.templates).flatMap(sending.tokensOf))]
  const known = await readContacts(contacts, tokens)
  const tally = openTally(bundle, sending.zone, sending.settings.timeZone, SHIPPED_PRICES)
  const memory = openMemory(sending)
  const readRow = openRowReader(events.mapping, sending.zone)
  const dateAt = events.mapping.date ?? -1
  const readDate = (cells: readonly string[]): number | null => readInstant(cells[dateAt]?.trim() ?? '', sending.zone)
  const valuesOf = openValues(events, known, tokens)
  const file = out && (await openBlockedFile(out.path, events.headers, out.dialect, events.mapping.status, out.explain))

  const timed = async function* (): AsyncGenerator<TimedRow[]> {
    // The first has the columns' names.
    let row = 1
    for await (const batch of events.rows()) {
      signal?.throwIfAborted()
      const timedRows = batch.map((cells): TimedRow => ({ at: readDate(cells), row: ++row, cells }))
      yield timedRows
      onProgress?.(row - 1)
    }
  }

  try {
    for await (const batch of events.isOrdered ? timed() : inTimeOrder(timed)) {
      signal?.throwIfAborted()
      const held: BlockedRow[] = []
      for (const { cells, row } of batch) {
        const { event, contact: id } = readRow(cells)
        const contact = known.byId.get(id) ?? null
        for (const { decision, event: at, isDerived } of replay(sending, event, contact, valuesOf(cells, contact), memory)) {
          tally.add(decision, at, isDerived)
          if (file && decision.outcome === 'blocked')
            held.push({ cells, row, derivedStatus: isDerived ? at.status : null, decision })
        }
      }
      await file?.add(held)
    }
    await file?.keep()
  } catch (error) {
    await file?.drop()
    throw error
  }
  return tally.summary()
}

/** The CRM's fields at an event: the history's columns first, then those of the contact. */
function openValues(
  { headers, mapping }: Rows<EventMapping>,
  known: Pick<Contacts, 'tokens'>,
  tokens: readonly string[],
): (cells: readonly string[], contact: KnownContact | null) => (event: SendingEvent) => CrmValueOf {
  const columns = tokenColumns(headers, tokens)
  return (cells, contact) => (event) => (token) => {
    const at = columns.get(token)
    // A status that was set by sending is the ticket's by then.
    if (at !== undefined) return at === mapping.status ? event.status : cells[at]
    const own = known.tokens.get(token)
    return own === undefined ? undefined : contact?.values[own]
  }
}
