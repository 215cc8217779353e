import type { TemplateRow } from '#core/contract'
import type { TemplateStatus, UnusableReason } from '#core/template'
import { fold, holdsAll, wordsOf } from '#core/text'

/** `unsupported`: whatever the CRM can't send, approved or not; what a sync counts as "não suportados". */
type ReasonFilter = UnusableReason['reason'] | 'unsupported'

export type TemplateFilter = {
  text: string
  show: 'all' | 'usable' | 'unusable'
  /** Null: any. */
  accountId: string | null
  senderId: string | null
  language: string | null
  category: string | null
  status: TemplateStatus | null
  reason: ReasonFilter | null
  /** Only those registered by hand. */
  manual: boolean
  /** Only those with a placeholder that nothing fills yet. */
  unmapped: boolean
  /** Only what this account's syncs since this instant brought new, or found changed. */
  sync: { accountId: string; endedAt: string; what: 'added' | 'changed' } | null
}

export const NO_FILTER: TemplateFilter = {
  text: '',
  show: 'all',
  accountId: null,
  senderId: null,
  language: null,
  category: null,
  status: null,
  reason: null,
  manual: false,
  unmapped: false,
  sync: null,
}

/** A row with what is searched in it, folded once, and the group that it stands in. */
export type IndexedTemplate = { row: TemplateRow; text: string; group: string }

/** Prepares a list for filtering: languages of one template next to each other, texts folded. */
export function indexTemplates(rows: readonly TemplateRow[]): IndexedTemplate[] {
  return rows
    .map((row) => ({
      row,
      text: fold(`${row.name} ${row.language} ${row.category} ${row.text}`),
      group: [row.name, row.accountId, row.senderId ?? ''].join('\u0000'),
    }))
    .sort((a, b) => compare(a.group, b.group) || compare(a.row.language, b.row.language))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const isUnsupported = ({ reason }: UnusableReason): boolean => reason !== 'not-approved' && reason !== 'missing'

/** Those that pass every filter and hold every typed word, accents and case aside; their order stays. */
export function filterTemplates(index: readonly IndexedTemplate[], filter: TemplateFilter): IndexedTemplate[] {
  const words = wordsOf(filter.text)
  const { show, accountId, senderId, language, category, status, reason, manual, unmapped, sync } = filter
  return index.filter(({ row, text }) => {
    if (show !== 'all' && (show === 'usable') !== (row.unusable.length === 0)) return false
    if (accountId !== null && row.accountId !== accountId) return false
    if (senderId !== null && row.senderId !== senderId) return false
    if (language !== null && row.language !== language) return false
    if (category !== null && row.category !== category) return false
    if (status !== null && row.status !== status) return false
    if (
      reason === 'unsupported' ? !row.unusable.some(isUnsupported) : reason && !row.unusable.some((why) => why.reason === reason)
    )
      return false
    if (manual && row.origin !== 'manual') return false
    if (unmapped && row.mappingErrors === 0) return false
    if (sync && !isOf(sync, row)) return false
    return holdsAll(text, words)
  })
}

/** What went missing has a count and a filter of its own. */
const isOf = ({ accountId, endedAt, what }: NonNullable<TemplateFilter['sync']>, row: TemplateRow): boolean =>
  row.accountId === accountId &&
  row.changedAt >= endedAt &&
  row.missingSince === null &&
  row.firstSeenAt >= endedAt === (what === 'added')

/** What the rows can be told apart by: each list in the order of its values. */
export function facetsOf(rows: readonly TemplateRow[]) {
  const distinct = <T extends string>(values: Iterable<T>): T[] => [...new Set(values)].sort()
  return {
    senderIds: distinct(rows.flatMap(({ senderId }) => senderId ?? [])),
    languages: distinct(rows.map(({ language }) => language)),
    categories: distinct(rows.map(({ category }) => category)),
    statuses: distinct(rows.map(({ status }) => status)),
    reasons: distinct(rows.flatMap(({ unusable }) => unusable.map(({ reason }) => reason))).filter(
      (reason) => reason !== 'not-approved',
    ),
    hasManual: rows.some(({ origin }) => origin === 'manual'),
    hasUnmapped: rows.some(({ mappingErrors }) => mappingErrors > 0),
  }
}
export type Facets = ReturnType<typeof facetsOf>
