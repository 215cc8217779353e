import type { InboundMessage } from '../adapter.ts'
import { toInstant } from '../instant.ts'
import { toPerson } from '../phone-digits.ts'
import { ProviderError } from '../provider-error.ts'
import { messageEventSchema, webhookSchema } from './wire.ts'

/**
 * Reads a `MESSAGE` event of what a person wrote; null for other events, other
 * channels and what was sent to them. A pressed button is a text with a payload.
 * @throws ProviderError `protocol` for such an event that can't be read
 */
export function readInboundWebhook(body: unknown): InboundMessage[] | null {
  const webhook = webhookSchema.safeParse(body)
  if (!webhook.success || webhook.data.type !== 'MESSAGE') return null
  if ((webhook.data.channel ?? 'whatsapp').toLowerCase() !== 'whatsapp') return null
  if (webhook.data.direction?.toUpperCase() === 'OUT') return null

  const event = messageEventSchema.safeParse(body)
  if (!event.success) throw unreadable(event.error.issues[0]?.path.join('.') ?? '')
  const { message, timestamp } = event.data
  if ((webhook.data.direction ?? message.direction)?.toUpperCase() !== 'IN') return null
  const at = toInstant(message.timestamp ?? timestamp)
  if (at === null) throw unreadable('timestamp')
  const { visitor } = message
  const person = toPerson([message.from], { name: visitor?.name })
  if (person === null) throw unreadable('message.from')
  return [
    {
      messageId: message.id,
      person,
      to: message.to,
      at,
      text: message.contents.map(({ type, text, fileCaption }) => text || fileCaption || `[${type}]`).join('\n'),
      inReplyTo: message.idRef || null,
    },
  ]
}

const unreadable = (place: string): ProviderError => new ProviderError('protocol', { hint: `MESSAGE without ${place}` })
