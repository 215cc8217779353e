import { describe, expect, it } from 'vitest'
import { META_TERM, REVIEW_TERM, reviewClock } from '#core/review'

const SENT = '2026-11-20T12:00:00.000Z'
const clockAfter = (ms: number) => reviewClock(SENT, new Date(Date.parse(SENT) + ms).toISOString())

describe('reviewClock', () => {
  it('runs for 48 hours', () => {
    expect(clockAfter(0)).toEqual({ elapsedMs: 0, remainingMs: REVIEW_TERM, isPastMeta: false, state: 'running' })
    expect(clockAfter(REVIEW_TERM - 1)).toMatchObject({ remainingMs: 1, state: 'running' })
  })

  it('is late from the 48th hour on, with nothing left', () => {
    expect(clockAfter(REVIEW_TERM)).toMatchObject({ remainingMs: 0, state: 'late' })
    expect(clockAfter(3 * REVIEW_TERM)).toMatchObject({ elapsedMs: 3 * REVIEW_TERM, remainingMs: 0, state: 'late' })
  })

  it("says when Meta's own 24 hours are over", () => {
    expect(clockAfter(META_TERM - 1).isPastMeta).toBe(false)
    expect(clockAfter(META_TERM).isPastMeta).toBe(true)
  })

  it('takes a submission of the future for one of this moment', () => {
    expect(clockAfter(-5_000)).toMatchObject({ elapsedMs: 0, remainingMs: REVIEW_TERM })
  })
})
