import { setTimeout as wait } from 'node:timers/promises'

export type Slowdown = {
  /** Held back before a wrong try is answered; false: too many are waiting, hang up at once. */
  wrongTry(): Promise<boolean>
  /** Whether so many wrong ones wait that a try that could be guessed is not even looked at. */
  isBusy(): boolean
}

const STEP_MS = 100
const MOST_MS = 5_000
const REMEMBERED_MS = 60_000
const MOST_WAITING = 50

/** Wrong tries are answered late, and the later the more of them there were within a minute. What is right never waits for them. */
export function createSlowdown(): Slowdown {
  let recent: number[] = []
  let waiting = 0
  return {
    async wrongTry() {
      const now = Date.now()
      recent = [...recent.filter((at) => now - at < REMEMBERED_MS), now].slice(-MOST_MS / STEP_MS)
      if (waiting >= MOST_WAITING) return false
      waiting++
      await wait(recent.length * STEP_MS, undefined, { ref: false })
      waiting--
      return true
    },
    isBusy: () => waiting >= MOST_WAITING,
  }
}
