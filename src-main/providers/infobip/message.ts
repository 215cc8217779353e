import type { PlaceholderKey, TemplateButton, TemplateContent } from '#core/template'
import type { OutgoingMessage } from '../adapter.ts'
import { mediumOf } from '../header-media.ts'
import { toRecipient, toSender } from '../phone-digits.ts'
import { ProviderError } from '../provider-error.ts'
import { COUPON_NAME, positions } from './positions.ts'

/** OpenAPI 3.210: a phone or a user id. */
const LONGEST_RECIPIENT = 150

/** Answers a value, and remembers which was missing. */
type Values = (key: PlaceholderKey) => string

/**
 * The body of a message. Its id is ours: sent twice, the second is refused as a
 * duplicate of the first. How links are shortened is the template's to say, and
 * the account's: a message of ours must arrive as the CRM's will.
 * @throws ProviderError `parameters` where a value is missing or blank
 */
export function toMessages({ senderId, recipient, template: { content }, values, idempotencyKey }: OutgoingMessage) {
  const missing: PlaceholderKey[] = []
  const value: Values = (key) => {
    const text = Object.hasOwn(values, key) ? (values[key] ?? '') : ''
    if (text.trim() === '') missing.push(key)
    return text
  }
  const header = toHeader(content, value)
  const placeholders = positions(content, 'body').map(({ key }) => value(key))
  // Only buttons that take something are named, in the template's order.
  const buttons = content.buttons.flatMap((button, index) => toParameters(content, button, index, value))
  if (missing.length > 0) throw new ProviderError('parameters', { hint: missing.join(', ') })
  return {
    messages: [
      {
        from: toSender(senderId),
        to: toRecipient(recipient, LONGEST_RECIPIENT),
        messageId: idempotencyKey,
        content: {
          templateName: content.name,
          language: content.language,
          templateData: { body: { placeholders }, ...(header && { header }), ...(buttons.length > 0 && { buttons }) },
        },
      },
    ],
  }
}

/** Null where the header takes nothing. */
function toHeader(content: TemplateContent, value: Values) {
  if (!content.header) return null
  const { format } = content.header
  const medium = mediumOf(content.header)
  if (medium) {
    const mediaUrl = value(`header.${medium.variable}`)
    return { type: format, mediaUrl, ...(format === 'DOCUMENT' && { filename: fileName(mediaUrl) }) }
  }
  if (format === 'LOCATION') throw new ProviderError('parameters', { hint: 'header LOCATION' })
  const [placeholder] = positions(content, 'header')
  return placeholder ? { type: 'TEXT', placeholder: value(placeholder.key) } : null
}

function toParameters(content: TemplateContent, button: TemplateButton, index: number, value: Values) {
  const place = `buttons.${index}` as const
  switch (button.type) {
    case 'URL':
      return positions(content, place).map(({ key }) => ({ type: 'URL', parameter: value(key) }))
    case 'QUICK_REPLY':
      // What is reported when it is pressed; the label says it best.
      return [{ type: 'QUICK_REPLY', parameter: button.payload ?? button.text }]
    case 'COPY_CODE':
      return [{ type: 'COPY_CODE', parameter: value(`${place}.${COUPON_NAME}`) }]
    default:
      return []
  }
}

/** What the recipient sees of a document: the last part of its address. */
const fileName = (address: string): string => URL.parse(address)?.pathname.split('/').at(-1)?.slice(0, 240) || 'documento.pdf'
