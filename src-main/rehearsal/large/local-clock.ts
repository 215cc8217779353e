import type { Zone } from '#core/sending'

const MINUTE = 60_000

/** `zone.instantOf` for many million times of few different minutes, none of them before 1970. */
export function openLocalClock(zone: Zone): (local: number) => number {
  const minutes = new Map<number, number>()
  let last = Number.NaN
  let offset = 0
  return (local) => {
    const minute = Math.floor(local / MINUTE)
    if (minute === last) return local + offset
    last = minute
    const known = minutes.get(minute)
    if (known === undefined) {
      offset = zone.instantOf(minute * MINUTE) - minute * MINUTE
      minutes.set(minute, offset)
    } else offset = known
    return local + offset
  }
}
