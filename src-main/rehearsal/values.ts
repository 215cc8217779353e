import type { EventMapping } from '#core/rehearsal'
import { tokenColumns } from '#core/rehearsal'
import type { CrmValueOf, SendingEvent } from '#core/sending'
import type { Rows } from './rows.ts'

/** The CRM's fields at an event: the history's columns first, then those of the contact. */
export function openValues(
  { headers, mapping }: Pick<Rows<EventMapping>, 'headers' | 'mapping'>,
  known: { tokens: ReadonlyMap<string, number> },
  tokens: readonly string[],
): (cells: readonly string[], contact: { values: readonly string[] } | null) => (event: SendingEvent) => CrmValueOf {
  const columns = tokenColumns(headers, tokens)
  return (cells, contact) => (event) => (token) => {
    const at = columns.get(token)
    // A status that was set by sending is the ticket's by then.
    if (at !== undefined) return at === mapping.status ? event.status : cells[at]
    const own = known.tokens.get(token)
    return own === undefined ? undefined : contact?.values[own]
  }
}
