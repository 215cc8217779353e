import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askedPause, withAskedPause } from '#core/provider'

describe('the pause that a provider asks for', () => {
  it.each([
    [1, 'minute', 1],
    [61, 'minute', 2],
    [900, 'minute', 15],
    [5400, 'minute', 90],
    [5401, 'hour', 2],
    [86_400, 'hour', 24],
    [3 * 86_400, 'day', 3],
  ])('of %i s is said in its unit', (seconds, unit, count) => {
    expect(askedPause(withAskedPause('{"message":"slow down"}', seconds * 1000))).toEqual({ unit, count })
  })

  it('is found behind any words, and only where it was put', () => {
    fc.assert(
      fc.property(fc.option(fc.string()), fc.integer({ min: 1, max: 1e9 }), (words, ms) => {
        expect(askedPause(withAskedPause(words, ms))).not.toBeNull()
      }),
    )
    for (const words of [null, '', 'Retry-After: soon', 'Retry-After: 900 and more', 'x Retry-After: 900'])
      expect(askedPause(words)).toBeNull()
  })
})
