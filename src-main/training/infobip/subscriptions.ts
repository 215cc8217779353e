import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { invalid, parse, Refusal } from './errors.ts'

/** The subscription events of the WhatsApp channel that happen here; others can be asked for and never come. */
export type EventName = 'DELIVERY' | 'SEEN' | 'INBOUND_MESSAGE' | 'TEMPLATE_UPDATE'

const webhookSchema = z.object({
  notifyUrl: z.url({ protocol: /^https?$/, error: 'is not a valid url' }),
  headers: z.record(z.string(), z.string()).optional(),
})

const id = z.string().regex(/^[\w.~-]{1,255}$/, 'must not include characters that require URL encoding')

const createSchema = z.object({
  subscriptionId: id,
  name: z.string().min(1).max(255).optional(),
  events: z.array(z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)])).max(255),
  criteria: z.array(z.record(z.string(), z.string())).max(255).optional(),
  /** Senders; none is all of them. */
  resources: z.array(z.string()).max(255).optional(),
  users: z.array(z.string()).max(255).optional(),
  profile: z.object({
    profileId: id.optional(),
    webhook: webhookSchema.optional(),
    /** Infobip can show credentials to the webhook; pretending to would hide that nobody checked them. */
    security: z.undefined('credentials of webhooks are not simulated').optional(),
  }),
})

const pageSchema = z.object({
  page: z.coerce.number().int().min(0).default(0),
  size: z.coerce.number().int().min(1).max(100).default(20),
})

type Webhook = z.infer<typeof webhookSchema>
export type Subscription = Omit<z.infer<typeof createSchema>, 'profile'> & { profileId: string; webhook: Webhook }

/** Who wants to hear of what (Subscriptions API, channel WHATSAPP). */
export class Subscriptions {
  readonly #byId = new Map<string, Subscription>()
  /** A profile that was defined once can be named by the next subscription. */
  readonly #profiles = new Map<string, Webhook>()

  /** Those that are to be told of an event of this sender; of all, where it belongs to none. */
  listeners(event: EventName, sender: string | null): Subscription[] {
    return [...this.#byId.values()].filter(
      ({ events, resources = [] }) =>
        events.includes(event) && (sender === null || resources.length === 0 || resources.includes(sender)),
    )
  }

  has(subscription: Subscription): boolean {
    return this.#byId.get(subscription.subscriptionId) === subscription
  }

  create(channel: string, body: unknown): { subscriptionId: string } {
    checkChannel(channel)
    const { profile, ...wanted } = parse(createSchema, body)
    const { subscriptionId } = wanted
    if (this.#byId.has(subscriptionId)) throw invalid('subscriptionId', 'subscription already exists')
    const { profileId = randomUUID(), webhook = this.#profiles.get(profileId) } = profile
    if (!webhook) throw invalid('profile', 'neither a webhook nor a profile that exists')
    this.#profiles.set(profileId, webhook)
    this.#byId.set(subscriptionId, { ...wanted, profileId, webhook })
    return { subscriptionId }
  }

  /** The newest first. */
  list(channel: string, query: URLSearchParams): unknown {
    checkChannel(channel)
    const { page, size } = parse(pageSchema, Object.fromEntries(query))
    const all = [...this.#byId.values()].reverse()
    return {
      results: all.slice(page * size, (page + 1) * size).map(view),
      paging: { page, size, totalPages: Math.ceil(all.length / size), totalResults: all.length },
    }
  }

  get(channel: string, subscriptionId: string): unknown {
    checkChannel(channel)
    const subscription = this.#byId.get(subscriptionId)
    if (!subscription) throw new Refusal('NOT_FOUND')
    return view(subscription)
  }

  remove(channel: string, subscriptionId: string): void {
    checkChannel(channel)
    if (!this.#byId.delete(subscriptionId)) throw new Refusal('NOT_FOUND')
  }
}

const view = ({ profileId, webhook: _, ...shown }: Subscription): unknown => ({ ...shown, profile: { profileId } })

function checkChannel(channel: string): void {
  if (channel !== 'WHATSAPP') throw invalid('channel', 'the simulator has the channel WHATSAPP only')
}
