/** What o'clock it is somewhere: by the machine's own time zone data, each quarter of an hour asked once. */
export type Zone = {
  /** Milliseconds that the place's clocks are ahead of UTC. */
  offsetAt(instant: number): number
  /** The instant at which its clocks show this, given as if it were UTC. An hour that comes twice is the first of both, one that is left out the hour after it. */
  instantOf(local: number): number
  /** `2026-12-10` there. */
  dayOf(instant: number): string
  /** Minutes since midnight there. */
  minuteOf(instant: number): number
}

const DAY = 86_400_000
const BLOCK = 900_000

export function openZone(timeZone: string): Zone {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const offsets = new Map<number, number>()
  const days = new Map<number, string>()

  function ask(instant: number): number {
    const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]))
    const part = (name: string): number => Number(parts[name])
    const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
    return shown - instant
  }

  function offsetAt(instant: number): number {
    // Clocks are changed at whole quarters of an hour, everywhere and always since 1970.
    const block = Math.floor(instant / BLOCK)
    const known = offsets.get(block)
    if (known !== undefined) return known
    const offset = ask(block * BLOCK)
    offsets.set(block, offset)
    return offset
  }

  function instantOf(local: number): number {
    const before = offsetAt(local - DAY)
    const after = offsetAt(local + DAY)
    const early = local - before
    if (before === after) return early
    const late = local - after
    const fits = [early, late].filter((instant) => offsetAt(instant) === local - instant)
    return fits.length === 0 ? early : Math.min(...fits)
  }

  return {
    offsetAt,
    instantOf,
    dayOf(instant) {
      const day = Math.floor((instant + offsetAt(instant)) / DAY)
      const known = days.get(day)
      if (known !== undefined) return known
      const text = new Date(day * DAY).toISOString().slice(0, 10)
      days.set(day, text)
      return text
    },
    minuteOf: (instant) => Math.floor(((((instant + offsetAt(instant)) % DAY) + DAY) % DAY) / 60_000),
  }
}
