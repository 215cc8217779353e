import type { Clock } from '../clock.ts'

/** A simulator's time: what it is now, and what happens later. */
export type Timeline = Clock & {
  /** Runs the task after so many milliseconds; the answer takes it back. */
  after(milliseconds: number, task: () => void | Promise<void>): () => void
}

/** Time as it passes. */
export const realTimeline: Timeline = {
  now: () => new Date(),
  after(milliseconds, task) {
    const timer = setTimeout(() => void task(), milliseconds)
    return () => clearTimeout(timer)
  },
}

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

export type CancellableTimeline = Timeline & { cancelAll(): void }

/** The same time, but everything still waiting can be called off at once. */
export function cancellable(timeline: Timeline): CancellableTimeline {
  const pending = new Set<() => void>()
  return {
    now: () => timeline.now(),
    after(milliseconds, task) {
      const forget = timeline.after(milliseconds, () => {
        pending.delete(cancel)
        return task()
      })
      const cancel = (): void => {
        pending.delete(cancel)
        forget()
      }
      pending.add(cancel)
      return cancel
    },
    cancelAll() {
      for (const cancel of [...pending]) cancel()
    },
  }
}
