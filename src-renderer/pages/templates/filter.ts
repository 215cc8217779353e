import type { TemplateRow } from '#core/contract'
import type { TemplateStatus, UnusableReason } from '#core/template'

export type TemplateFilter = {
  text: string
  show: 'all' | 'usable' | 'unusable'
  /** A status or a reason, to look at those only. */
  status: TemplateStatus | null
  reason: UnusableReason['reason'] | null
}

export const NO_FILTER: TemplateFilter = { text: '', show: 'all', status: null, reason: null }

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Rows whose name, body or language holds every typed word, accents and case aside. */
export function filterTemplates<Row extends Pick<TemplateRow, 'content' | 'status' | 'unusable'>>(
  rows: readonly Row[],
  filter: TemplateFilter,
): Row[] {
  const words = fold(filter.text).split(/\s+/).filter(Boolean)
  return rows.filter((row) => {
    if (filter.show === 'usable' && row.unusable.length > 0) return false
    if (filter.show === 'unusable' && row.unusable.length === 0) return false
    if (filter.status !== null && row.status !== filter.status) return false
    if (filter.reason !== null && !row.unusable.some(({ reason }) => reason === filter.reason)) return false
    const text = fold(`${row.content.name} ${row.content.language} ${row.content.body.text}`)
    return words.every((word) => text.includes(word))
  })
}
