import type { TemplateRow } from '#core/contract'
import type { SenderNumber, TestPhone } from '#core/implementation'
import { belongsTo } from '#core/readiness'
import { sendableBy } from '../../shared/sendable.ts'
import type { World } from './test-data.ts'

/** A number's own templates: those that it can send first, the others after them. */
export function templatesOf(number: SenderNumber | undefined, templates: readonly TemplateRow[]): TemplateRow[] {
  if (!number) return []
  const others = templates.filter((template) => template.unusable.length > 0 && belongsTo(template, number))
  return [...sendableBy(number, templates), ...others]
}

/** The number's default, else one that can go at once, else one that can go at all; empty without any. */
export function firstTemplate(number: SenderNumber | undefined, templates: readonly TemplateRow[]): string {
  const sendable = sendableBy(number, templates)
  const standard = templates.find(({ id }) => id === number?.defaultTemplateId)
  return (standard ?? sendable.find(({ mappingErrors }) => mappingErrors === 0) ?? sendable[0])?.id ?? ''
}

/** The phone of the last test, else the first one, as far as their owners agreed. */
export function usualPhone({ phones, sends }: Pick<World, 'phones' | 'sends'>): TestPhone | null {
  const agreed = phones.filter(({ agreement }) => agreement !== null)
  return agreed.find(({ phone }) => phone === sends[0]?.recipient) ?? agreed[0] ?? phones[0] ?? null
}
