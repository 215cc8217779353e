import type { Clock } from '../../clock.ts'
import { Refusal } from './errors.ts'

/** So many calls within so many milliseconds. */
export type Limit = { calls: number; perMs: number }

const SECOND = 1000
const HOUR = 60 * 60 * SECOND
export const perSecond = (calls: number): Limit => ({ calls, perMs: SECOND })
export const perHour = (calls: number): Limit => ({ calls, perMs: HOUR })

/** Counts calls in fixed windows, as Infobip publishes its limits (`x-throttling-info`). */
export class Throttle {
  readonly #windows = new Map<string, { ends: number; calls: number }>()
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Counts one more call, or refuses it and says when to come back. */
  take(endpoint: string, { calls, perMs }: Limit): void {
    const now = this.#clock.now().getTime()
    const known = this.#windows.get(endpoint)
    const window = known && now < known.ends ? known : { ends: now + perMs, calls: 0 }
    this.#windows.set(endpoint, window)
    if (window.calls >= calls) {
      throw new Refusal('TOO_MANY_REQUESTS', {}, { 'retry-after': String(Math.ceil((window.ends - now) / SECOND)) })
    }
    window.calls += 1
  }
}
