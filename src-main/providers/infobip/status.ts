import type { ReviewStage } from '#core/provider'
import type { TemplateQuality, TemplateStatus } from '#core/template'
import { META_STATUSES } from '../meta-statuses.ts'

const STATUSES: ReadonlyMap<string, TemplateStatus> = new Map([
  ...META_STATUSES,
  ['FIRST_PAUSED', 'PAUSED'],
  ['SECOND_PAUSED', 'PAUSED'],
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
