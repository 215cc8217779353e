import {
  completeExample,
  componentText,
  type Example,
  FINE_TEMPLATE,
  type Finding,
  type LintComponent,
  lintTemplate,
  type Rule,
} from '#core/lint'
import type { TemplateContent } from '#core/template'

/** A piece of a text; `marked` where the rule points at it. */
export type Piece = { text: string; marked: boolean }

export type ShownPart = { component: LintComponent; pieces: Piece[] }

/** An example as its page shows it: only the parts in which it differs, and what the rule finds there. */
type ShownExample = { parts: ShownPart[]; findings: Finding[] }

export function showExample(rule: Rule, example: Example): ShownExample {
  const { content, context } = completeExample(example)
  const findings = lintTemplate(content, context).filter((finding) => finding.rule === rule.id)
  const pointedAt = new Set(findings.map(({ component }) => component))
  const all = componentsOf(content)
  const different = all.filter(
    (component) => pointedAt.has(component) || wholeText(content, component) !== wholeText(FINE_TEMPLATE, component),
  )
  const shown: LintComponent[] = different.length > 0 ? different : ['body']
  const parts = shown.map((component) => {
    const length = componentText(content, component).length
    const ranges = findings.filter((finding) => finding.component === component && !isWhole(finding, length))
    return { component, pieces: excerpt(cut(wholeText(content, component), ranges)) }
  })
  return { parts, findings }
}

/** A long text that is meant as a whole needs no underlining. */
const isWhole = ({ start, end }: Finding, length: number): boolean => length > 80 && start === 0 && end === length

function componentsOf(content: TemplateContent): LintComponent[] {
  const { header, footer, buttons, samples } = content
  return [
    'name',
    'language',
    'category',
    ...(header ? ['header' as const] : []),
    'body',
    ...(footer ? ['footer' as const] : []),
    ...(buttons.length > 0 ? ['buttons' as const] : []),
    ...buttons.flatMap((button, at): LintComponent[] => {
      if (button.type === 'URL') return [`buttons.${at}.text`, `buttons.${at}.url`]
      if (button.type === 'PHONE_NUMBER') return [`buttons.${at}.text`, `buttons.${at}.phoneNumber`]
      return [`buttons.${at}.text`]
    }),
    ...Object.keys(samples).map((key) => `samples.${key}` as const),
  ]
}

/** Also of what has no text of its own: a picture's kind, the kinds of the buttons. */
function wholeText(content: TemplateContent, component: LintComponent): string {
  if (component === 'header' && content.header && content.header.text === undefined) return content.header.format
  if (component === 'buttons') return content.buttons.map(({ type }) => type).join(', ')
  return componentText(content, component)
}

/** Characters that a page shows of a long stretch, at each of its ends. */
const ENDS = 120

function cut(text: string, ranges: readonly { start: number; end: number }[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const from = Math.max(start, at)
    const to = Math.min(end, text.length)
    if (from >= to) continue
    if (from > at) pieces.push({ text: text.slice(at, from), marked: false })
    pieces.push({ text: text.slice(from, to), marked: true })
    at = to
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false })
  return pieces
}

const excerpt = (pieces: readonly Piece[]): Piece[] =>
  pieces.map(({ text, marked }) => ({
    text: visible(text.length > ENDS * 3 ? `${text.slice(0, ENDS)} […] ${text.slice(-ENDS)}` : text),
    marked,
  }))

/** What can't be seen is named: `⟨U+200B⟩`. */
const visible = (text: string): string =>
  text
    .replaceAll('\t', '⟨TAB⟩')
    .replaceAll('\u00A0', '⟨NBSP⟩')
    .replace(/(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/gu, (sign) => (sign === '\u200D' ? sign : codeOf(sign)))

const codeOf = (sign: string): string => `⟨U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`
