import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import {
  applyEdits,
  compareComponents,
  completeExample,
  componentText,
  type Example,
  type Finding,
  type LintComponent,
  RULES,
  type Rule,
} from '#core/lint'
import { type TemplateContent, templateContentSchema } from '#core/template'
import en from '#locales/en/rules.json' with { type: 'json' }
import ptBR from '#locales/pt-BR/rules.json' with { type: 'json' }
import { compatible } from '../../src-core/lint/edits.ts'
import { checkRule } from '../../src-core/lint/linter.ts'

type Data = Readonly<Record<string, string | number>>

/** `text` is what the finding marks; `start` where the same text stands more than once. */
type Expected = {
  messageId: string
  data?: Data
  component: LintComponent
  text: string
  start?: number
  suggest?: readonly { messageId: string; data?: Data; output: Partial<TemplateContent> }[]
}

/** `output`: what the template becomes when the rule's fixes are applied once; only the parts that differ. */
export type InvalidCase = { template: Example; findings: readonly Expected[]; output?: Partial<TemplateContent> }

/**
 * The two tables of a rule: templates that it has nothing to say of, and those it finds
 * something in, each as what differs from a fine one. Refuses tables that prove nothing.
 */
export function ruleTable(rule: Rule, tables: { valid: readonly Example[]; invalid: readonly InvalidCase[] }): void {
  describe(rule.id, () => {
    it('has tables that prove something', () => expect(tableProblems(tables)).toEqual([]))
    it.each(named(tables.valid, (template) => template))('is content with %s', (_, template) => {
      expect(validProblems(rule, template)).toEqual([])
    })
    it.each(named(tables.invalid, ({ template }) => template))('finds %s', (_, invalid) => {
      expect(invalidProblems(rule, invalid)).toEqual([])
    })
  })
}

function named<T>(cases: readonly T[], templateOf: (one: T) => Example): [string, T][] {
  return cases.map((one) => [JSON.stringify(templateOf(one)).slice(0, 80), one])
}

export function tableProblems(tables: { valid: readonly Example[]; invalid: readonly InvalidCase[] }): string[] {
  const problems: string[] = []
  for (const [name, table] of Object.entries(tables)) {
    if (table.length === 0) problems.push(`the table ${name} is empty`)
  }
  const templates = [...tables.valid, ...tables.invalid.map(({ template }) => template)]
  templates.forEach((template, at) => {
    if (templates.slice(0, at).some((other) => isDeepStrictEqual(other, template)))
      problems.push(`twice: ${JSON.stringify(template)}`)
  })
  return problems
}

export function validProblems(rule: Rule, template: Example): string[] {
  const { content, context } = deepFreeze(completeExample(template))
  return checkRule(rule, content, context).map(
    ({ messageId, component, start, end }) =>
      `unexpected ${messageId}: ${component} ${JSON.stringify(componentText(content, component).slice(start, end))}`,
  )
}

export function invalidProblems(rule: Rule, { template, findings: expected, output }: InvalidCase): string[] {
  const { content, context } = deepFreeze(completeExample(template))
  const findings = checkRule(rule, content, context)
  const problems: string[] = []
  if (expected.length === 0) problems.push('no finding is expected')
  if (findings.length !== expected.length) problems.push(`${findings.length} findings instead of ${expected.length}`)
  for (const [at, finding] of findings.entries()) {
    problems.push(...sentenceProblems(rule.id, 'messages', finding))
    for (const suggestion of finding.suggest) problems.push(...sentenceProblems(rule.id, 'suggestions', suggestion))
    const wanted = expected[at]
    if (!wanted) problems.push(`unexpected ${describeFinding(content, finding)}`)
    else problems.push(...differences(content, finding, wanted))
  }
  return [...problems, ...outputProblems(content, findings, output)]
}

function outputProblems(content: TemplateContent, findings: readonly Finding[], output: Partial<TemplateContent> | undefined) {
  const sorted = findings.toSorted((a, b) => compareComponents(a.component, b.component) || a.start - b.start)
  const fixes = sorted.flatMap(({ fix }) => (fix ? [fix] : []))
  if (fixes.length === 0) return output ? ['an output, but no finding has a fix'] : []
  if (!output) return ['a fix, but no output']
  const fixed = applyEdits(content, compatible(fixes).flat())
  return changeProblems('output', content, fixed, output)
}

function changeProblems(what: string, before: TemplateContent, after: TemplateContent, output: Partial<TemplateContent>) {
  const problems: string[] = []
  const wanted = { ...before, ...output }
  if (isDeepStrictEqual(wanted, before)) problems.push(`the ${what} is the input`)
  if (!isDeepStrictEqual(after, wanted)) problems.push(`the ${what} is ${JSON.stringify(after)}`)
  if (!templateContentSchema.safeParse(after).success) problems.push(`the ${what} is no template`)
  return problems
}

function differences(content: TemplateContent, finding: Finding, wanted: Expected): string[] {
  const problems: string[] = []
  const { messageId, data = {}, component, text, start, suggest = [] } = wanted
  const isSame = finding.messageId === messageId && finding.component === component
  const marked = componentText(content, finding.component).slice(finding.start, finding.end)
  if (!isSame || marked !== text || (start !== undefined && finding.start !== start))
    problems.push(`not as expected: ${describeFinding(content, finding)}`)
  if (!isDeepStrictEqual(finding.data, data)) problems.push(`the data is ${JSON.stringify(finding.data)}`)
  if (finding.suggest.length !== suggest.length)
    problems.push(`${finding.suggest.length} suggestions instead of ${suggest.length}`)
  for (const [at, suggestion] of finding.suggest.entries()) {
    const other = suggest[at]
    if (!other) continue
    if (suggestion.messageId !== other.messageId || !isDeepStrictEqual(suggestion.data, other.data ?? {}))
      problems.push(`the suggestion is ${suggestion.messageId} ${JSON.stringify(suggestion.data)}`)
    problems.push(...changeProblems(`suggestion ${at}`, content, applyEdits(content, suggestion.edits), other.output))
    if (finding.suggest.slice(0, at).some((earlier) => isDeepStrictEqual(earlier, suggestion)))
      problems.push(`suggestion ${at} is there twice`)
  }
  return problems
}

const describeFinding = (content: TemplateContent, { messageId, component, start, end }: Finding): string =>
  `${messageId}: ${component} ${start}-${end} ${JSON.stringify(componentText(content, component).slice(start, end))}`

type Words = { [key: string]: Words | string }

/** Whether both languages have the sentence, and the data fill every gap in it. */
export function sentenceProblems(
  rule: string,
  kind: 'messages' | 'suggestions',
  { messageId, data }: { messageId: string; data: Data },
  catalogues: Readonly<Record<string, Words>> = { 'pt-BR': ptBR, en },
): string[] {
  return Object.entries(catalogues).flatMap(([locale, catalogue]) => {
    const sentence = [rule, kind, messageId].reduce<Words | string | undefined>(
      (node, key) => (typeof node === 'object' && Object.hasOwn(node, key) ? node[key] : undefined),
      catalogue,
    )
    if (typeof sentence !== 'string') return [`no sentence ${rule}.${kind}.${messageId} (${locale})`]
    const gaps = [...sentence.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map((match) => match[1] ?? '')
    return gaps.filter((gap) => !Object.hasOwn(data, gap)).map((gap) => `nothing fills ${gap} in ${rule}.${kind}.${messageId}`)
  })
}

/** Plain data all through, so that a rule that changes what it is given throws. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const inner of Object.values(value)) deepFreeze(inner)
  return value
}

/** The rule of an id that must be there. */
export function ruleOf(id: string): Rule {
  const rule = RULES.get(id)
  if (!rule) throw new Error(`there is no rule ${id}`)
  return rule
}
