import { expect, it } from 'vitest'
import { dayName, outdated } from '../../../src-main/backup/index.ts'

it('keeps seven days and the last copy of each of the four weeks before', () => {
  let kept: string[] = []
  // Ninety days in a row, from a Sunday to a Friday.
  for (let day = 0; day < 90; day++) {
    kept.push(dayName(new Date(2026, 7, 30 + day, 9)))
    const gone = outdated(kept)
    kept = kept.filter((name) => !gone.includes(name))
  }
  expect(kept).toEqual([
    'day-2026-10-25.sqlite',
    'day-2026-11-01.sqlite',
    'day-2026-11-08.sqlite',
    'day-2026-11-15.sqlite',
    'day-2026-11-21.sqlite',
    'day-2026-11-22.sqlite',
    'day-2026-11-23.sqlite',
    'day-2026-11-24.sqlite',
    'day-2026-11-25.sqlite',
    'day-2026-11-26.sqlite',
    'day-2026-11-27.sqlite',
  ])
})

it('takes away no copy that is not a day’s', () => {
  expect(outdated(['before-0040.sqlite', 'damaged-x', 'day-nonsense.sqlite'])).toEqual([])
})
