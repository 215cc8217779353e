/** Left of the hour's quota for whoever works in the provider's portal meanwhile; as the queue does. */
const RESERVE = 0.1
/** What one submission takes, with the provider's answer. */
const SECONDS_EACH = 3

type QueueTime = {
  /** How many go at once, before the quota makes the rest wait. */
  first: number
  /** About how long until the last one is sent; at least 1. */
  minutes: number
}

/** How long a queue of so many new templates takes, where nothing else was sent in the last hour. */
export function queueTime(count: number, createPerHour: number): QueueTime {
  const perHour = Math.max(1, Math.floor(createPerHour * (1 - RESERVE)))
  const fullHours = Math.max(0, Math.ceil(count / perHour) - 1)
  const rest = count - fullHours * perHour
  return { first: Math.min(count, perHour), minutes: Math.max(1, fullHours * 60 + Math.ceil((rest * SECONDS_EACH) / 60)) }
}
