import type { Finding, Rule } from './rule.ts'
import { compareComponents } from './subject.ts'

/** What need not be said of a variable that has to go: how it is called, and what its sample is. */
export const ABOUT_ONE_VARIABLE = ['VAR-SAMPLE.missing', 'VAR-CHARS', 'VAR-MIX', 'VAR-SEQ'] as const
/** What need not be said of blanks in a text that has nothing else. */
export const BLANKS = ['WS-SPACES', 'WS-TAB', 'WS-NEWLINES'] as const

/** Spans of one component in order of their starts; `reach`: how far all up to each go. */
type Spans = { starts: number[]; reach: number[] }

/**
 * Puts findings in reading order and leaves one for each cause: one goes where a rule that
 * supersedes it speaks about the same place, also where that one goes itself.
 */
export function createOncePerCause(rules: readonly Rule[]): (findings: Finding[]) => Finding[] {
  const targets = new Map(rules.flatMap(({ id, supersedes }) => (supersedes ? [[id, supersedes] as const] : [])))
  return (given) => {
    if (given.length < 2) return given
    const findings = given.toSorted(compareFindings)
    /** By component, and then by what is superseded. */
    const spoken = new Map<string, Map<string, Spans>>()
    for (const { rule, messageId, component, start, end } of findings)
      for (const target of targets.get(rule)?.[messageId] ?? []) {
        const inComponent = spoken.get(component) ?? new Map<string, Spans>()
        const spans = inComponent.get(target) ?? { starts: [], reach: [] }
        spans.starts.push(start)
        spans.reach.push(Math.max(spans.reach.at(-1) ?? 0, end, start + 1))
        spoken.set(component, inComponent.set(target, spans))
      }
    if (spoken.size === 0) return findings
    return findings.filter(({ rule, messageId, component, start, end }) => {
      const inComponent = spoken.get(component)
      return !(meets(inComponent?.get(rule), start, end) || meets(inComponent?.get(`${rule}.${messageId}`), start, end))
    })
  }
}

/** Whether one of them and the span have a place in common; an empty one has its start. */
function meets(spans: Spans | undefined, start: number, end: number): boolean {
  if (!spans) return false
  const before = firstFrom(spans.starts, Math.max(end, start + 1))
  return before > 0 && (spans.reach[before - 1] ?? 0) > start
}

/** How many of the sorted numbers are below a limit. */
function firstFrom(sorted: readonly number[], limit: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < limit) low = middle + 1
    else high = middle
  }
  return low
}

function compareFindings(a: Finding, b: Finding): number {
  return (
    compareComponents(a.component, b.component) ||
    a.start - b.start ||
    (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0) ||
    a.end - b.end
  )
}
