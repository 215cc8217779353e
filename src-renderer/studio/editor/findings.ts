import { componentText, type Finding, type LintComponent, type Severity } from '#core/lint'
import type { PlaceholderKey, TemplateContent } from '#core/template'
import type { Row } from './draft-edits.ts'
import { nameIn } from './filling.ts'

export type FindingsByComponent = ReadonlyMap<LintComponent, readonly Finding[]>

const NONE: readonly Finding[] = []

export const findingsOf = (findings: FindingsByComponent, component: LintComponent): readonly Finding[] =>
  findings.get(component) ?? NONE

/** Of the components of one part of the page. */
export const byComponent = (findings: readonly Finding[], isShown: (component: LintComponent) => boolean): FindingsByComponent =>
  Map.groupBy(
    findings.filter(({ component }) => isShown(component)),
    ({ component }) => component,
  )

/** Its own from one look to the next: findings have no id, and the same may stand in two places. */
export const findingKey = ({ rule, messageId, component, start, end }: Finding): string =>
  `${rule} ${messageId} ${component} ${start} ${end}`

/** What is said of the category is evidence, not something to put right: it has a card of its own. */
export const isCategoryRisk = ({ rule }: Finding): boolean => rule.startsWith('CAT-')

export const count = (findings: readonly Finding[], severity: Severity): number =>
  findings.filter((finding) => finding.severity === severity).length

/** The one after `key` in reading order, worst first where nothing was looked at yet; from the last to the first. */
export function nextFinding(findings: readonly Finding[], key: string | null): Finding | null {
  const at = key === null ? -1 : findings.findIndex((finding) => findingKey(finding) === key)
  if (at === -1) return findings.find(({ severity }) => severity === 'error') ?? findings[0] ?? null
  return findings[(at + 1) % findings.length] ?? null
}

/** What is wrong with these is not in the text: it is put right where the placeholder is filled. */
const FILLED = /^(?:CRM-VAR-|VAR-SAMPLE$)/

/** Where one goes to put a finding right: its range, or the field that fills the placeholder there. */
export function placeOf(
  { rule, component, start, end }: Finding,
  content: TemplateContent,
  rows: readonly Row[],
): { component: LintComponent; start: number; end: number } {
  const place = component.replace(/\.url$/, '')
  const name = FILLED.test(rule) ? nameIn(componentText(content, component).slice(start, end)) : null
  const row = name === null ? undefined : rows.find(({ keys }) => keys.includes(`${place}.${name}`))
  if (!row) return { component, start, end }
  if (rule === 'VAR-SAMPLE') return { component: `samples.${row.key}`, start: 0, end: row.sample.length }
  return { component: sourceField(row.key), start: 0, end: 0 }
}

/** The field of what fills a placeholder: no finding has it as its component, and yet one goes there. */
export const sourceField = (key: PlaceholderKey): LintComponent => `samples.source ${key}`
