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
