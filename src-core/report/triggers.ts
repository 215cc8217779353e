import type { ImplementationSnapshot } from '#core/implementation'
import { TRIGGER_KINDS, type Trigger, templatesOf } from '#core/triggers'
import type { TemplateReference } from './templates.ts'

/** A trigger as a sentence needs it: names in the place of ids; null: what it named was deleted. */
export type ReportTrigger = {
  kind: Trigger['kind']
  active: boolean
  /** Empty means any. */
  serviceTree: string
  requestType: string
  number: { phone: string; label: string } | null
  templates: (TemplateReference | null)[]
  /** Of a status trigger, else empty. */
  status: string
  nextStatus: string
  oncePerTicket: boolean
  /** M18; null where the kind knows none. */
  chatStandard: boolean | null
}

/** By kind, in the manual's order; within one, active ones first and then as they were entered. */
export function reportTriggers(
  triggers: ImplementationSnapshot['triggers'],
  numberOf: (numberId: string) => ReportTrigger['number'],
  referenceOf: (templateId: string) => TemplateReference | null,
): ReportTrigger[] {
  const rank = ({ kind, active }: Trigger): number => TRIGGER_KINDS.indexOf(kind) * 2 + (active ? 0 : 1)
  return triggers
    .toSorted((a, b) => rank(a) - rank(b))
    .map((trigger) => ({
      kind: trigger.kind,
      active: trigger.active,
      serviceTree: trigger.serviceTree,
      requestType: trigger.requestType,
      number: numberOf(trigger.numberId),
      templates: templatesOf(trigger).map(referenceOf),
      status: trigger.kind === 'status' ? trigger.status : '',
      nextStatus: trigger.kind === 'status' ? trigger.nextStatus : '',
      oncePerTicket: trigger.kind === 'status' && trigger.oncePerTicket,
      chatStandard: trigger.kind === 'operate' ? trigger.chatStandard : null,
    }))
}
