import { isPromotional } from '../zenvia/review-rules.ts'
import { linksOf, namesIn } from './placeholders.ts'
import type { Structure } from './structure.ts'
import type { Template } from './template-view.ts'

/**
 * What the simulated Meta objects to. Few and plain, so that whoever trains with it can
 * tell beforehand what will happen; Infobip passes on one word and no sentence:
 *
 * SCAM: a link to WhatsApp itself or through a shortener.
 * INVALID_FORMAT: a header or body that starts or ends with a placeholder (punctuation
 * does not save it), placeholders side by side, fewer than 2n+1 fixed words for n
 * placeholders, an emoji or markup in the header, more than ten emojis in the body.
 * ABUSIVE_CONTENT: the same body and footer as another template of the account.
 *
 * UTILITY with promotional words is not an objection: it is approved as MARKETING.
 */
export const REJECTION_REASONS = ['ABUSIVE_CONTENT', 'INCORRECT_CATEGORY', 'INVALID_FORMAT', 'SCAM', 'UNKNOWN'] as const
export type RejectionReason = (typeof REJECTION_REASONS)[number]

const DODGY_LINK = /^https?:\/\/([^/]*\.)?(wa\.me|whatsapp\.com|bit\.ly|tinyurl\.com|goo\.gl)(\/|$)/i
const EMOJI = /(?![©®™])\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20E3/gu
const PLACEHOLDER = /\{\{[^{}]*\}\}/g
const EDGE = /^[^\p{L}\p{N}{]*\{\{|\}\}[^\p{L}\p{N}}]*$/u
const SIDE_BY_SIDE = /\}\}[^\p{L}\p{N}]*\{\{/u

export function objectionTo(template: Template, others: Iterable<Template>): RejectionReason | null {
  // Meta writes the texts of these itself.
  if (template.category === 'AUTHENTICATION') return null
  const { header, body, footer } = template.structure
  if (linksOf(template.structure).some((url) => DODGY_LINK.test(url))) return 'SCAM'
  if (header?.text !== undefined && (header.text.match(EMOJI) || /[*~`\n]/.test(header.text) || isBadlyPlaced(header.text))) {
    return 'INVALID_FORMAT'
  }
  if (body && (isBadlyPlaced(body.text) || isTooShort(body.text) || (body.text.match(EMOJI)?.length ?? 0) > 10)) {
    return 'INVALID_FORMAT'
  }
  for (const { id, name, structure } of others) {
    // Another language of the same name may well say the same.
    if (id === template.id || name === template.name || !structure.body) continue
    if (structure.body.text === body?.text && structure.footer?.text === footer?.text) return 'ABUSIVE_CONTENT'
  }
  return null
}

const isBadlyPlaced = (text: string): boolean => EDGE.test(text) || SIDE_BY_SIDE.test(text)

function isTooShort(text: string): boolean {
  const count = new Set(namesIn(text)).size
  const words = text
    .replace(PLACEHOLDER, ' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
  return count > 0 && words.length < 2 * count + 1
}

/** Whether a template sells, whatever category it was sent in as. */
export const sells = ({ header, body, footer }: Structure): boolean =>
  isPromotional({ body: { type: 'TEXT_FIXED', text: [header?.text, body?.text, footer?.text].join('\n') } })
