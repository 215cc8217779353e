import type { TemplateRow } from '#core/contract'
import type { IndexedTemplate } from './template-filter.ts'

/** A line of the list: a template with one language, a template that opens to its languages, or one of these. */
export type ListEntry = {
  key: string
  rows: readonly [TemplateRow, ...TemplateRow[]]
  kind: 'single' | 'group' | 'language'
  isOpen: boolean
  /** The group's key, of a group and of its languages. */
  group: string
  /** Place among its neighbours of the same level, from 1, and how many these are. */
  at: number
  of: number
}

/** What stands for all languages where one is needed: Brazilian Portuguese, else the first. */
export const leadOf = (rows: ListEntry['rows']): TemplateRow => rows.find(({ language }) => language === 'pt_BR') ?? rows[0]

/**
 * The lines to show, one per name (and account and sender), those in `open` with their languages beneath.
 * @param found rows of one group stand next to each other
 */
export function entriesOf(found: readonly IndexedTemplate[], open: ReadonlySet<string>): ListEntry[] {
  const entries: ListEntry[] = []
  const top: ListEntry[] = []
  for (let start = 0; start < found.length; ) {
    const first = found[start]
    if (!first) break
    let end = start + 1
    while (found[end]?.group === first.group) end++
    const rows = found.slice(start, end).map(({ row }) => row) as [TemplateRow, ...TemplateRow[]]
    start = end
    const { group } = first
    const isGroup = rows.length > 1
    const isOpen = isGroup && open.has(group)
    const entry: ListEntry = {
      key: isGroup ? group : first.row.id,
      rows,
      kind: isGroup ? 'group' : 'single',
      isOpen,
      group,
      at: top.length + 1,
      of: 0,
    }
    top.push(entry)
    entries.push(entry)
    if (isOpen)
      rows.forEach((row, index) => {
        entries.push({ key: row.id, rows: [row], kind: 'language', isOpen: false, group, at: index + 1, of: rows.length })
      })
  }
  for (const entry of top) entry.of = top.length
  return entries
}

/** Where the selected template is: at its own line, else at the closed group that holds it; -1 where it is filtered away. */
export function placeOf(entries: readonly ListEntry[], selectedId: string | null, activeKey: string | null): number {
  if (selectedId === null) return -1
  const holds = ({ rows }: ListEntry): boolean => rows.some(({ id }) => id === selectedId)
  const active = entries.findIndex((entry) => entry.key === activeKey && holds(entry))
  if (active >= 0) return active
  return entries.findIndex((entry) => holds(entry) && !entry.isOpen)
}
