import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextCheckDelay } from '#core/review'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

describe('nextCheckDelay', () => {
  it.each([
    [0, 4 * SECOND],
    [MINUTE - 1, 4 * SECOND],
    [MINUTE, 15 * SECOND],
    [30 * MINUTE, MINUTE],
    [2 * HOUR, 5 * MINUTE],
    [12 * HOUR, 15 * MINUTE],
    [72 * HOUR, 30 * MINUTE],
  ])('asks of one that is %i ms old after %i ms', (age, delay) => {
    expect(nextCheckDelay(age, 0)).toBe(delay)
  })

  it('waits twice as long after each failure, an hour at most', () => {
    expect([1, 2, 3].map((failures) => nextCheckDelay(0, failures))).toEqual([8 * SECOND, 16 * SECOND, 32 * SECOND])
    expect(nextCheckDelay(72 * HOUR, 1)).toBe(HOUR)
    expect(nextCheckDelay(0, 5_000)).toBe(HOUR)
  })

  it('never asks more often as time or failures go on', () => {
    const age = fc.nat({ max: 100 * HOUR })
    const failures = fc.nat({ max: 40 })
    fc.assert(
      fc.property(age, age, failures, failures, (one, more, some, further) => {
        expect(nextCheckDelay(one + more, some)).toBeGreaterThanOrEqual(nextCheckDelay(one, some))
        expect(nextCheckDelay(one, some + further)).toBeGreaterThanOrEqual(nextCheckDelay(one, some))
      }),
    )
  })
})
