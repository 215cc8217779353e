import { randomUUID } from 'node:crypto'
import type { PhoneReply } from '../phones.ts'
import { postWebhook } from '../post-webhook.ts'
import { recipientAt } from '../recipients.ts'
import type { SimulatorBase } from '../simulator.ts'
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

/** Of the events that are handed to whoever started the simulator. */
const NO_SUBSCRIPTION = '00000000-0000-4000-8000-000000000000'

type Counters = { failures: number; successes: number; at: number }

type Parts = Pick<SimulatorBase, 'timeline' | 'webhookRetryMs' | 'webhookTimeoutMs' | 'onWebhook'> & {
  subscriptions: Subscriptions
}

/** Tells the subscribers what became of a message and what was answered: POST, retried until they answer 2xx within a second. */
export class Webhooks {
  readonly #counters = new WeakMap<Subscription, Counters>()
  readonly #closing = new AbortController()
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Resolves when every subscriber had its first attempt. */
  messageStatus(message: SimulatedMessage, code: StatusCode): Promise<void> {
    const listeners = this.#parts.subscriptions.listeners('MESSAGE_STATUS', 'whatsapp')
    return this.#tell(listeners, this.#event('MESSAGE_STATUS', statusOf(message, code, this.#now())))
  }

  /** A person answered. Resolves when every subscriber had its first attempt. */
  messageReceived(reply: PhoneReply): Promise<void> {
    // Whoever subscribed without a direction hears of both, but nothing is sent on a person's behalf here.
    const listeners = this.#parts.subscriptions
      .listeners('MESSAGE', 'whatsapp')
      .filter(({ criteria }) => criteria.direction !== 'OUT')
    return this.#tell(listeners, this.#event('MESSAGE', messageOf(reply)))
  }

  close(): void {
    this.#closing.abort()
  }

  #now(): string {
    return this.#parts.timeline.now().toISOString()
  }

  /** What all events have in common. */
  #event(type: 'MESSAGE' | 'MESSAGE_STATUS', about: object): (subscriptionId: string) => object {
    const timestamp = this.#now()
    return (subscriptionId) => ({ id: randomUUID(), timestamp, subscriptionId, type, channel: 'whatsapp', ...about })
  }

  async #tell(listeners: readonly Subscription[], eventFor: (subscriptionId: string) => object): Promise<void> {
    this.#parts.onWebhook(eventFor(NO_SUBSCRIPTION))
    await Promise.all(listeners.map((subscription) => this.#attempt(subscription, JSON.stringify(eventFor(subscription.id)), 1)))
  }

  async #attempt(subscription: Subscription, body: string, attempt: number): Promise<void> {
    // It may have been removed or switched off while a retry was waiting.
    const wanted = this.#parts.subscriptions.list().includes(subscription) && subscription.status !== 'INACTIVE'
    if (!wanted || this.#closing.signal.aborted) return
    const failures = await this.#post(subscription, body)
    if (this.#closing.signal.aborted) return
    this.#count(subscription, failures)
    if (failures > 0 && attempt < MAX_ATTEMPTS) {
      this.#parts.timeline.after(this.#parts.webhookRetryMs, () => this.#attempt(subscription, body, attempt + 1))
    }
  }

  /** 0 when it was taken; otherwise how many failures this one counts as. */
  async #post(subscription: Subscription, body: string): Promise<number> {
    const { webhookTimeoutMs: timeoutMs } = this.#parts
    const began = performance.now()
    const outcome = await postWebhook(subscription.webhook, body, { timeoutMs, closing: this.#closing.signal })
    if (outcome === 'taken') return performance.now() - began <= SLOW_MS ? 0 : 1
    return outcome === 'too-late' ? TIMEOUT_COUNTS_AS : 1
  }

  #count(subscription: Subscription, failures: number): void {
    const at = this.#parts.timeline.now().getTime()
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

function statusOf(message: SimulatedMessage, code: StatusCode, timestamp: string): object {
  const { messageId, externalId, from, cause } = message
  const to = recipientAt(message.to).waId
  return {
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

/**
 * A pressed button is a text with its payload. That `idRef`, documented for what is
 * sent, names the message of the button here too is an assumption.
 */
function messageOf({ id, from, to, at, text, payload, inReplyTo }: PhoneReply): object {
  return {
    direction: 'IN',
    message: {
      id,
      from: recipientAt(from).waId,
      to,
      direction: 'IN',
      channel: 'whatsapp',
      timestamp: at,
      ...(payload === null ? {} : { idRef: inReplyTo }),
      contents: [{ type: 'text', text, ...(payload === null ? {} : { payload }) }],
    },
  }
}
