import { openColumn } from './peak.ts'
import type { FrequencyFigures } from './summary.ts'

/** How many messages a person may have before somebody should look. */
export type FrequencyLimits = { perDay: number; perWeek: number }

export const DEFAULT_LIMITS: FrequencyLimits = { perDay: 3, perWeek: 7 }

const DAY = 86_400_000
const WEEK = 7

/** Whether a message is beyond what its person should have. */
export type Beyond = { day: boolean; week: boolean }

const BEYOND = [false, true].map((day) => [false, true].map((week): Beyond => ({ day, week })))

/**
 * Counts what each person would have had in one day, and in any seven days that follow each other. Messages come in the
 * order of time; a person is a number from 0 on, given without gaps.
 * @param dayOf `2026-12-10`
 */
export function openFrequency(limits: FrequencyLimits, dayOf: (at: number) => string) {
  /** Of each person: what the last seven days had, by the day's number modulo seven; the last of them; what was exceeded. */
  const had = openColumn(Int32Array)
  const last = openColumn(Int32Array)
  const exceeded = openColumn(Int32Array)
  const day = { limit: limits.perDay, contacts: 0, messages: 0, most: 0 }
  const week = { limit: limits.perWeek, contacts: 0, messages: 0, most: 0 }
  let dayText = ''
  let today = 0
  return {
    add(person: number, at: number): Beyond {
      const text = dayOf(at)
      if (text !== dayText) {
        dayText = text
        today = Date.parse(text) / DAY
      }
      had.reach(person * WEEK + WEEK - 1)
      last.reach(person)
      exceeded.reach(person)
      const days = had.all
      const from = person * WEEK
      const passed = today - (last.all[person] as number)
      for (let gone = 0; gone < passed && gone < WEEK; gone++) days[from + ((((today - gone) % WEEK) + WEEK) % WEEK)] = 0
      if (passed > 0) last.all[person] = today
      const place = from + (((today % WEEK) + WEEK) % WEEK)
      const inDay = (days[place] as number) + 1
      days[place] = inDay
      let inWeek = 0
      for (let at_ = from; at_ < from + WEEK; at_++) inWeek += days[at_] as number
      if (inDay > day.most) day.most = inDay
      if (inWeek > week.most) week.most = inWeek
      const isOverDay = inDay > day.limit
      const isOverWeek = inWeek > week.limit
      const before = exceeded.all[person] as number
      if (isOverDay) {
        day.messages++
        if ((before & 1) === 0) day.contacts++
      }
      if (isOverWeek) {
        week.messages++
        if ((before & 2) === 0) week.contacts++
      }
      exceeded.all[person] = before | (isOverDay ? 1 : 0) | (isOverWeek ? 2 : 0)
      return BEYOND[isOverDay ? 1 : 0]?.[isOverWeek ? 1 : 0] as Beyond
    },
    figures: (): { perDay: FrequencyFigures; perWeek: FrequencyFigures } => ({ perDay: { ...day }, perWeek: { ...week } }),
  }
}
