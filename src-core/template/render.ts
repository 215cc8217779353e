import { fillText } from './draw.ts'
import type { TemplateContent } from './model.ts'
import type { PlaceholderKey, TextComponent } from './placeholders.ts'

export type RenderedTemplate = {
  header: string | null
  body: string
  footer: string | null
  buttons: { text: string; url: string | null }[]
  /** Placeholders for which no value was given; they stay visible in the text. */
  missing: PlaceholderKey[]
}

/**
 * Fills a template's placeholders in one pass, so a value that itself looks like
 * a placeholder is never filled again. `values` is keyed like `samples`.
 */
export function renderTemplate(content: TemplateContent, values: Readonly<Record<PlaceholderKey, string>>): RenderedTemplate {
  const missing: PlaceholderKey[] = []
  const fill = (component: TextComponent, text: string): string =>
    fillText(text, (name) => {
      const key = `${component}.${name}`
      if (Object.hasOwn(values, key)) return values[key]
      if (!missing.includes(key)) missing.push(key)
      return undefined
    }).text
  return {
    header: content.header?.text === undefined ? null : fill('header', content.header.text),
    body: fill('body', content.body.text),
    footer: content.footer ? fill('footer', content.footer.text) : null,
    buttons: content.buttons.map((button, index) => ({
      text: 'text' in button && button.text !== undefined ? button.text : button.type,
      url: button.type === 'URL' ? fill(`buttons.${index}`, button.url) : null,
    })),
    missing,
  }
}
