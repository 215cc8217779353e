const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** How long after a submission one looks how often. Most templates are decided in minutes, the rest in a day. */
const PACE: readonly (readonly [untilAge: number, delay: number])[] = [
  [MINUTE, 4 * SECOND],
  [10 * MINUTE, 15 * SECOND],
  [HOUR, MINUTE],
  [6 * HOUR, 5 * MINUTE],
  [24 * HOUR, 15 * MINUTE],
]
const SLOWEST = 30 * MINUTE
const LONGEST = HOUR

/**
 * When to ask the provider again about a template in review, in milliseconds from now.
 * @param ageMs how long it has been in review
 * @param failures how often in a row the provider gave no answer: each doubles the pause, up to an hour
 */
export function nextCheckDelay(ageMs: number, failures: number): number {
  const delay = PACE.find(([until]) => ageMs < until)?.[1] ?? SLOWEST
  return Math.min(LONGEST, delay * 2 ** Math.max(0, failures))
}
