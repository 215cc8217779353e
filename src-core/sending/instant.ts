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
  const moment = readMoment(text)
  if (moment === null) return null
  const local = Date.parse(moment.length === 10 ? `${moment}T00:00:00Z` : `${moment}Z`)
  const [, fraction = '', utc, sign, hours = '0', minutes = '0'] = moment.length === 10 ? [] : (REST.exec(text.trim()) ?? [])
  const exact = local + (fraction === '' ? 0 : Math.floor(Number(`0.${fraction}`) * 1000))
  if (sign !== undefined) return exact - (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
  return utc === undefined ? zone.instantOf(exact) : exact
}
