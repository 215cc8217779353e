import { postWebhook } from '../post-webhook.ts'
import type { SimulatorBase } from '../simulator.ts'
import type { EventName, Subscription, Subscriptions } from './subscriptions.ts'

/** How often Infobip tries is not in its OpenAPI; the waits double, beginning with an option. */
const MAX_ATTEMPTS = 6

/** `stillWanted`: a subscription may be removed while a retry is waiting. */
type Target = { url: string; headers: Readonly<Record<string, string>>; stillWanted: () => boolean }

type Parts = Pick<SimulatorBase, 'timeline' | 'webhookRetryMs' | 'webhookTimeoutMs' | 'onWebhook'> & {
  subscriptions: Subscriptions
  /** Null: the account has none. */
  accountUrl: string | null
}

/** Tells the message's own address, or else the account's and the subscribers': POST, retried until it is taken with a 2xx. */
export class Webhooks {
  readonly #closing = new AbortController()
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /**
   * Resolves when everybody had the first attempt.
   * @param sender null for what belongs to the whole account
   * @param notifyUrl of the message; nobody else is told then
   */
  async tell(event: EventName, body: unknown, sender: string | null, notifyUrl: string | null = null): Promise<void> {
    this.#parts.onWebhook(body)
    const text = JSON.stringify(body)
    await Promise.all(this.#targets(event, sender, notifyUrl).map((target) => this.#attempt(target, text, 1)))
  }

  close(): void {
    this.#closing.abort()
  }

  #targets(event: EventName, sender: string | null, notifyUrl: string | null): Target[] {
    const plain = (url: string): Target => ({ url, headers: {}, stillWanted: () => true })
    if (notifyUrl !== null) return [plain(notifyUrl)]
    const subscribed = this.#parts.subscriptions.listeners(event, sender).map(
      (subscription: Subscription): Target => ({
        url: subscription.webhook.notifyUrl,
        headers: subscription.webhook.headers ?? {},
        stillWanted: () => this.#parts.subscriptions.has(subscription),
      }),
    )
    return this.#parts.accountUrl === null ? subscribed : [plain(this.#parts.accountUrl), ...subscribed]
  }

  async #attempt(target: Target, body: string, attempt: number): Promise<void> {
    if (!target.stillWanted() || this.#closing.signal.aborted) return
    const { webhookTimeoutMs: timeoutMs } = this.#parts
    const outcome = await postWebhook(target, body, { timeoutMs, closing: this.#closing.signal })
    if (outcome === 'taken' || this.#closing.signal.aborted || attempt === MAX_ATTEMPTS) return
    this.#parts.timeline.after(this.#parts.webhookRetryMs * 2 ** (attempt - 1), () => this.#attempt(target, body, attempt + 1))
  }
}
