/** The only source of time, so that a test can hold it. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

/** ISO 8601 in UTC, as every stored time. */
export const instant = (clock: Clock): string => clock.now().toISOString()
