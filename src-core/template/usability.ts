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
  const others = content.buttons.flatMap((button) => (button.type === 'OTHER' ? [button.kind] : []))
  for (const part of [...unsupportedParts, ...others]) reasons.push({ reason: 'unsupported-part', detail: part })
  return reasons
}

/** The distinct emojis of every text that the CRM would have to read. */
export function emojisOf(content: TemplateContent): string[] {
  const texts = [
    content.header?.text,
    content.body.text,
    content.footer?.text,
    ...content.buttons.map((button) => ('text' in button ? button.text : undefined)),
  ]
  return [...new Set(texts.flatMap((text) => findEmojis(text ?? '').map((finding) => finding.text)))]
}
