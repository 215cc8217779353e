import { componentText, type Finding, type LintComponent } from '#core/lint'
import type { TemplateContent } from '#core/template'
import type { Words } from '../i18n.ts'

/** Characters of a line that are shown around a range. */
const WIDTH = 76
/** What a terminal would obey or not show; a dot stands for each of them. */
const UNSHOWN = /\p{C}|[\u2028\u2029]/gu

/** One finding for a person: the place and its rule, the sentence, the text with a mark under the range. */
export function writeFinding(content: TemplateContent, finding: Finding, t: Words): string {
  const { rule, severity, component, messageId, data } = finding
  const head = `  ${t(`cli:lint.severity.${severity}`)}  ${componentName(component, t)}  ${rule}`
  const text = componentText(content, component)
  // A long text that is meant as a whole is its own place.
  const isWhole = finding.start === 0 && finding.end === text.length && text.length > WIDTH
  const shown = text === '' || isWhole ? [] : marked(text, finding.start, finding.end)
  return [head, `    ${t(`rules:${rule}.messages.${messageId}`, data)}`, ...shown.map((line) => `      ${line}`)].join('\n')
}

export function componentName(component: LintComponent, t: Words): string {
  const [part = '', index = '', field = ''] = component.split('.')
  if (part === 'buttons' && index !== '') return t(`rulePages.part.button.${field}`, { number: Number(index) + 1 })
  if (part === 'samples') return t('rulePages.part.sample', { key: component.slice('samples.'.length) })
  return t(`rulePages.part.${part}`)
}

/** The first line of the range, cut to what fits, and carets under it. */
function marked(text: string, start: number, end: number): [string, string] {
  const lineStart = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1
  const nextBreak = text.indexOf('\n', start)
  const lineEnd = nextBreak === -1 ? text.length : nextBreak
  const from = Math.max(lineStart, Math.min(start - WIDTH / 2, lineEnd - WIDTH))
  const to = Math.min(lineEnd, from + WIDTH)
  const prefix = from > lineStart ? '…' : ''
  const suffix = to < lineEnd ? '…' : ''
  const within = text.slice(start, Math.max(start, Math.min(end, to)))
  const indent = ' '.repeat(prefix.length + columns(text.slice(from, start)))
  return [prefix + plain(text.slice(from, to)) + suffix, indent + '^'.repeat(Math.max(1, columns(within)))]
}

const plain = (text: string): string => text.replace(UNSHOWN, '·')

const GRAPHEMES = new Intl.Segmenter('pt-BR', { granularity: 'grapheme' })

/** How many columns a terminal gives a text; emojis take two. */
function columns(text: string): number {
  let sum = 0
  for (const { segment } of GRAPHEMES.segment(plain(text))) sum += /\p{Emoji_Presentation}|\uFE0F/u.test(segment) ? 2 : 1
  return sum
}
