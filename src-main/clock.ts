/** The only source of time, so that a test can hold it. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

/** `YYYY-MM-DD` where the person is, as a date is typed. */
export function today(clock: Clock): string {
  const now = clock.now()
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** ISO 8601 in UTC, as every stored time. */
export const instant = (clock: Clock): string => clock.now().toISOString()
