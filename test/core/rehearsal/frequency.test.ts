import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openFrequency } from '#core/rehearsal'

const DAY = 86_400_000
const [ANA, BIA] = [0, 1]
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

it('counts people and messages beyond what somebody should have in a day and in any seven days', () => {
  const had = openFrequency({ perDay: 2, perWeek: 3 }, dayOf)
  const monday = Date.parse('2026-10-05T09:00:00Z')
  expect(had.add(ANA, monday)).toEqual({ day: false, week: false })
  expect(had.add(ANA, monday + 1)).toEqual({ day: false, week: false })
  expect(had.add(ANA, monday + 2)).toEqual({ day: true, week: false })
  expect(had.add(ANA, monday + 6 * DAY)).toEqual({ day: false, week: true })
  // A week after the first three, only the fourth is left of them.
  expect(had.add(ANA, monday + 7 * DAY)).toEqual({ day: false, week: false })
  expect(had.add(BIA, monday + 7 * DAY)).toEqual({ day: false, week: false })
  expect(had.figures()).toEqual({
    perDay: { limit: 2, contacts: 1, messages: 1, most: 3 },
    perWeek: { limit: 3, contacts: 1, messages: 1, most: 4 },
  })
})

it('says the same as counting every message anew', () => {
  const message = fc.record({ person: fc.constantFrom(ANA, BIA, 2), hour: fc.integer({ min: 0, max: 24 * 20 }) })
  fc.assert(
    fc.property(fc.array(message, { maxLength: 60 }), fc.integer({ min: 1, max: 4 }), (unordered, limit) => {
      const messages = unordered.toSorted((a, b) => a.hour - b.hour)
      const had = openFrequency({ perDay: limit, perWeek: limit + 1 }, dayOf)
      const beyond = messages.map(({ person, hour }) => had.add(person, hour * 3_600_000))
      const naive = messages.map(({ person, hour }, at) => {
        const own = messages.slice(0, at + 1).filter((one) => one.person === person)
        const today = Math.floor(hour / 24)
        const within = (days: number): number => own.filter((one) => Math.floor(one.hour / 24) > today - days).length
        return { day: within(1) > limit, week: within(7) > limit + 1 }
      })
      expect(beyond).toEqual(naive)
      const people = (side: 'day' | 'week'): number =>
        new Set(messages.filter((_, at) => naive[at]?.[side]).map(({ person }) => person)).size
      const { perDay, perWeek } = had.figures()
      expect([perDay.contacts, perWeek.contacts]).toEqual([people('day'), people('week')])
      expect([perDay.messages, perWeek.messages]).toEqual([
        naive.filter(({ day }) => day).length,
        naive.filter(({ week }) => week).length,
      ])
    }),
  )
})
