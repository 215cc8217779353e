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

  it('is read in the two old forms of a date, in UTC wherever this machine is', () => {
    expect(read({ 'retry-after': 'Friday, 20-Nov-26 12:00:30 GMT' })).toBe(30_000)
    expect(read({ 'retry-after': 'Fri Nov 20 12:00:30 2026' })).toBe(30_000)
  })

  it.each([
    ['soon'],
    ['1.5'],
    ['-5'],
    ['+3'],
    ['5, 7'],
    ['0x10'],
    ['1e3'],
    ['2026'.padEnd(5, '-')],
    ['2026-11-20T12:00:30Z'],
    ['Fri, 20 Nov 2026 12:00:30'],
    ['Fri, 31 Feb 2026 12:00:30 GMT'],
    ['Fri, 20 Nov 2026 25:00:30 GMT'],
    ['20 Nov 2026'],
    ['0'],
    ['Fri, 20 Nov 2026 11:00:00 GMT'],
    [''],
  ])('is no pause: %j', (value) => expect(read({ 'retry-after': value })).toBeNull())

  it('is a number, however many digits it has', () => {
    expect(read({ 'retry-after': '9'.repeat(400) })).toBe(366 * 24 * 3600 * 1000)
  })

  it('is either a pause or nothing, for any text', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const wait = retryAfterMs({ get: (name) => (name === 'retry-after' ? value : null) }, NOW)
        expect(wait === null || wait > 0).toBe(true)
        if (!/^\s*\d+\s*$/.test(value)) expect(wait).toBeNull()
      }),
    )
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
