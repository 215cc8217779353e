import { z } from 'zod'
import { looksLikeVariables } from './braces.ts'
import { findEmojis } from './emoji.ts'
import type { TemplateContent, TemplateStatus } from './model.ts'

/**
 * Why the CRM can't use a template. Such a template is shown greyed with every
 * reason, never hidden (M3). `missing`: it was there once and the provider no
 * longer lists it.
 */
export const UNUSABLE_REASONS = [
  'not-approved',
  'missing',
  'emoji',
  'looks-like-variable',
  'media-header',
  /** A button that copies a coupon's code: each message needs one, and nothing in the CRM gives it. */
  'coupon-code',
  /** Its code comes from what someone logs in to, not from the CRM. */
  'authentication',
  /** What the provider sent is no template as we know it. */
  'unreadable',
  'unsupported-part',
] as const
export const unusableReasonSchema = z.object({
  reason: z.enum(UNUSABLE_REASONS),
  /** What a sentence needs: the status, the emojis, the header format, the part's name. */
  detail: z.string(),
})
export type UnusableReason = z.infer<typeof unusableReasonSchema>

/**
 * @param unsupportedParts names of parts that the canonical form can't hold (carousel, otp…),
 *   as the provider's adapter found them
 */
export function whyUnusable(template: {
  content: TemplateContent
  status: TemplateStatus
  unsupportedParts: readonly string[]
  missingSince: string | null
}): UnusableReason[] {
  const { content, status, unsupportedParts, missingSince } = template
  const reasons: UnusableReason[] = []
  if (missingSince !== null) reasons.push({ reason: 'missing', detail: missingSince })
  if (status !== 'APPROVED') reasons.push({ reason: 'not-approved', detail: status })
  const emojis = emojisOf(content)
  if (emojis.length > 0) reasons.push({ reason: 'emoji', detail: emojis.join(' ') })
  const unfilled = looksLikeVariablesOf(content)
  if (unfilled.length > 0) reasons.push({ reason: 'looks-like-variable', detail: unfilled.join(' ') })
  if (content.header && content.header.format !== 'TEXT') reasons.push({ reason: 'media-header', detail: content.header.format })
  const isAuthentication = content.category.toUpperCase() === 'AUTHENTICATION'
  if (isAuthentication) reasons.push({ reason: 'authentication', detail: '' })
  if (content.buttons.some(({ type }) => type === 'COPY_CODE') && !isAuthentication)
    reasons.push({ reason: 'coupon-code', detail: '' })
  // Whatever else it holds, a template has a text: without one it was not understood.
  const isUnreadable = content.body.text.trim() === '' && !isAuthentication && unsupportedParts.length === 0
  if (isUnreadable || unsupportedParts.includes(UNREADABLE_PART)) reasons.push({ reason: 'unreadable', detail: '' })
  // The part that makes it one is said already.
  for (const part of unsupportedParts)
    if (part !== UNREADABLE_PART && (!isAuthentication || part !== 'otp'))
      reasons.push({ reason: 'unsupported-part', detail: part })
  for (const button of content.buttons)
    if (button.type === 'OTHER') reasons.push({ reason: 'unsupported-part', detail: button.kind })
  return reasons
}

/** What stands among the unsupported parts where not even that can be said. */
export const UNREADABLE_PART = 'unreadable'

const MAYBE_VARIABLE = /[{}%#(_｛$«[]/

/** The distinct things in a template's texts that read as a variable and that nothing fills: `%NOME%`, `{nome completo}`. */
export function looksLikeVariablesOf(content: TemplateContent): string[] {
  const texts = [content.header?.text ?? '', content.body.text, content.footer?.text ?? '']
  for (const button of content.buttons) {
    if (button.text !== undefined) texts.push(button.text)
    if (button.type === 'URL') texts.push(button.url)
  }
  return [
    ...new Set(texts.flatMap((text) => (MAYBE_VARIABLE.test(text) ? looksLikeVariables(text).map(({ found }) => found) : []))),
  ]
}

/** The distinct emojis of every text that the CRM would have to read. */
export function emojisOf(content: TemplateContent): string[] {
  let text = `${content.header?.text ?? ''}\n${content.body.text}\n${content.footer?.text ?? ''}`
  for (const button of content.buttons) if ('text' in button && button.text !== undefined) text += `\n${button.text}`
  // One look at all of them: ten thousand templates are judged at a time. No visible character spans a line break.
  const findings = findEmojis(text)
  return findings.length === 0 ? [] : [...new Set(findings.map((finding) => finding.text))]
}
