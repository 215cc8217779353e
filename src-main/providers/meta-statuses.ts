import type { TemplateStatus } from '#core/template'

/** Meta's words for a template's state (its template webhooks and list, 2026), which every provider hands through sooner or later. */
export const META_STATUSES: readonly (readonly [string, TemplateStatus])[] = [
  ['PENDING', 'PENDING'],
  ['IN_APPEAL', 'IN_APPEAL'],
  ['APPROVED', 'APPROVED'],
  // Paused once and allowed again; flagged for its quality, which still sends.
  ['REINSTATED', 'APPROVED'],
  ['FLAGGED', 'APPROVED'],
  ['REJECTED', 'REJECTED'],
  ['PAUSED', 'PAUSED'],
  ['DISABLED', 'DISABLED'],
  // The account has as many templates as it may.
  ['LIMIT_EXCEEDED', 'LIMIT_EXCEEDED'],
  // Deleted after 28 days unless it is taken back.
  ['ARCHIVED', 'ARCHIVED'],
  ['PENDING_DELETION', 'PENDING_DELETION'],
  ['DELETED', 'DELETED'],
]
