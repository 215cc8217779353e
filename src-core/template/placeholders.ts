import type { TemplateContent } from './model.ts'

/** Where a text stands in a template; `buttons.N` is the URL of the Nth button. */
export type TextComponent = 'header' | 'body' | 'footer' | `buttons.${number}`

/** `component.name`, for example `body.1`, `header.nome`, `buttons.0.token`. */
export type PlaceholderKey = string

/**
 * Whether one name means one value in the whole template (Zenvia: a single
 * `fields` object) or restarts in every component (Meta: positional).
 */
export type PlaceholderScope = 'template' | 'component'

export type Placeholder = {
  /** Key of the first place where it stands. */
  key: PlaceholderKey
  component: TextComponent
  /** What stands between the braces: `1`, `nome`. */
  name: string
  /** Every key that takes the same value; just `[key]` in scope `component`. */
  keys: PlaceholderKey[]
}

export type TextSegment =
  | { kind: 'text'; text: string; start: number; end: number }
  | { kind: 'placeholder'; name: string; text: string; start: number; end: number }

/** Blanks inside the braces are tolerated on reading: some portals show `{{ nome }}`. */
const PLACEHOLDER = /\{\{\s*([\p{L}\p{N}_]+)\s*\}\}/gu

/**
 * Splits a text into fixed parts and placeholders. The segments' texts joined
 * are the text again; `start`/`end` are UTF-16 offsets.
 */
export function parseText(text: string): TextSegment[] {
  const segments: TextSegment[] = []
  let at = 0
  for (const match of text.matchAll(PLACEHOLDER)) {
    const start = match.index
    if (start > at) segments.push({ kind: 'text', text: text.slice(at, start), start: at, end: start })
    const end = start + match[0].length
    segments.push({ kind: 'placeholder', name: match[1] ?? '', text: match[0], start, end })
    at = end
  }
  if (at < text.length) segments.push({ kind: 'text', text: text.slice(at), start: at, end: text.length })
  return segments
}

/** The texts of a template that may hold placeholders, in the order in which a person reads them. */
export function templateTexts(content: TemplateContent): { component: TextComponent; text: string }[] {
  const texts: { component: TextComponent; text: string }[] = []
  if (content.header?.text !== undefined) texts.push({ component: 'header', text: content.header.text })
  texts.push({ component: 'body', text: content.body.text })
  if (content.footer) texts.push({ component: 'footer', text: content.footer.text })
  content.buttons.forEach((button, index) => {
    if (button.type === 'URL') texts.push({ component: `buttons.${index}`, text: button.url })
  })
  return texts
}

/** The distinct placeholders of a template in reading order. */
export function placeholdersOf(content: TemplateContent, scope: PlaceholderScope): Placeholder[] {
  const found = new Map<string, Placeholder>()
  for (const { component, text } of templateTexts(content)) {
    for (const segment of parseText(text)) {
      if (segment.kind !== 'placeholder') continue
      const key = `${component}.${segment.name}`
      const identity = scope === 'template' ? segment.name : key
      const known = found.get(identity)
      if (!known) found.set(identity, { key, component, name: segment.name, keys: [key] })
      else if (!known.keys.includes(key)) known.keys.push(key)
    }
  }
  return [...found.values()]
}

/**
 * M10: portals show a placeholder as `{nome}`, the providers' APIs take `{{nome}}`.
 * Texts with two or three braces, and braces around anything else, are left alone.
 */
export function normaliseBraces(text: string): string {
  return text.replace(/(?<!\{)\{\s*([\p{L}\p{N}_]+)\s*\}(?!\})/gu, '{{$1}}')
}

/**
 * Every place where a value goes, in reading order and as often as it stands there: what
 * `placeholdersOf` tells without its objects, for lists of ten thousand templates.
 */
export function eachPlaceholder(content: TemplateContent, visit: (component: TextComponent, name: string) => void): void {
  if (content.header?.text !== undefined) eachName('header', content.header.text, visit)
  eachName('body', content.body.text, visit)
  if (content.footer) eachName('footer', content.footer.text, visit)
  for (const [index, button] of content.buttons.entries())
    if (button.type === 'URL') eachName(`buttons.${index}`, button.url, visit)
}

function eachName(component: TextComponent, text: string, visit: (component: TextComponent, name: string) => void): void {
  // Most texts hold none.
  if (!text.includes('{{')) return
  for (let from = 0; ; ) {
    PLACEHOLDER.lastIndex = from
    if (!PLACEHOLDER.test(text)) return
    from = PLACEHOLDER.lastIndex
    const end = from - 2
    visit(component, text.slice(text.lastIndexOf('{{', end - 1) + 2, end).trim())
  }
}

/** How many values a template takes: `placeholdersOf(…).length`, for lists of thousands. */
export function countPlaceholders(content: TemplateContent, scope: PlaceholderScope): number {
  const found: string[] = []
  eachPlaceholder(content, (component, name) => {
    const identity = scope === 'template' ? name : `${component}.${name}`
    if (!found.includes(identity)) found.push(identity)
  })
  return found.length
}
