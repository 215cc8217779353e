import type { Clock } from '../../src-main/clock.ts'

/** A clock that stands still until told to go on. */
export function testClock(start = '2026-11-22T12:00:00.000Z'): Clock & { advance(ms: number): void } {
  let now = Date.parse(start)
  return {
    now: () => new Date(now),
    advance: (ms) => {
      now += ms
    },
  }
}
