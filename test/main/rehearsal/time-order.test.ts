import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inTimeOrder, type TimedRow } from '../../../src-main/rehearsal/time-order.ts'

async function ordered(times: readonly (number | null)[], inMemory: number): Promise<TimedRow[]> {
  const rows = times.map((at, index) => ({ at, row: index + 2, cells: [`célula ${index}`] }))
  async function* batches() {
    for (let from = 0; from < rows.length; from += 3) yield rows.slice(from, from + 3)
  }
  const found: TimedRow[] = []
  for await (const batch of inTimeOrder(batches, inMemory)) found.push(...batch.map(({ at, row, cells }) => ({ at, row, cells })))
  return found
}

it('puts rows in the order of time, equal moments as they came, in memory and on disk alike', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(fc.integer({ min: 0, max: 9 })), { maxLength: 40 }), async (times) => {
      const inMemory = await ordered(times, 1000)
      expect(await ordered(times, 4)).toEqual(inMemory)
      expect(inMemory.map(({ row }) => row).toSorted((a, b) => a - b)).toEqual(times.map((_, index) => index + 2))
      const timed = inMemory.filter(({ at }) => at !== null)
      for (const [index, row] of timed.entries()) {
        const before = timed[index - 1]
        if (!before) continue
        expect(before.at).toBeLessThanOrEqual(row.at ?? 0)
        if (before.at === row.at) expect(before.row).toBeLessThan(row.row)
      }
    }),
    { numRuns: 60 },
  )
})
