/** How many jobs a person has running: what an update must not cut off. */
export type Work = {
  begin(): () => void
  running(): number
}

export function createWork(): Work {
  let running = 0
  return {
    begin() {
      running += 1
      let ended = false
      return () => {
        if (!ended) running -= 1
        ended = true
      }
    },
    running: () => running,
  }
}
