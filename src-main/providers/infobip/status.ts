import type { ReviewStage } from '#core/provider'
import type { TemplateQuality, TemplateStatus } from '#core/template'

const STATUSES: ReadonlyMap<string, TemplateStatus> = new Map([
  ['PENDING', 'PENDING'],
  ['IN_APPEAL', 'IN_APPEAL'],
  ['APPROVED', 'APPROVED'],
  // Paused once and allowed again; flagged for its quality, which still sends.
  ['REINSTATED', 'APPROVED'],
  ['FLAGGED', 'APPROVED'],
  ['REJECTED', 'REJECTED'],
  ['FIRST_PAUSED', 'PAUSED'],
  ['SECOND_PAUSED', 'PAUSED'],
  ['PAUSED', 'PAUSED'],
  ['DISABLED', 'DISABLED'],
  ['PENDING_DELETION', 'PENDING_DELETION'],
  ['DELETED', 'DELETED'],
])

export const readStatus = (word: string | null | undefined): TemplateStatus => STATUSES.get(word ?? '') ?? 'UNKNOWN'

/** Infobip hands on at once. */
export const reviewStage = (word: string): ReviewStage | null =>
  readStatus(word) === 'PENDING' || readStatus(word) === 'IN_APPEAL' ? 'meta' : null

const QUALITIES: ReadonlyMap<string, TemplateQuality> = new Map([
  ['HIGH', 'GREEN'],
  ['MEDIUM', 'YELLOW'],
  ['LOW', 'RED'],
])

/** Of a template and of a sender alike. */
export const readQuality = (word: string | null | undefined): TemplateQuality => QUALITIES.get(word ?? '') ?? 'UNKNOWN'
