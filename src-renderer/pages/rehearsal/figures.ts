import { MESSAGING_TIERS, type RehearsalRecord, type RowFilter } from '#core/rehearsal'

/** A figure that leads to its rows. */
export type Figure = { key: string; label: string; count: number; filter: RowFilter }

/** What is clicked down to: in which part of the page, which rows, and what they are called. */
export type Opened = { part: string; filter: RowFilter; title: string }
export type Open = (opened: Opened) => void

const DAY = 86_400_000

/** Every day from the first to the last, also those on which nothing was sent. */
export function daysOf(byDay: Readonly<Record<string, number>>): { day: string; count: number }[] {
  const days = Object.keys(byDay).toSorted()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return []
  const length = Math.round((Date.parse(last) - Date.parse(first)) / DAY) + 1
  // A mistyped year must not make a thousand bars.
  if (length > MOST_DAYS) return days.map((day) => ({ day, count: byDay[day] ?? 0 }))
  return Array.from({ length }, (_, at) => {
    const day = new Date(Date.parse(first) + at * DAY).toISOString().slice(0, 10)
    return { day, count: byDay[day] ?? 0 }
  })
}

const MOST_DAYS = 120

export const hoursOf = (byHour: Readonly<Record<string, number>>): { hour: string; count: number }[] =>
  Array.from({ length: 24 }, (_, at) => {
    const hour = String(at).padStart(2, '0')
    return { hour, count: byHour[hour] ?? 0 }
  })

export const blockedIn = ({ events, derived, sent }: RehearsalRecord['summary']): number => events + derived - sent

/** The messages whose price is known, and what they cost; the others. */
export function costIn({ cost }: RehearsalRecord['summary']): {
  amount: number | null
  unknown: number
  currency: string
  asOf: string
} | null {
  const costs = Object.values(cost)
  const [first] = costs
  if (first === undefined) return null
  const known = costs.filter(({ amount }) => amount !== null)
  return {
    amount: known.length === 0 ? null : known.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
    unknown: costs.reduce((sum, { unknown = 0 }) => sum + unknown, 0),
    currency: first.currency,
    asOf: first.asOf,
  }
}

/** How full the tier is that so many need: 0 to 100. */
export const fullness = (peak: number, tier: number | null): number =>
  Math.min(100, (peak / (tier ?? MESSAGING_TIERS[MESSAGING_TIERS.length - 1] ?? 1)) * 100)

/** `{{nome}} ← %NOME%`: what stands in the text, and the CRM variable that fills it. */
export function bindingName({ placeholder, token }: { placeholder: string; token: string | null }): string {
  const name = `{{${placeholder.split('.').at(-1) ?? placeholder}}}`
  return token === null ? name : `${name} ← %${token}%`
}
