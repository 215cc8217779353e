import type { ProviderId } from '#core/provider'
import type { TemplateContent } from '#core/template'
import type { AppContext } from '../context.ts'
import { type InboundMessage, type ProviderClient, providers } from '../providers/index.ts'
import { createPhones, type PhoneMessage, type Phones, type Simulator } from '../training/index.ts'

/** How long a message or a reply may take on this machine. */
const PATIENCE_MS = 5_000
const DELIVERY_MS = 150

type Line = { simulator: Simulator; client: ProviderClient }

/** Simulated providers of one live rehearsal, each started when the first message goes out through it, and the phones behind them. */
export function openPhones(context: AppContext) {
  const arrived = new Map<string, (message: PhoneMessage) => void>()
  const heard = new Map<string, (reply: InboundMessage) => void>()
  const messages = new Map<string, PhoneMessage>()
  const plain = createPhones(context.clock)
  const phones: Phones = {
    ...plain,
    deliver(message) {
      plain.deliver(message)
      messages.set(message.messageId, message)
      arrived.get(message.messageId)?.(message)
    },
  }
  const lines = new Map<ProviderId, Promise<Line>>()
  /** By sender and template: what it is at the simulated provider, under a name that no template of its own has. */
  const known = new Map<string, { remoteId: string; name: string }>()

  function line(provider: ProviderId): Promise<Line> {
    const there = lines.get(provider)
    if (there) return there
    const starting = (async (): Promise<Line> => {
      const { START } = await import('../training/registry.ts')
      const simulator = await START[provider]({
        phones,
        approvesAll: true,
        deliveryMs: DELIVERY_MS,
        onWebhook(body) {
          for (const reply of providers[provider].readInboundWebhook(body) ?? []) heard.get(reply.text)?.(reply)
        },
      })
      const { baseUrl, secret } = simulator
      return { simulator, client: context.connectTo(provider, { settings: { baseUrl }, secret }) }
    })()
    lines.set(provider, starting)
    starting.catch(() => lines.delete(provider))
    return starting
  }

  /** Resolves with what `tell` is called with; null after a while. */
  function within<T>(begin: (tell: (news: T) => void) => void): Promise<T | null> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(null), PATIENCE_MS)
      begin((news) => {
        clearTimeout(timer)
        resolve(news)
      })
    })
  }

  return {
    /** Hands a message to the provider. @throws ProviderError */
    async send(message: {
      provider: ProviderId
      /** Which of the bundle's numbers; each has a sender of the simulator. */
      number: number
      template: string
      content: TemplateContent
      recipient: string
      values: Readonly<Record<string, string>>
      idempotencyKey: string
    }): Promise<string> {
      const { simulator, client } = await line(message.provider)
      const senderId = simulator.senderIds[message.number % simulator.senderIds.length] ?? ''
      const place = `${senderId} ${message.template}`
      const there = known.get(place)
      const name = there?.name ?? `ensaio_${known.size + 1}`
      const content = { ...message.content, name }
      const remoteId =
        there?.remoteId ??
        (await client.createTemplate?.({ senderId, content, notificationEmail: 'ensaio@example.com' }))?.remoteId
      if (remoteId === undefined) throw new Error(`${message.provider} takes no templates`)
      known.set(place, { remoteId, name })
      const { messageId } = await client.sendTemplate({
        senderId,
        recipient: message.recipient,
        template: { remoteId, content },
        values: message.values,
        idempotencyKey: message.idempotencyKey,
      })
      return messageId
    },
    /** The message on its phone; null: it did not arrive. */
    arrival: (messageId: string): Promise<PhoneMessage | null> =>
      within((tell) => {
        const there = messages.get(messageId)
        if (there) tell(there)
        else arrived.set(messageId, tell)
      }),
    /** Answers as the person with the phone; what the CRM hears of it, null where it hears nothing. */
    async reply(messageId: string, button: number | null, text: string): Promise<{ text: string; at: string } | null> {
      const message = messages.get(messageId)
      if (!message) return null
      const expected = button === null ? text : (message.buttons[button]?.text ?? '')
      return within((tell) => {
        heard.set(expected, tell)
        void phones.reply(button === null ? { from: message.to, to: message.from, text } : { messageId, button })
      })
    },
    async close(): Promise<void> {
      for (const starting of lines.values()) await (await starting).simulator.close()
    },
  }
}
