import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const DAYS = 7
const WEEKS = 4
const DAY = /^day-(\d{4}-\d{2}-\d{2})\.sqlite$/

/** The name of a day's copy, by the calendar of whoever works here. */
export function dayName(at: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0')
  return `day-${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}.sqlite`
}

/** Weeks begin on Monday, as ISO 8601 has them; numbered from any one on. 1970-01-01 was a Thursday. */
const weekOf = (day: string): number => Math.floor((Date.parse(day) / 86_400_000 + 3) / 7)

/** Of the daily copies those that go: all but the last seven, and of each of the four weeks before the last one in it. */
export function outdated(names: readonly string[]): string[] {
  const days = names
    .flatMap((name) => DAY.exec(name)?.[1] ?? [])
    .sort()
    .reverse()
  const kept = new Set(days.slice(0, DAYS))
  const recent = new Set([...kept].map(weekOf))
  const weeks = new Map<number, string>()
  for (const day of days.slice(DAYS)) {
    const week = weekOf(day)
    if (!recent.has(week) && !weeks.has(week) && weeks.size < WEEKS) weeks.set(week, day)
  }
  for (const day of weeks.values()) kept.add(day)
  return days.filter((day) => !kept.has(day)).map((day) => `day-${day}.sqlite`)
}

export function removeOutdated(folder: string): void {
  for (const name of outdated(readdirSync(folder))) rmSync(join(folder, name))
}
