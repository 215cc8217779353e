import type { FetchHeaders } from '../transport/index.ts'

/** How often one request is tried at most. */
export const MAX_ATTEMPTS = 4

/** A provider that asks for a longer pause than this gets none: the caller is told instead. */
export const LONGEST_WAIT_MS = 60_000

const FIRST_STEP_MS = 500
const LAST_STEP_MS = 8_000
/** More than a year is a mistake, and still a number. */
const MOST_SECONDS = 366 * 24 * 3600

/**
 * Full jitter: anything between nothing and a step that doubles.
 * @param attempt the one that just failed, from 1
 * @param random in [0, 1)
 * @returns milliseconds
 */
export const backoff = (attempt: number, random: () => number): number =>
  Math.floor(random() * Math.min(LAST_STEP_MS, FIRST_STEP_MS * 2 ** (attempt - 1)))

/**
 * `Retry-After` in milliseconds, from whole seconds or an HTTP date (RFC 9110 §10.2.3) and
 * nothing else; null where there is none that can be read, and where it is no pause. A date
 * is measured against the answer's own `Date`, because this machine's clock may be wrong.
 */
export function retryAfterMs(headers: FetchHeaders, now: number): number | null {
  const value = headers.get('retry-after')?.trim() ?? ''
  const until = /^\d+$/.test(value) ? null : httpDate(value)
  const answered = until === null ? null : httpDate(headers.get('date')?.trim() ?? '')
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : until === null ? 0 : until - (answered ?? now)
  return wait > 0 ? Math.min(wait, MOST_SECONDS * 1000) : null
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const TIME = String.raw`(?<h>[01]\d|2[0-3]):(?<m>[0-5]\d):(?<s>[0-5]\d|60)`
/** The form in use and the two old ones that have to be understood all the same (RFC 9110 §5.6.7). */
const HTTP_DATES = [
  String.raw`\w{3}, (?<day>\d\d) (?<month>\w{3}) (?<year>\d{4}) ${TIME} GMT`,
  String.raw`\w{6,9}, (?<day>\d\d)-(?<month>\w{3})-(?<year>\d\d) ${TIME} GMT`,
  String.raw`\w{3} (?<month>\w{3}) (?<day>\d\d| \d) ${TIME} (?<year>\d{4})`,
].map((form) => new RegExp(`^${form}$`))

/** Milliseconds since 1970, or null for what is no date of HTTP's. */
function httpDate(text: string): number | null {
  const parts = HTTP_DATES.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined)
  if (!parts) return null
  const month = MONTHS.indexOf(parts.month ?? '')
  const day = Number(parts.day)
  // Two digits are of this century: what a server asks to wait for lies ahead.
  const year = Number(parts.year) + (parts.year?.length === 2 ? 2000 : 0)
  const date = new Date(Date.UTC(year, month, day, Number(parts.h), Number(parts.m), Math.min(59, Number(parts.s))))
  return month >= 0 && date.getUTCMonth() === month && date.getUTCDate() === day ? date.getTime() : null
}
