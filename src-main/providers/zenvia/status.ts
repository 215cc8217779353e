import type { ReviewStage } from '#core/provider'
import { TEMPLATE_QUALITIES, type TemplateQuality, type TemplateStatus } from '#core/template'
import { oneOf } from '#core/text'
import { toInstant } from '../instant.ts'
import { META_STATUSES } from '../meta-statuses.ts'
import { commentsSchema } from './wire.ts'

const STATUSES: ReadonlyMap<string, TemplateStatus> = new Map([
  // Zenvia's own review comes first, Meta's second.
  ['WAITING_REVIEW', 'PENDING'],
  ['WAITING_APPROVAL', 'PENDING'],
  ['APPROVED', 'APPROVED'],
  ['REJECTED', 'REJECTED'],
  ['PAUSED', 'PAUSED'],
  ['DISABLED', 'DISABLED'],
  // Meta's own words, which Zenvia hands through.
  ...META_STATUSES,
  // From the 2022 SDK; rows of that time still carry them.
  ['WAITING_WHATSAPP_SUBMISSION', 'PENDING'],
  ['WAITING_WHATSAPP_REVIEW', 'PENDING'],
  ['CANCELED', 'REJECTED'],
])

export const readStatus = (word: string | null | undefined): TemplateStatus => STATUSES.get(word ?? '') ?? 'UNKNOWN'

/** Zenvia's own people read first. */
export const reviewStage = (word: string): ReviewStage | null => {
  if (readStatus(word) !== 'PENDING') return null
  return word === 'WAITING_REVIEW' || word === 'WAITING_WHATSAPP_SUBMISSION' ? 'provider' : 'meta'
}

export const readQuality = (word: string | null | undefined): TemplateQuality => oneOf(TEMPLATE_QUALITIES, word) ?? 'UNKNOWN'

const REVIEWERS = new Set(['WHATSAPP', 'REVIEWER'])
/** An approved template's old comments say nothing of what it is now. */
const REFUSED = new Set<TemplateStatus>(['REJECTED', 'PAUSED', 'DISABLED'])

/** Zenvia has no field for the reason: it is the newest comment of a reviewer. */
export function readRejectionReason(status: TemplateStatus, comments: unknown): string | null {
  if (!REFUSED.has(status)) return null
  const parsed = commentsSchema.safeParse(comments)
  if (!parsed.success) return null
  let newest: { text: string; at: number } | null = null
  for (const { role, text, createdAt } of parsed.data) {
    if (!REVIEWERS.has(role ?? '') || !text?.trim()) continue
    const at = Date.parse(toInstant(createdAt) ?? '') || 0
    if (!newest || at >= newest.at) newest = { text, at }
  }
  return newest?.text ?? null
}
