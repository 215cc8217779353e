import type { FetchHeaders } from './fetch.ts'

/** How often one request is tried at most. */
export const MAX_ATTEMPTS = 4

/** A provider that asks for a longer pause than this gets none: the caller is told instead. */
export const LONGEST_WAIT_MS = 60_000

const FIRST_STEP_MS = 500
const LAST_STEP_MS = 8_000

/**
 * Full jitter: anything between nothing and a step that doubles.
 * @param attempt the one that just failed, from 1
 * @param random in [0, 1)
 * @returns milliseconds
 */
export const backoff = (attempt: number, random: () => number): number =>
  Math.floor(random() * Math.min(LAST_STEP_MS, FIRST_STEP_MS * 2 ** (attempt - 1)))

/**
 * `Retry-After` in milliseconds, from seconds or an HTTP date (RFC 9110 §10.2.3);
 * null where there is none that can be read. A date is measured against the
 * answer's own `Date`, because this machine's clock may be wrong.
 */
export function retryAfterMs(headers: FetchHeaders, now: number): number | null {
  const value = headers.get('retry-after')?.trim()
  if (!value) return null
  if (/^\d+$/.test(value)) return Number(value) * 1000
  const until = Date.parse(value)
  if (Number.isNaN(until)) return null
  const answered = Date.parse(headers.get('date') ?? '')
  return Math.max(0, until - (Number.isNaN(answered) ? now : answered))
}
