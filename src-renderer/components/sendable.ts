import type { TemplateRow } from '#core/contract'
import type { SenderNumber } from '#core/implementation'
import { belongsTo } from '#core/readiness'

/** What a number can send now: approved and readable for the CRM, and its own. */
export const sendableBy = (number: SenderNumber | null | undefined, templates: readonly TemplateRow[]): TemplateRow[] =>
  number ? templates.filter((template) => template.unusable.length === 0 && belongsTo(template, number)) : []

/** The same, with what was chosen before: one that has become unusable stays in sight until another takes its place. */
export function withChosen(
  sendable: readonly TemplateRow[],
  templates: readonly TemplateRow[],
  chosen: readonly string[],
): readonly TemplateRow[] {
  const others = templates.filter((template) => chosen.includes(template.id) && !sendable.includes(template))
  return others.length === 0 ? sendable : [...others, ...sendable]
}
