import type { FrequencyFigures } from './summary.ts'

/** How many messages a person may have before somebody should look. */
export type FrequencyLimits = { perDay: number; perWeek: number }

export const DEFAULT_LIMITS: FrequencyLimits = { perDay: 3, perWeek: 7 }

const DAY = 86_400_000
const WEEK = 7

/** Whether a message is beyond what its person should have. */
export type Beyond = { day: boolean; week: boolean }

type Had = { days: number[]; isOverDay: boolean; isOverWeek: boolean }

/**
 * Counts what each person would have had in one day, and in any seven days that follow each other. Messages come in the
 * order of time.
 * @param dayOf `2026-12-10`
 */
export function openFrequency<Person>(limits: FrequencyLimits, dayOf: (at: number) => string) {
  const people = new Map<Person, Had>()
  const day = { limit: limits.perDay, contacts: 0, messages: 0, most: 0 }
  const week = { limit: limits.perWeek, contacts: 0, messages: 0, most: 0 }
  return {
    add(person: Person, at: number): Beyond {
      const today = Date.parse(dayOf(at)) / DAY
      const had = people.get(person) ?? { days: [], isOverDay: false, isOverWeek: false }
      people.set(person, had)
      if ((had.days[0] ?? today) <= today - WEEK) had.days = had.days.filter((one) => one > today - WEEK)
      had.days.push(today)
      const inWeek = had.days.length
      const inDay = inWeek - had.days.indexOf(today)
      day.most = Math.max(day.most, inDay)
      week.most = Math.max(week.most, inWeek)
      const beyond = { day: inDay > day.limit, week: inWeek > week.limit }
      if (beyond.day) {
        day.messages++
        if (!had.isOverDay) day.contacts++
        had.isOverDay = true
      }
      if (beyond.week) {
        week.messages++
        if (!had.isOverWeek) week.contacts++
        had.isOverWeek = true
      }
      return beyond
    },
    figures: (): { perDay: FrequencyFigures; perWeek: FrequencyFigures } => ({ perDay: { ...day }, perWeek: { ...week } }),
  }
}
