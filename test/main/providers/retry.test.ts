import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backoff, retryAfterMs } from '../../../src-main/providers/retry.ts'

const NOW = Date.parse('2026-11-20T12:00:00Z')
const read = (headers: Record<string, string>): number | null => retryAfterMs(new Headers(headers), NOW)

describe('Retry-After', () => {
  it('is read in seconds and as a date', () => {
    expect(read({ 'retry-after': '7' })).toBe(7000)
    expect(read({ 'retry-after': 'Fri, 20 Nov 2026 12:00:30 GMT' })).toBe(30_000)
  })

  it('measures a date against the provider’s clock where it tells the time', () => {
    const headers = { 'retry-after': 'Fri, 20 Nov 2026 09:00:30 GMT', date: 'Fri, 20 Nov 2026 09:00:10 GMT' }
    expect(read(headers)).toBe(20_000)
  })

  it('is no pause when the date has passed, and nothing when it makes no sense', () => {
    expect(read({ 'retry-after': 'Fri, 20 Nov 2026 11:00:00 GMT' })).toBe(0)
    expect(read({ 'retry-after': 'soon' })).toBeNull()
    expect(read({ 'retry-after': '-5' })).not.toBe(-5000)
    expect(read({})).toBeNull()
  })
})

describe('backoff', () => {
  it('is full jitter under a step that doubles up to a limit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (attempt, random) => {
          const ms = backoff(attempt, () => random)
          const step = Math.min(8000, 500 * 2 ** (attempt - 1))
          expect(ms).toBe(Math.floor(random * step))
        },
      ),
    )
    expect([1, 2, 3, 9].map((attempt) => backoff(attempt, () => 0.999_999))).toEqual([499, 999, 1999, 7999])
    expect(backoff(5, () => 0)).toBe(0)
  })
})
