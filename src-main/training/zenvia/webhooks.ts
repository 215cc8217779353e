import { randomUUID } from 'node:crypto'
import type { Timeline } from '../timeline.ts'
import { type SimulatedMessage, STATUS_DESCRIPTIONS, type StatusCode } from './messages.ts'
import type { Subscription, Subscriptions } from './subscriptions.ts'

/** Zenvia's delivery policy; its two long waits (30 s between attempts, 5 s for an answer) are options here. */
const SLOW_MS = 1000
const MAX_ATTEMPTS = 30
const DEGRADED_AT = 10
const INACTIVE_AT = 500
const RECOVERED_AT = 50
const TIMEOUT_COUNTS_AS = 10
const FORGET_MS = 8 * 60 * 60 * 1000

type Counters = { failures: number; successes: number; at: number }

/** Tells the subscribers what became of a message: POST, retried until they answer 2xx within a second. */
export class Webhooks {
  readonly #counters = new WeakMap<Subscription, Counters>()
  readonly #closing = new AbortController()
  readonly #timeline: Timeline
  readonly #subscriptions: Subscriptions
  readonly #retryMs: number
  readonly #timeoutMs: number

  constructor(timeline: Timeline, subscriptions: Subscriptions, waits: { retryMs: number; timeoutMs: number }) {
    this.#timeline = timeline
    this.#subscriptions = subscriptions
    this.#retryMs = waits.retryMs
    this.#timeoutMs = waits.timeoutMs
  }

  /** Resolves when every subscriber had its first attempt. */
  async messageStatus(message: SimulatedMessage, code: StatusCode): Promise<void> {
    const timestamp = this.#timeline.now().toISOString()
    await Promise.all(
      this.#subscriptions.listeners('MESSAGE_STATUS', 'whatsapp').map((subscription) => {
        const event = statusEvent(subscription, message, code, timestamp)
        return this.#attempt(subscription, JSON.stringify(event), 1)
      }),
    )
  }

  close(): void {
    this.#closing.abort()
  }

  async #attempt(subscription: Subscription, body: string, attempt: number): Promise<void> {
    // It may have been removed or switched off while a retry was waiting.
    const wanted = this.#subscriptions.list().includes(subscription) && subscription.status !== 'INACTIVE'
    if (!wanted || this.#closing.signal.aborted) return
    const failures = await this.#post(subscription, body)
    if (this.#closing.signal.aborted) return
    this.#count(subscription, failures)
    if (failures > 0 && attempt < MAX_ATTEMPTS) {
      this.#timeline.after(this.#retryMs, () => this.#attempt(subscription, body, attempt + 1))
    }
  }

  /** 0 when it was taken; otherwise how many failures this one counts as. */
  async #post(subscription: Subscription, body: string): Promise<number> {
    const timeout = AbortSignal.timeout(this.#timeoutMs)
    const began = performance.now()
    try {
      const answer = await fetch(subscription.webhook.url, {
        method: 'POST',
        headers: { ...subscription.webhook.headers, 'content-type': 'application/json' },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([timeout, this.#closing.signal]),
      })
      await answer.arrayBuffer()
      return answer.ok && performance.now() - began <= SLOW_MS ? 0 : 1
    } catch {
      // Nobody there, or too slow: not an error of ours but what the counters are for.
      return timeout.aborted ? TIMEOUT_COUNTS_AS : 1
    }
  }

  #count(subscription: Subscription, failures: number): void {
    const at = this.#timeline.now().getTime()
    const known = this.#counters.get(subscription)
    const before = known && at - known.at < FORGET_MS ? known : { failures: 0, successes: 0 }
    const now: Counters =
      failures > 0
        ? { failures: before.failures + failures, successes: 0, at }
        : { failures: 0, successes: before.successes + 1, at }
    this.#counters.set(subscription, now)
    if (now.failures >= INACTIVE_AT) subscription.status = 'INACTIVE'
    else if (now.failures >= DEGRADED_AT) subscription.status = 'DEGRADED'
    else if (subscription.status === 'DEGRADED' && now.successes >= RECOVERED_AT) subscription.status = 'ACTIVE'
  }
}

function statusEvent(subscription: Subscription, message: SimulatedMessage, code: StatusCode, timestamp: string): unknown {
  const { messageId, externalId, from, to, cause } = message
  return {
    id: randomUUID(),
    timestamp,
    subscriptionId: subscription.id,
    type: 'MESSAGE_STATUS',
    channel: 'whatsapp',
    messageId,
    contentIndex: 0,
    message: { id: messageId, ...(externalId === null ? {} : { externalId }), contentIndex: 0, direction: 'OUT', from, to },
    messageStatus: {
      timestamp,
      code,
      channel: 'whatsapp',
      direction: 'OUT',
      description: STATUS_DESCRIPTIONS[code],
      ...(cause ? { causes: [cause] } : {}),
    },
  }
}
