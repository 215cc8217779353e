/** How many jobs a person has running: what an update must not cut off. */
export type Work = {
  begin(): () => void
  running(): number
  /** When none runs any more. */
  idle(): Promise<void>
}

export function createWork(): Work {
  let running = 0
  const waiting: (() => void)[] = []
  return {
    begin() {
      running += 1
      let ended = false
      return () => {
        if (!ended) running -= 1
        ended = true
        if (running === 0) for (const go of waiting.splice(0)) go()
      }
    },
    running: () => running,
    idle: () => (running === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  }
}
