import { z } from 'zod'
import type { InboundMessage } from '../adapter.ts'
import { toInstant } from '../instant.ts'
import { toPerson } from '../phone-digits.ts'
import { ProviderError } from '../provider-error.ts'
import { inboundResultSchema, webhookSchema } from './wire.ts'

/** Other channels' messages come to the same address. */
const whatsAppMark = z.looseObject({ integrationType: z.literal('WHATSAPP'), message: z.looseObject({}) })

/**
 * Reads what people wrote and pressed, of which one webhook may bring several; null
 * for one that brings none.
 * @throws ProviderError `protocol` for a WhatsApp message that can't be read
 */
export function readInboundWebhook(body: unknown): InboundMessage[] | null {
  const webhook = webhookSchema.safeParse(body)
  if (!webhook.success) return null
  const messages = webhook.data.results.flatMap((result, index) =>
    whatsAppMark.safeParse(result).success ? readMessage(result, index) : [],
  )
  return messages.length > 0 ? messages : null
}

function readMessage(result: unknown, index: number): InboundMessage {
  const inbound = inboundResultSchema.safeParse(result)
  if (!inbound.success) throw unreadable(index, inbound.error.issues[0]?.path.join('.') ?? '')
  const { messageId, from, to, receivedAt, pairedMessageId, message, contact } = inbound.data
  const at = toInstant(receivedAt)
  if (at === null) throw unreadable(index, 'receivedAt')
  const person = toPerson([from, contact?.phoneNumber, contact?.userId, contact?.parentUserId], contact ?? {})
  if (person === null) throw unreadable(index, 'from')
  return {
    messageId,
    person,
    to,
    at,
    text: message.text || message.title || message.caption || `[${message.type}]`,
    inReplyTo: message.context?.id || pairedMessageId || null,
  }
}

const unreadable = (index: number, place: string): ProviderError =>
  new ProviderError('protocol', { hint: `message without results[${index}].${place}` })
