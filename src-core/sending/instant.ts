import { readMoment } from '#core/contacts'
import type { Zone } from './zone.ts'

/** What stands behind a time of day and says whose it is, with the part of a second before it. */
const REST = /\d[:h]\d{2}(?::\d{2}(?:[.,](\d{1,9})\d*)?)?\s*(?:[AP]M)?\s*(?:(Z|GMT|UTC)?(?:([+-])(\d{1,2})(?::?(\d{2}))?)?)?$/i

/**
 * The instant that a cell names, in milliseconds: `10/12/2026 14:30`, `2026-12-10T14:30:00-03:00`, `10/12/2026`
 * (its first moment) and every other form that `readMoment` knows. Without a zone of its own it is `zone`'s time.
 * Null where there is no date, or none that exists.
 */
export function readInstant(text: string, zone: Zone): number | null {
  const usual = readUsual(text)
  return usual === null ? readOther(text, zone) : zone.instantOf(usual)
}

/**
 * `10/12/2026 14:30` and `10/12/2026 14:30:00`, as nearly every row of a history has it, digit by digit and as if it
 * were UTC; null for anything else, and for what does not exist.
 */
function readUsual(text: string): number | null {
  if (text.length !== 16 && text.length !== 19) return null
  if (text.charCodeAt(2) !== 47 || text.charCodeAt(5) !== 47 || text.charCodeAt(10) !== 32 || text.charCodeAt(13) !== 58)
    return null
  const [day, month, hour, minute] = [pair(text, 0), pair(text, 3), pair(text, 11), pair(text, 14)]
  const year = pair(text, 6) * 100 + pair(text, 8)
  const second = text.length === 16 ? 0 : text.charCodeAt(16) === 58 ? pair(text, 17) : Number.NaN
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour <= 23 && minute <= 59 && second <= 59 && year >= 1000))
    return null
  const instant = Date.UTC(year, month - 1, day, hour, minute, second)
  return day > 28 && new Date(instant).getUTCDate() !== day ? null : instant
}

/** Two digits; NaN where one of them is none. */
function pair(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at) - 48, text.charCodeAt(at + 1) - 48]
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

function readOther(text: string, zone: Zone): number | null {
  const moment = readMoment(text)
  if (moment === null) return null
  const local = Date.parse(moment.length === 10 ? `${moment}T00:00:00Z` : `${moment}Z`)
  const [, fraction = '', utc, sign, hours = '0', minutes = '0'] = moment.length === 10 ? [] : (REST.exec(text.trim()) ?? [])
  const exact = local + (fraction === '' ? 0 : Math.floor(Number(`0.${fraction}`) * 1000))
  if (sign !== undefined) return exact - (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
  return utc === undefined ? zone.instantOf(exact) : exact
}
