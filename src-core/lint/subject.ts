import { bracesIn, TEMPLATE_CATEGORIES, type TemplateContent } from '#core/template'
import type { LintComponent, Subject, SubjectText } from './rule.ts'

/** Splits a template's texts once for all rules, in the order in which a person reads them. */
export function subjectOf(written: TemplateContent): Subject {
  const content = withKnownCategory(written)
  const texts: SubjectText[] = []
  const add = (component: SubjectText['component'], text: string) => texts.push({ component, text, braces: bracesIn(text) })
  if (content.header?.text !== undefined) add('header', content.header.text)
  add('body', content.body.text)
  if (content.footer) add('footer', content.footer.text)
  for (const [index, button] of content.buttons.entries()) {
    if (button.text !== undefined) add(`buttons.${index}.text`, button.text)
    if (button.type === 'URL') add(`buttons.${index}.url`, button.url)
  }
  return { content, texts }
}

/** Providers take a category in any case, and Meta's own samples write it small: what it is counts, not how it is written. */
function withKnownCategory(content: TemplateContent): TemplateContent {
  const upper = content.category.toUpperCase()
  const isKnown = content.category !== upper && TEMPLATE_CATEGORIES.some((known) => known === upper)
  return isKnown ? { ...content, category: upper } : content
}

const BUTTON_PART = /^buttons\.(\d+)\.(text|url|phoneNumber)$/

/** The text that a finding's offsets count in; empty where the template has no such part. */
export function componentText(content: TemplateContent, component: LintComponent): string {
  switch (component) {
    case 'name':
    case 'language':
    case 'category':
      return content[component]
    case 'header':
      return content.header?.text ?? ''
    case 'body':
      return content.body.text
    case 'footer':
      return content.footer?.text ?? ''
    case 'buttons':
      return ''
  }
  if (component.startsWith('samples.')) return ownText(content.samples, component.slice('samples.'.length))
  const [, index, part] = BUTTON_PART.exec(component) ?? []
  const button = index === undefined ? undefined : content.buttons[Number(index)]
  return button && part !== undefined ? ownText(button, part) : ''
}

function ownText(record: Readonly<Record<string, string | undefined>>, key: string): string {
  return Object.hasOwn(record, key) ? (record[key] ?? '') : ''
}

/**
 * The template with another text in one of its parts. A part that is not there is not made,
 * except a sample; a sample without text is none.
 */
export function withComponentText(content: TemplateContent, component: LintComponent, text: string): TemplateContent {
  switch (component) {
    case 'name':
    case 'language':
    case 'category':
      return { ...content, [component]: text }
    case 'header':
      return content.header ? { ...content, header: { ...content.header, text } } : content
    case 'body':
      return { ...content, body: { ...content.body, text } }
    case 'footer':
      return content.footer ? { ...content, footer: { ...content.footer, text } } : content
    case 'buttons':
      return content
  }
  if (component.startsWith('samples.')) {
    const key = component.slice('samples.'.length)
    const others = Object.entries(content.samples).filter(([other]) => other !== key)
    const kept = text === '' ? others : Object.entries({ ...content.samples, [key]: text })
    return { ...content, samples: Object.fromEntries(kept) }
  }
  const [, index, part] = BUTTON_PART.exec(component) ?? []
  const buttons = content.buttons.map((button, at) =>
    at === Number(index) && part !== undefined && part in button ? { ...button, [part]: text } : button,
  )
  return { ...content, buttons }
}

const ORDER = ['name', 'language', 'category', 'header', 'body', 'footer', 'buttons']
const LABEL_FIRST = ['text', 'url', 'phoneNumber']

/** Reading order: name, language, category, header, body, footer, the buttons one by one, the samples by number. */
export function compareComponents(a: LintComponent, b: LintComponent): number {
  if (a === b) return 0
  const first = placeOf(a)
  const second = placeOf(b)
  for (let at = 0; at < first.length; at++) {
    const difference = (first[at] ?? 0) - (second[at] ?? 0)
    if (difference !== 0) return difference
  }
  return a < b ? -1 : 1
}

/** Group, button, part of the button or number of the sample. */
function placeOf(component: LintComponent): readonly [number, number, number, number] {
  const parts = component.split('.')
  if (parts[0] !== 'samples')
    return [ORDER.indexOf(parts[0] ?? ''), Number(parts[1] ?? -1), LABEL_FIRST.indexOf(parts[2] ?? ''), 0]
  const group = ORDER.indexOf(parts[1] ?? '')
  const number = Number(parts.at(-1))
  return [
    ORDER.length,
    group,
    parts.length > 3 ? Number(parts[2]) : -1,
    Number.isInteger(number) ? number : Number.MAX_SAFE_INTEGER,
  ]
}
