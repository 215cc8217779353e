import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openZone, readInstant } from '#core/sending'

const zone = openZone('America/Sao_Paulo')
const iso = (text: string): string | null => {
  const at = readInstant(text, zone)
  return at === null ? null : new Date(at).toISOString()
}

describe('readInstant', () => {
  it.each([
    ['10/12/2026 14:30', '2026-12-10T17:30:00.000Z'],
    ['10/12/2026', '2026-12-10T03:00:00.000Z'],
    ['10/12/26 1:05', '2026-12-10T04:05:00.000Z'],
    ['2026-12-10T14:30:15', '2026-12-10T17:30:15.000Z'],
    ['2026-12-10 14:30:15.250', '2026-12-10T17:30:15.250Z'],
    ['2026-12-10T14:30:00Z', '2026-12-10T14:30:00.000Z'],
    ['2026-12-10T14:30:00-05:00', '2026-12-10T19:30:00.000Z'],
    ['2026-12-10T14:30:00.5+0530', '2026-12-10T09:00:00.500Z'],
    ['2026/12/10 2:30:00 PM GMT-3', '2026-12-10T17:30:00.000Z'],
    ['10/12/2026 14:30 UTC', '2026-12-10T14:30:00.000Z'],
    ['10-12-2026 às 14h30', '2026-12-10T17:30:00.000Z'],
    // Summer time, when there still was one: it began on 4 November 2018 and ended on 16 February 2019.
    ['03/11/2018 23:59', '2018-11-04T02:59:00.000Z'],
    ['04/11/2018 00:30', '2018-11-04T03:30:00.000Z'],
    ['04/11/2018 01:00', '2018-11-04T03:00:00.000Z'],
    ['16/02/2019 23:30', '2019-02-17T01:30:00.000Z'],
    ['17/02/2019 00:00', '2019-02-17T03:00:00.000Z'],
  ])('%s is %s', (text, expected) => expect(iso(text)).toBe(expected))

  it.each(['', 'ontem', '31/02/2026 10:00', '10/12/2026 25:00', '45987', '12/31/2026'])('“%s” is no date', (text) =>
    expect(iso(text)).toBeNull(),
  )
})

describe('a zone', () => {
  it.each(['America/Sao_Paulo', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'])(
    'of %s finds back what its clocks show',
    (name) => {
      const there = openZone(name)
      fc.assert(
        fc.property(
          fc.integer({ min: Date.parse('1990-01-01T00:00:00Z') / 1000, max: Date.parse('2035-01-01T00:00:00Z') / 1000 }),
          (seconds) => {
            const instant = seconds * 1000
            const shown = instant + there.offsetAt(instant)
            const back = there.instantOf(shown)
            // Of an hour that comes twice, the first.
            expect(back).toBeLessThanOrEqual(instant)
            expect(back + there.offsetAt(back)).toBe(shown)
            expect(there.dayOf(instant)).toBe(new Date(shown).toISOString().slice(0, 10))
            expect(there.minuteOf(instant)).toBe(new Date(shown).getUTCHours() * 60 + new Date(shown).getUTCMinutes())
          },
        ),
      )
    },
  )
})

it('reads the usual form as every other', () => {
  const two = fc.integer({ min: 0, max: 99 }).map((value) => String(value).padStart(2, '0'))
  fc.assert(
    fc.property(
      fc.tuple(two, two, fc.integer({ min: 900, max: 2100 }), two, two, fc.option(two)),
      ([day, month, year, hour, minute, second]) => {
        const time = `${hour}:${minute}${second === null ? '' : `:${second}`}`
        // The same with another separator goes the long way.
        expect(readInstant(`${day}/${month}/${year} ${time}`, zone)).toBe(readInstant(`${day}-${month}-${year} ${time}`, zone))
      },
    ),
    { numRuns: 500 },
  )
  for (const text of ['29/02/2024 10:00', '29/02/2023 10:00', '31/04/2026 10:00', '1a/04/2026 10:00', '10/12/2026 14:3x'])
    expect(readInstant(text, zone)).toBe(readInstant(text.replaceAll('/', '-'), zone))
})
