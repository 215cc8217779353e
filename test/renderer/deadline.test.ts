import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { startDeadline } from '../../src-renderer/connection/deadline.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Milliseconds until the call counts as lost; null: not within a day. */
async function lateAfter(path: string[], isFirst = false): Promise<number | null> {
  const begin = Date.now()
  let at: number | null = null
  startDeadline(path, isFirst, () => {
    at ??= Date.now() - begin
  })
  // The contract is loaded in real time between the two looks at the clock.
  await vi.advanceTimersByTimeAsync(30_000)
  await vi.dynamicImportSettled()
  await vi.advanceTimersByTimeAsync(24 * 3_600_000)
  return at
}

it('never gives up a stream, not even the very first call', async () => {
  expect(await lateAfter(['app', 'changes'])).toBeNull()
  expect(await lateAfter(['contacts', 'import'], true)).toBeNull()
})

it('gives a provider three minutes and everything else half a one', async () => {
  expect(await lateAfter(['accounts', 'check'])).toBe(180_000)
  expect(await lateAfter(['templates', 'list'])).toBe(30_000)
})

it('says nothing of a call that was answered', async () => {
  let isLate = false
  const stop = startDeadline(['templates', 'list'], false, () => {
    isLate = true
  })
  stop()
  await vi.advanceTimersByTimeAsync(24 * 3_600_000)
  expect(isLate).toBe(false)
})
