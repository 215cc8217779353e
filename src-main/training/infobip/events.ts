import type { PhoneReply } from '../phones.ts'
import { isUserId, recipientAt } from '../recipients.ts'
import type { SimulatedMessage } from './messages.ts'
import { NO_ERROR, type Status } from './outcomes.ts'
import type { TemplateChange } from './review.ts'
import type { Template } from './template-view.ts'
import { timeOf } from './time.ts'

/** The bodies of Infobip's webhooks (OpenAPI 3.210, `webhooks`). */

/** Nothing is charged here; the currency is the account's. */
const FREE = { pricePerMessage: 0, currency: 'BRL' }

/** As WhatsApp knows the person, which may be without the ninth digit that was dialled. */
const contactOf = (person: string) =>
  isUserId(person)
    ? { name: 'Cliente', userId: person, username: 'cliente' }
    : { name: 'Cliente', phoneNumber: recipientAt(person).waId }

const time = (iso: string | null): string | undefined => (iso === null ? undefined : timeOf(new Date(iso)))

export function deliveryReport(message: SimulatedMessage, status: Status): unknown {
  const { bulkId, messageId, to, sentAt, doneAt, callbackData, error } = message
  const result = {
    bulkId: bulkId ?? '',
    messageId,
    to,
    sentAt: time(sentAt),
    doneAt: time(doneAt),
    messageCount: 1,
    price: FREE,
    status,
    error: error ?? NO_ERROR,
    contact: contactOf(to),
    ...(callbackData === null ? {} : { callbackData }),
  }
  return { results: [result] }
}

export function seenReport({ messageId, from, to, sentAt, seenAt }: SimulatedMessage): unknown {
  return { results: [{ messageId, from, to, sentAt: time(sentAt), seenAt: time(seenAt), contact: contactOf(to) }] }
}

/** @param message what is answered, as far as it is known; a pressed button names it in its context as well */
export function inboundMessage(reply: PhoneReply, message: SimulatedMessage | undefined): unknown {
  const { from, to, at, text, payload, inReplyTo } = reply
  const callbackData = message?.callbackData ?? null
  const result = {
    from: recipientAt(from).waId,
    to,
    integrationType: 'WHATSAPP',
    receivedAt: time(at),
    messageId: inboundId(reply),
    ...(message ? { pairedMessageId: message.messageId } : {}),
    ...(callbackData === null ? {} : { callbackData }),
    message: payload === null ? { type: 'TEXT', text } : { type: 'BUTTON', text, payload, context: { from: to, id: inReplyTo } },
    price: FREE,
    contact: contactOf(from),
  }
  return { results: [result], messageCount: 1, pendingMessageCount: 0 }
}

/** The id of what a person wrote is WhatsApp's own. */
export const inboundId = ({ id }: PhoneReply): string => `wamid.${Buffer.from(id).toString('base64')}`

export const templateUpdate = ({ id, name, language, lastUpdatedAt }: Template, change: TemplateChange): unknown => ({
  messageTemplateId: id,
  messageTemplateName: name,
  messageTemplateLanguage: language,
  timestamp: timeOf(lastUpdatedAt),
  change,
})
