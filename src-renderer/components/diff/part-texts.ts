import { TEMPLATE_PARTS, type TemplateButton, type TemplateContent, type TemplatePart } from '#core/template'

/** A template's parts as texts; null where it has none. */
export type PartTexts = Record<TemplatePart, string | null>

/** What a person calls things: a category, a media header, a kind of button. */
type PartWords = {
  category(category: string): string
  media(format: Exclude<NonNullable<TemplateContent['header']>['format'], 'TEXT'>): string
  button(type: Exclude<TemplateButton['type'], 'OTHER'>): string
}

export function partTexts(content: TemplateContent, words: PartWords): PartTexts {
  const { header, footer, buttons } = content
  return {
    category: words.category(content.category),
    header: header ? (header.format === 'TEXT' ? (header.text ?? '') : words.media(header.format)) : null,
    body: content.body.text,
    footer: footer?.text ?? null,
    buttons: buttons.length === 0 ? null : buttons.map((button) => buttonText(button, words)).join('\n'),
  }
}

/** A button in a line: what it does, what stands on it, where it leads. */
function buttonText(button: TemplateButton, words: PartWords): string {
  const what = button.type === 'OTHER' ? button.kind : words.button(button.type)
  const target = button.type === 'URL' ? button.url : button.type === 'PHONE_NUMBER' ? button.phoneNumber : undefined
  const destination = button.type === 'URL' && button.destinationUrl ? `→ ${button.destinationUrl}` : undefined
  return [what, button.text, target, destination].filter((part) => part !== undefined && part !== '').join(' · ')
}

/** The parts that read differently. */
export const changedParts = (before: PartTexts, after: PartTexts): TemplatePart[] =>
  TEMPLATE_PARTS.filter((part) => before[part] !== after[part])
