import type { TemplateContent } from '#core/template'
import type { Edit, LintComponent } from './rule.ts'
import { componentText, withComponentText } from './subject.ts'

/**
 * Applies the edits of one fix or one suggestion, all or none: where one lies outside its
 * text or over another, the same template comes back. Never changes what it is given.
 */
export function applyEdits(content: TemplateContent, edits: readonly Edit[]): TemplateContent {
  let edited = content
  for (const [component, own] of byComponent(edits)) {
    const text = edit(componentText(content, component), own)
    if (text === null) return content
    edited = withComponentText(edited, component, text)
  }
  return edited
}

/** Null where an edit does not fit. */
function edit(text: string, edits: readonly Edit[]): string | null {
  let edited = ''
  let at = 0
  for (const { start, end, text: replacement } of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < at || end < start || end > text.length) return null
    edited += text.slice(at, start) + replacement
    at = end
  }
  return edited + text.slice(at)
}

function byComponent(edits: readonly Edit[]): Map<LintComponent, Edit[]> {
  const grouped = new Map<LintComponent, Edit[]>()
  for (const one of edits) {
    const own = grouped.get(one.component)
    if (own) own.push(one)
    else grouped.set(one.component, [one])
  }
  return grouped
}

/**
 * What of several fixes can be applied together: in the order given, a fix is left out if it
 * overlaps or touches what an earlier one claimed. A fix claims all from its first to its last edit.
 * @param fixes sorted by where they begin
 */
export function compatible(fixes: readonly (readonly Edit[])[]): readonly (readonly Edit[])[] {
  const claimed = new Map<LintComponent, number>()
  return fixes.filter((fix) => {
    if (fix.some(({ component, start }) => start <= (claimed.get(component) ?? -1))) return false
    for (const { component, end } of fix) claimed.set(component, Math.max(end, claimed.get(component) ?? -1))
    return true
  })
}
