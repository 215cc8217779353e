const HOUR = 3_600_000

/** Meta's own promise, and the manual's, which is what was agreed with the client (M8). Milliseconds. */
export const META_TERM = 24 * HOUR
export const REVIEW_TERM = 48 * HOUR

export type ReviewClock = {
  /** Milliseconds. */
  elapsedMs: number
  /** Milliseconds; 0 once the 48 hours are over. */
  remainingMs: number
  /** Longer than Meta says that it takes, but within the 48 hours. */
  isPastMeta: boolean
  state: 'running' | 'late'
}

/**
 * The 48 hours that an approval may take (M8).
 * @param submittedAt ISO 8601
 * @param now ISO 8601; before `submittedAt` (two machines' clocks) counts as that moment
 */
export function reviewClock(submittedAt: string, now: string): ReviewClock {
  const elapsedMs = Math.max(0, Date.parse(now) - Date.parse(submittedAt))
  return {
    elapsedMs,
    remainingMs: Math.max(0, REVIEW_TERM - elapsedMs),
    isPastMeta: elapsedMs >= META_TERM,
    state: elapsedMs < REVIEW_TERM ? 'running' : 'late',
  }
}
