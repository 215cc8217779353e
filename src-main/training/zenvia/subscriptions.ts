import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '../../clock.ts'
import { parse, Refusal } from './errors.ts'

const EVENT_TYPES = [
  'MESSAGE',
  'MESSAGE_STATUS',
  'CONVERSATION_STATUS',
  'CONVERSATION_MESSAGE',
  'SUPPORT_EXPERT_AGENT',
  'CONTACT',
] as const

const webhookSchema = z.object({
  url: z.url({ protocol: /^https?$/ }),
  headers: z.record(z.string(), z.string()).optional(),
  /** Zenvia can fetch an OAuth token for the webhook; pretending to would hide that nobody checked it. */
  auth: z.undefined('OAuth webhooks are not simulated').optional(),
})

const createSchema = z.object({
  eventType: z.enum(EVENT_TYPES),
  webhook: webhookSchema,
  criteria: z.object({ channel: z.string().min(1), direction: z.enum(['IN', 'OUT', 'ALL']).optional() }),
  status: z.enum(['ACTIVE', 'INACTIVE']).default('ACTIVE'),
  version: z.enum(['v1', 'v2']).default('v2'),
})

const patchSchema = z.object({ webhook: webhookSchema.optional(), status: z.enum(['ACTIVE', 'INACTIVE']).optional() })

export type Subscription = Omit<z.infer<typeof createSchema>, 'status'> & {
  readonly id: string
  /** DEGRADED is set by the server only, when the webhook keeps failing. */
  status: 'ACTIVE' | 'INACTIVE' | 'DEGRADED'
  readonly createdAt: string
  updatedAt: string
}

const PER_EVENT_AND_CHANNEL = 2

/** Who wants to hear of what. */
export class Subscriptions {
  readonly #byId = new Map<string, Subscription>()
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  list(): Subscription[] {
    return [...this.#byId.values()]
  }

  get(id: string): Subscription {
    const subscription = this.#byId.get(id)
    if (!subscription) throw new Refusal('NOT_FOUND')
    return subscription
  }

  /** Those that are to be told of an event; a degraded one still is. */
  listeners(eventType: Subscription['eventType'], channel: string): Subscription[] {
    return this.list().filter(
      (one) => one.eventType === eventType && one.criteria.channel === channel && one.status !== 'INACTIVE',
    )
  }

  /** At most two for one event type and channel; which error Zenvia gives for a third is not documented. */
  create(body: unknown): Subscription {
    const wanted = parse(createSchema, body)
    const alike = this.list().filter(
      (one) => one.eventType === wanted.eventType && one.criteria.channel === wanted.criteria.channel,
    )
    if (alike.length >= PER_EVENT_AND_CHANNEL) {
      const message = `at most ${PER_EVENT_AND_CHANNEL} subscriptions for one event type and channel`
      throw new Refusal('DUPLICATED', [{ code: 'TOO_MANY', path: 'eventType', message }])
    }
    const now = this.#clock.now().toISOString()
    const subscription: Subscription = { id: randomUUID(), ...wanted, createdAt: now, updatedAt: now }
    this.#byId.set(subscription.id, subscription)
    return subscription
  }

  edit(id: string, body: unknown): Subscription {
    const subscription = this.get(id)
    const { webhook, status } = parse(patchSchema, body)
    if (webhook) subscription.webhook = webhook
    if (status) subscription.status = status
    subscription.updatedAt = this.#clock.now().toISOString()
    return subscription
  }

  remove(id: string): void {
    if (!this.#byId.delete(id)) throw new Refusal('NOT_FOUND')
  }
}
