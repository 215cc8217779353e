import type { HistoryFieldChange, HistoryValue, WordList } from './model.ts'

/** A row's columns as SQLite gives them, or those of it that changed. */
export type Columns = Readonly<Record<string, unknown>>
/** What another thing is called; null where nobody knows any more. */
export type NameOf = (entity: 'provider_account' | 'sender_number' | 'template', id: string) => string | null
type Reader = (raw: unknown, nameOf: NameOf) => HistoryValue | null

const isNothing = (raw: unknown): boolean => raw === null || raw === undefined || raw === ''

/** Nothing is nothing, whichever kind of value would be there. */
const something =
  (read: (raw: string, nameOf: NameOf) => HistoryValue | null): Reader =>
  (raw, nameOf) =>
    isNothing(raw) ? null : read(String(raw), nameOf)

export const text = something((raw) => ({ kind: 'text', text: raw }))
export const code = something((raw) => ({ kind: 'code', text: raw }))
export const phone = something((raw) => ({ kind: 'phone', text: raw }))
export const instant = something((raw) => ({ kind: 'instant', at: raw }))
export const day = something((raw) => ({ kind: 'day', date: raw }))
export const count = something((raw) => (Number.isFinite(Number(raw)) ? { kind: 'count', count: Number(raw) } : null))
export const flag = something((raw) => ({ kind: 'flag', on: raw === '1' || raw === 'true' }))
export const word = (list: WordList): Reader => something((raw) => ({ kind: 'words', list, words: [raw] }))
export const thing = (entity: Parameters<NameOf>[0]): Reader =>
  something((raw, nameOf) => ({ kind: 'thing', name: nameOf(entity, raw) }))
/** Whether there is anything, and not what: of what must not be shown. */
export const presence: Reader = (raw) => ({ kind: 'flag', on: !isNothing(raw) })

/** What a column holds as JSON; null where it holds none or is damaged. */
export function parsed(raw: unknown): unknown {
  if (typeof raw !== 'string') return null
  try {
    return JSON.parse(raw)
  } catch {
    return null
  }
}

export const recordOf = (value: unknown): Columns | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Columns) : null

/** Texts of a JSON list. */
export const listed: Reader = (raw) => {
  const list = parsed(raw)
  return Array.isArray(list) && list.length > 0 ? { kind: 'text', text: list.map(String).join(', ') } : null
}

export const words =
  (list: WordList): Reader =>
  (raw) => {
    const all = parsed(raw)
    return Array.isArray(all) && all.length > 0 ? { kind: 'words', list, words: all.map(String) } : null
  }

/** One part of a change, or none where both sides are the same. */
export function part(
  field: HistoryFieldChange['field'],
  before: HistoryValue | null,
  after: HistoryValue | null,
): HistoryFieldChange[] {
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ field, before, after }]
}
