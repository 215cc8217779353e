import { z } from 'zod'
import { findEmojis } from './emoji.ts'
import type { TemplateContent, TemplateStatus } from './model.ts'

/**
 * Why the CRM can't use a template. Such a template is shown greyed with every
 * reason, never hidden (M3). `missing`: it was there once and the provider no
 * longer lists it.
 */
export const UNUSABLE_REASONS = ['not-approved', 'missing', 'emoji', 'media-header', 'unsupported-part'] as const
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
  if (content.header && content.header.format !== 'TEXT') reasons.push({ reason: 'media-header', detail: content.header.format })
  for (const part of unsupportedParts) reasons.push({ reason: 'unsupported-part', detail: part })
  for (const button of content.buttons)
    if (button.type === 'OTHER') reasons.push({ reason: 'unsupported-part', detail: button.kind })
  return reasons
}

/** The distinct emojis of every text that the CRM would have to read. */
export function emojisOf(content: TemplateContent): string[] {
  let text = `${content.header?.text ?? ''}\n${content.body.text}\n${content.footer?.text ?? ''}`
  for (const button of content.buttons) if ('text' in button && button.text !== undefined) text += `\n${button.text}`
  // One look at all of them: ten thousand templates are judged at a time. No visible character spans a line break.
  const findings = findEmojis(text)
  return findings.length === 0 ? [] : [...new Set(findings.map((finding) => finding.text))]
}
