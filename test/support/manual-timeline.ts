import type { Timeline } from '../../src-main/training/timeline.ts'

export type ManualTimeline = Timeline & {
  /** Lets time pass: runs what falls due, in order, and waits for each (a webhook is delivered when this resolves). */
  advance(milliseconds: number): Promise<void>
}

/** Time that stands still until a test lets it pass. */
export function manualTimeline(start = new Date('2026-11-20T12:00:00.000Z')): ManualTimeline {
  let now = start.getTime()
  let waiting: { at: number; task: () => void | Promise<void> }[] = []
  return {
    now: () => new Date(now),
    after(milliseconds, task) {
      const entry = { at: now + milliseconds, task }
      waiting.push(entry)
      return () => {
        waiting = waiting.filter((other) => other !== entry)
      }
    },
    async advance(milliseconds) {
      const end = now + milliseconds
      while (true) {
        // A stable sort keeps what falls due at one instant in the order in which it was asked for.
        const next = waiting.filter((entry) => entry.at <= end).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        waiting = waiting.filter((entry) => entry !== next)
        now = Math.max(now, next.at)
        await next.task()
      }
      now = end
    },
  }
}
