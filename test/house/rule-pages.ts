import { type Example, RULES, type Rule, SEVERITIES, SOURCES } from '#core/lint'
import { componentName } from '../../src-main/headless/lint-text.ts'
import { openWords, type Words } from '../../src-main/words.ts'
import { type ShownPart, showExample } from '../../src-renderer/pages/rules/examples.ts'
import { isUnpublished, writeDay } from '../../src-renderer/pages/rules/source.ts'

export const LOCALES = ['pt-BR', 'en'] as const
export type Locale = (typeof LOCALES)[number]

/** The files of `docs/rules/<locale>`, by name: a page per rule, as the window shows it, and the list of them. */
export function rulePages(locale: Locale): Map<string, string> {
  const t = openWords(locale)
  const rules = [...RULES.values()]
  return new Map([['README.md', index(rules, t)], ...rules.map((rule) => [`${rule.id}.md`, page(rule, locale, t)] as const)])
}

const severities = (rule: Rule, t: Words): string =>
  SEVERITIES.filter((severity) => Object.values(rule.messages).includes(severity))
    .map((severity) => t(`rulePages.severity.${severity}`))
    .join(', ')

function index(rules: readonly Rule[], t: Words): string {
  const lines = rules.map((rule) => `- [${rule.id}](${rule.id}.md): ${t(`rules:${rule.id}.title`)} (${severities(rule, t)})`)
  return `# ${t('rulePages.title')}\n\n${t('rulePages.lead')}\n\n${lines.join('\n')}\n`
}

function page(rule: Rule, locale: Locale, t: Words): string {
  const { id, examples, source, fix, providers = [] } = rule
  const facts = [severities(rule, t), t(`rulePages.fix.${fix}`), ...providers.map((each) => t(`rulePages.only.${each}`))]
  const read = { date: writeDay(source.date, locale), confidence: t(`rulePages.confidence.${source.confidence}`) }
  const parts: [heading: string, text: string][] = [
    ['why', t(`rules:${id}.why`)],
    ['wrong', shown(rule, examples.wrong, t)],
    ['right', shown(rule, examples.right, t)],
    ['how', t(`rules:${id}.how`)],
    ['source', `${source.keys.map((key) => sourceLine(key, t)).join('\n')}\n\n${t('rulePages.read', read)}`],
    ['limits', t(`rules:${id}.limits`)],
  ]
  const sections = parts.map(([heading, text]) => `## ${t(`rulePages.heading.${heading}`)}\n\n${text}\n`)
  return `# ${id}: ${t(`rules:${id}.title`)}\n\n${facts.join(' · ')}\n\n${sections.join('\n')}`
}

function sourceLine(key: string, t: Words): string {
  if (isUnpublished(key)) return `- ${t(`rulePages.source.${key}`)}`
  const source = SOURCES[key]
  if (!source?.address) throw new Error(`no address of the source ${key}`)
  return `- [${source.title}](${source.address})`
}

function shown(rule: Rule, examples: readonly Example[], t: Words): string {
  return examples
    .map((example) => {
      const { parts, findings } = showExample(rule, example)
      const said = new Set(findings.map(({ messageId, data }) => t(`rules:${rule.id}.messages.${messageId}`, data)))
      const block = parts.map((part) => marked(part, t)).join('\n')
      // More backticks than any text has.
      return [`${FENCE}text\n${block}\n${FENCE}`, ...said].join('\n\n')
    })
    .join('\n\n')
}

const FENCE = '`````'

/** The text after its part's name, with a line of carets under what is pointed at. */
function marked({ component, pieces }: ShownPart, t: Words): string {
  const label = `${componentName(component, t)}: `
  const lines: { text: string; marks: string }[] = [{ text: label, marks: ' '.repeat(label.length) }]
  for (const { text, marked } of pieces)
    text.split('\n').forEach((part, at) => {
      const line = at === 0 ? lines.at(-1) : undefined
      const marks = (marked ? '^' : ' ').repeat([...part].length)
      if (line) Object.assign(line, { text: line.text + part, marks: line.marks + marks })
      else lines.push({ text: ' '.repeat(label.length) + part, marks: ' '.repeat(label.length) + marks })
    })
  return lines
    .flatMap(({ text, marks }) => (marks.trim() === '' ? [text] : [text, marks]))
    .map((line) => line.trimEnd())
    .join('\n')
}
