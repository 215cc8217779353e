import type { Submission } from '#core/review'

/** Not with the provider yet. */
export const isOpen = ({ state }: Submission): boolean => state !== 'sent'

type Queue = {
  /** What needs a person first, then what goes next. */
  open: readonly Submission[]
  /** Of the same run: since the oldest open one was queued. */
  sent: number
}

const ORDER = { failed: 0, unknown: 1, sending: 2, queued: 3, sent: 4 } as const satisfies Record<Submission['state'], number>

/** Refused, and its draft was submitted again since, or is gone. */
const isOvertaken = ({ state, draftId, queuedAt }: Submission, all: readonly Submission[]): boolean =>
  state === 'failed' && (draftId === null || all.some((other) => other.draftId === draftId && other.queuedAt > queuedAt))

/** What waits, out of what `submissions.list` tells; null where nothing does. */
export function queueOf(submissions: readonly Submission[]): Queue | null {
  const open = submissions.filter((submission) => isOpen(submission) && !isOvertaken(submission, submissions))
  const oldest = open.map(({ queuedAt }) => queuedAt).sort()[0]
  if (oldest === undefined) return null
  const at = ({ dueAt, queuedAt }: Submission): string => dueAt ?? queuedAt
  return {
    open: open.sort((a, b) => ORDER[a.state] - ORDER[b.state] || (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0)),
    sent: submissions.filter((submission) => !isOpen(submission) && submission.queuedAt >= oldest).length,
  }
}

/** Until it is due, as `m:ss` or `h:mm:ss`; null where it is due already. @param dueAt ISO 8601 @param now milliseconds */
export function countdown(dueAt: string | null, now: number): string | null {
  const seconds = dueAt === null ? 0 : Math.ceil((Date.parse(dueAt) - now) / 1000)
  if (seconds <= 0) return null
  const two = (value: number): string => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return hours === 0 ? `${minutes}:${two(seconds % 60)}` : `${hours}:${two(minutes)}:${two(seconds % 60)}`
}
