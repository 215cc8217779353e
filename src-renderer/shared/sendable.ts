import type { TemplateRow } from '#core/contract'
import type { SenderNumber } from '#core/implementation'
import { belongsTo } from '#core/readiness'

/** What a number can send now: approved and readable for the CRM, and its own. */
export const sendableBy = (number: SenderNumber | null | undefined, templates: readonly TemplateRow[]): TemplateRow[] =>
  number ? templates.filter((template) => template.unusable.length === 0 && belongsTo(template, number)) : []

/**
 * The menu of a number: what it can send, then what it can't, so that nobody looks for a template
 * in vain. What was chosen before stays in sight, whatever became of it.
 */
export function choicesOf(
  number: SenderNumber | null | undefined,
  templates: readonly TemplateRow[],
  chosen: readonly string[],
): readonly TemplateRow[] {
  const own = number ? templates.filter((template) => belongsTo(template, number)) : []
  const strange = templates.filter((template) => chosen.includes(template.id) && !own.includes(template))
  const isFirst = (template: TemplateRow): boolean => template.unusable.length === 0 || chosen.includes(template.id)
  return [...strange, ...own.filter(isFirst), ...own.filter((template) => !isFirst(template))]
}
