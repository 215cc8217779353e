import { expect, test } from 'vitest'
import { cancellable } from '../../../src-main/training/timeline.ts'
import { manualTimeline } from '../../support/manual-timeline.ts'

test('tasks run in the order in which they fall due, and see the time at which they do', async () => {
  const timeline = manualTimeline(new Date('2026-11-20T12:00:00.000Z'))
  const seen: string[] = []
  const note = (name: string) => (): void => void seen.push(`${name} ${timeline.now().toISOString().slice(17, 23)}`)
  timeline.after(300, note('late'))
  timeline.after(100, note('early'))
  timeline.after(100, note('early too'))
  await timeline.advance(200)
  expect(seen).toEqual(['early 00.100', 'early too 00.100'])
  await timeline.advance(200)
  expect(seen.at(-1)).toBe('late 00.300')
  expect(timeline.now().toISOString()).toBe('2026-11-20T12:00:00.400Z')
})

test('a task may ask for another that falls due within the same advance', async () => {
  const timeline = manualTimeline()
  let runs = 0
  const again = (): void => {
    runs += 1
    if (runs < 3) timeline.after(10, again)
  }
  timeline.after(10, again)
  await timeline.advance(25)
  expect(runs).toBe(2)
  await timeline.advance(5)
  expect(runs).toBe(3)
})

test('what was called off does not run', async () => {
  const manual = manualTimeline()
  const timeline = cancellable(manual)
  const seen: number[] = []
  timeline.after(10, () => void seen.push(1))
  const forget = timeline.after(20, () => void seen.push(2))
  timeline.after(30, () => void seen.push(3))
  forget()
  await manual.advance(20)
  timeline.cancelAll()
  await manual.advance(100)
  expect(seen).toEqual([1])
})
