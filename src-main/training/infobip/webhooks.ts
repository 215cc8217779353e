import type { Timeline } from '../timeline.ts'
import type { EventName, Subscription, Subscriptions } from './subscriptions.ts'

/** How often Infobip tries is not in its OpenAPI; the waits double, beginning with an option. */
const MAX_ATTEMPTS = 6

/** `stillWanted`: a subscription may be removed while a retry is waiting. */
type Target = { url: string; headers: Readonly<Record<string, string>>; stillWanted: () => boolean }

/** Tells the message's own address, or else the account's and the subscribers': POST, retried until it is taken with a 2xx. */
export class Webhooks {
  readonly #closing = new AbortController()
  readonly #timeline: Timeline
  readonly #subscriptions: Subscriptions
  readonly #accountUrl: string | null
  readonly #retryMs: number
  readonly #timeoutMs: number
  readonly #onWebhook: (body: unknown) => void

  constructor(options: {
    timeline: Timeline
    subscriptions: Subscriptions
    /** Null: the account has none. */
    accountUrl: string | null
    retryMs: number
    timeoutMs: number
    /** Every event, once. */
    onWebhook: (body: unknown) => void
  }) {
    this.#timeline = options.timeline
    this.#subscriptions = options.subscriptions
    this.#accountUrl = options.accountUrl
    this.#retryMs = options.retryMs
    this.#timeoutMs = options.timeoutMs
    this.#onWebhook = options.onWebhook
  }

  /**
   * Resolves when everybody had the first attempt.
   * @param sender null for what belongs to the whole account
   * @param notifyUrl of the message; nobody else is told then
   */
  async tell(event: EventName, body: unknown, sender: string | null, notifyUrl: string | null = null): Promise<void> {
    this.#onWebhook(body)
    const text = JSON.stringify(body)
    await Promise.all(this.#targets(event, sender, notifyUrl).map((target) => this.#attempt(target, text, 1)))
  }

  close(): void {
    this.#closing.abort()
  }

  #targets(event: EventName, sender: string | null, notifyUrl: string | null): Target[] {
    const plain = (url: string): Target => ({ url, headers: {}, stillWanted: () => true })
    if (notifyUrl !== null) return [plain(notifyUrl)]
    const subscribed = this.#subscriptions.listeners(event, sender).map(
      (subscription: Subscription): Target => ({
        url: subscription.webhook.notifyUrl,
        headers: subscription.webhook.headers ?? {},
        stillWanted: () => this.#subscriptions.has(subscription),
      }),
    )
    return this.#accountUrl === null ? subscribed : [plain(this.#accountUrl), ...subscribed]
  }

  async #attempt(target: Target, body: string, attempt: number): Promise<void> {
    if (!target.stillWanted() || this.#closing.signal.aborted) return
    const taken = await this.#post(target, body)
    if (taken || this.#closing.signal.aborted || attempt === MAX_ATTEMPTS) return
    this.#timeline.after(this.#retryMs * 2 ** (attempt - 1), () => this.#attempt(target, body, attempt + 1))
  }

  async #post({ url, headers }: Target, body: string): Promise<boolean> {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([AbortSignal.timeout(this.#timeoutMs), this.#closing.signal]),
      })
      await answer.arrayBuffer()
      return answer.ok
    } catch {
      // Nobody there, or too slow: what the retries are for.
      return false
    }
  }
}
