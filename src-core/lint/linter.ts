import type { TemplateContent } from '#core/template'
import { applyEdits, compatible } from './edits.ts'
import type { Edit, Finding, LintContext, Report, Rule, Subject } from './rule.ts'
import { subjectOf } from './subject.ts'
import { createOncePerCause } from './supersede.ts'

export type Linter = {
  /**
   * All that the rules find in a template, in reading order. A `fix` never makes anything an
   * error that was none: one that would is offered as the suggestion `fix` instead.
   */
  lintTemplate(content: TemplateContent, context?: LintContext): Finding[]
  /**
   * Applies every fix that keeps the meaning, and again what then can be fixed.
   * @returns the template, how many fixes were applied, and what is still found in it; a finding
   *   of the rule `internal` names the rules that would undo each other for ever
   */
  fixAll(content: TemplateContent, context?: LintContext): { content: TemplateContent; applied: number; findings: Finding[] }
}

/** The rule of a finding that is about the rules themselves. */
export const INTERNAL = 'internal'

/** How many fixes of one template are tried, and for how many characters altogether: what is beyond comes after those. */
const TRIED_FIXES = 32
const TRIED_CHARACTERS = 100_000
const PASSES = 10

export function createLinter(rules: readonly Rule[]): Linter {
  const canBlock = rules.filter(({ messages }) => Object.values(messages).includes('error'))
  const identityCanBlock = canBlock.filter(({ readsIdentity }) => readsIdentity)
  const oncePerCause = createOncePerCause(rules)

  function lintTemplate(content: TemplateContent, context: LintContext = {}): Finding[] {
    const subject = subjectOf(content)
    const findings: Finding[] = []
    for (const rule of rules) run(rule, subject, context, findings)
    const heard = oncePerCause(findings)
    return heard.some(({ fix }) => fix !== null) ? guarded(subject, context, heard) : heard
  }

  function guarded({ content, texts }: Subject, context: LintContext, findings: readonly Finding[]): Finding[] {
    const before = countErrors(findings)
    const size = texts.reduce((sum, { text }) => sum + text.length, 1)
    let left = Math.max(1, Math.min(TRIED_FIXES, Math.floor(TRIED_CHARACTERS / size)))
    return findings.map((finding) => {
      if (finding.fix === null) return finding
      if (left-- > 0 && addsNoError(content, finding.fix, context, before)) return finding
      const { data, fix } = finding
      return { ...finding, fix: null, suggest: [{ messageId: 'fix', data, edits: fix }, ...finding.suggest] }
    })
  }

  function addsNoError(
    content: TemplateContent,
    edits: readonly Edit[],
    context: LintContext,
    before: ReadonlyMap<string, number>,
  ): boolean {
    const subject = subjectOf(applyEdits(content, edits))
    const touched = edits.every(({ component }) => component === 'name' || component === 'language') ? identityCanBlock : canBlock
    const findings: Finding[] = []
    for (const rule of touched) run(rule, subject, context, findings)
    // What is no error supersedes none.
    const errors = oncePerCause(findings.filter(({ severity }) => severity === 'error'))
    return [...countErrors(errors)].every(([rule, count]) => count <= (before.get(rule) ?? 0))
  }

  function fixAll(content: TemplateContent, context: LintContext = {}): ReturnType<Linter['fixAll']> {
    let current = content
    let findings = lintTemplate(current, context)
    let applied = 0
    const fixers = new Set<string>()
    const texts: string[] = []
    for (let pass = 0; pass < PASSES; pass++) {
      const fixes = findings.flatMap(({ rule, fix }) => (fix ? [{ rule, fix }] : []))
      if (fixes.length === 0) break
      texts.push(JSON.stringify(current))
      for (const { rule } of fixes) fixers.add(rule)
      const chosen = together(
        current,
        context,
        countErrors(findings),
        fixes.map(({ fix }) => fix),
      )
      current = applyEdits(current, chosen.flat())
      applied += chosen.length
      findings = lintTemplate(current, context)
      if (texts.at(-2) === JSON.stringify(current)) return { content: current, applied, findings: [...findings, cycle(fixers)] }
    }
    return { content: current, applied, findings }
  }

  /** All fixes that do not touch each other; the first alone where only together they would break something. */
  function together(
    content: TemplateContent,
    context: LintContext,
    before: ReadonlyMap<string, number>,
    fixes: readonly (readonly Edit[])[],
  ): readonly (readonly Edit[])[] {
    const chosen = compatible(fixes)
    const isFine = chosen.length === 1 || addsNoError(content, chosen.flat(), context, before)
    return isFine ? chosen : chosen.slice(0, 1)
  }

  return { lintTemplate, fixAll }
}

/** What one rule finds, in its own order, with its fixes untried. */
export function checkRule(rule: Rule, content: TemplateContent, context: LintContext = {}): Finding[] {
  const findings: Finding[] = []
  run(rule, subjectOf(content), context, findings)
  return findings
}

function run(rule: Rule, subject: Subject, context: LintContext, findings: Finding[]): void {
  if (rule.providers && !(context.provider !== undefined && rule.providers.includes(context.provider))) return
  const reports = rule.check(subject, context)
  // Nearly always: a hundred rules look at each template.
  if (reports.length === 0) return
  for (const report of reports) findings.push(findingOf(rule, report))
}

/** A rule that reports what it does not declare is a mistake in the rule, and throws. */
function findingOf(rule: Rule, report: Report): Finding {
  const { messageId, data = {}, component, start, end, fix = null, suggest = [] } = report
  const severity = Object.hasOwn(rule.messages, messageId) ? rule.messages[messageId] : undefined
  if (severity === undefined) throw new Error(`${rule.id} does not declare the message ${messageId}`)
  if (fix !== null && rule.fix !== 'safe') throw new Error(`${rule.id} does not declare a fix`)
  if (suggest.length > 0 && rule.fix === 'none') throw new Error(`${rule.id} does not declare suggestions`)
  return { rule: rule.id, severity, messageId, data, component, start, end, fix, suggest }
}

function countErrors(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { rule, severity } of findings) if (severity === 'error') counts.set(rule, (counts.get(rule) ?? 0) + 1)
  return counts
}

function cycle(rules: ReadonlySet<string>): Finding {
  return {
    rule: INTERNAL,
    severity: 'warn',
    messageId: 'cycle',
    data: { rules: [...rules].sort().join(', ') },
    component: 'body',
    start: 0,
    end: 0,
    fix: null,
    suggest: [],
  }
}
