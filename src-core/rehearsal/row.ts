import { type EventKind, readInstant, type SendingEvent, type Zone } from '#core/sending'
import { foldKey } from '#core/text'
import type { EventMapping } from './columns.ts'

const KINDS: Readonly<Record<string, EventKind>> = {
  '': 'status',
  status: 'status',
  mudancadestatus: 'status',
  automatico: 'status',
  operar: 'operate',
  operaroc: 'operate',
  operate: 'operate',
  chat: 'chat',
  telachat: 'chat',
  teladechat: 'chat',
  teladeatendimentodochat: 'chat',
}

/** Nothing is a change of status; what is none of the three is null. */
export const readKind = (text: string): EventKind | null => {
  const word = foldKey(text)
  if (word === '' && text.trim() !== '') return null
  return Object.hasOwn(KINDS, word) ? (KINDS[word] ?? null) : null
}

/** One row of a history; ids are text, whatever their digits. */
export type HistoryRow = { event: SendingEvent; contact: string }

/** Reads rows of a file with these columns. */
export function openRowReader(mapping: EventMapping, zone: Zone): (cells: readonly string[]) => HistoryRow {
  const cell = (cells: readonly string[], field: keyof EventMapping): string => {
    const at = mapping[field]
    return at === undefined ? '' : (cells[at]?.trim() ?? '')
  }
  return (cells) => ({
    contact: cell(cells, 'contact'),
    event: {
      at: readInstant(cell(cells, 'date'), zone),
      kind: readKind(cell(cells, 'kind')),
      ticket: cell(cells, 'ticket'),
      serviceTree: cell(cells, 'tree'),
      requestType: cell(cells, 'requestType'),
      status: cell(cells, 'status'),
      template: cell(cells, 'template'),
    },
  })
}
