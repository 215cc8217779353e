import type { TestSend } from '#core/implementation'
import type { DeliveryStatus } from '#core/provider'

type TestEvent = TestSend['events'][number]

/** The way of a message, in the order in which it normally goes. */
const WAY: readonly DeliveryStatus[] = ['accepted', 'sent', 'delivered', 'read', 'replied']

const rankOf = (status: DeliveryStatus): number => WAY.indexOf(status)

/**
 * Oldest first. Webhooks come in any order and with clocks of their own, but what was
 * delivered had been sent: a milestone never stands before one that it follows.
 */
export function inOrder(events: readonly TestEvent[]): TestEvent[] {
  const isMilestone = ({ status, source }: TestEvent): boolean => source === 'provider' && WAY.includes(status)
  const time = new Map(events.map((event) => [event, Date.parse(event.at)]))
  const byTime = (a: TestEvent, b: TestEvent): number => (time.get(a) ?? 0) - (time.get(b) ?? 0)
  const way = events.filter(isMilestone).sort((a, b) => rankOf(a.status) - rankOf(b.status) || byTime(a, b))
  let latest = 0
  for (const event of way) {
    latest = Math.max(latest, time.get(event) ?? 0)
    time.set(event, latest)
  }
  return [...way, ...events.filter((event) => !isMilestone(event))].sort(byTime)
}

/**
 * How far a message came. What has been delivered was accepted and sent, whether or not
 * anyone said so; a failure counts only while nothing says that it arrived. Null while
 * the call runs.
 */
export function reached(send: Pick<TestSend, 'state' | 'events'>): DeliveryStatus | null {
  const statuses = send.events.map(({ status }) => status)
  const furthest = Math.max(-1, ...statuses.map(rankOf))
  if (furthest >= rankOf('delivered')) return WAY[furthest] ?? null
  if (send.state === 'failed' || statuses.includes('failed')) return 'failed'
  if (send.state === 'unknown') return 'unknown'
  if (furthest <= rankOf('accepted') && statuses.includes('held')) return 'held'
  return WAY[furthest] ?? (send.state === 'accepted' ? 'accepted' : null)
}
