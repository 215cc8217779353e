import { z } from 'zod'
import { servesSender } from '#core/provider'
import { type MissingPlace, missingPlace, type ServiceTree, sameName } from '#core/services'

const placeShape = {
  id: z.string(),
  implementationId: z.string(),
  /** Where it applies; empty means in any. */
  serviceTree: z.string().trim().max(80),
  requestType: z.string().trim().max(80),
  numberId: z.string(),
  active: z.boolean(),
}

/** M17, "Adicionar envio de WhatsApp": the CRM sends by itself when a ticket reaches the status. */
export const statusTriggerSchema = z.object({
  kind: z.literal('status'),
  ...placeShape,
  status: z.string().trim().min(1).max(80),
  templateId: z.string(),
  /** The status that the CRM gives the ticket after sending; empty: it stays. */
  nextStatus: z.string().trim().max(80),
  /** A ticket that comes back to the status does not send again. */
  oncePerTicket: z.boolean(),
})

/** M18, "Operar OC": the operator's button on the ticket. */
export const operateTriggerSchema = z.object({
  kind: z.literal('operate'),
  ...placeShape,
  templateId: z.string(),
  /** Padrão Chat: the customer's reply opens a chat. */
  chatStandard: z.boolean(),
})

/** M20: the chat screen; the attendant picks one of these templates. */
export const chatTriggerSchema = z.object({
  kind: z.literal('chat'),
  ...placeShape,
  templateIds: z.array(z.string()).min(1).max(50),
})

/** What makes the CRM send a template, one kind per way that the manual has (M2). */
export const triggerSchema = z.discriminatedUnion('kind', [statusTriggerSchema, operateTriggerSchema, chatTriggerSchema])
export type Trigger = z.infer<typeof triggerSchema>
export const TRIGGER_KINDS = ['status', 'operate', 'chat'] as const satisfies readonly Trigger['kind'][]

/** A trigger that may not be saved yet: without an id it is new. */
export const triggerDraftSchema = z.discriminatedUnion('kind', [
  statusTriggerSchema.partial({ id: true }),
  operateTriggerSchema.partial({ id: true }),
  chatTriggerSchema.partial({ id: true }),
])
export type TriggerDraft = z.infer<typeof triggerDraftSchema>

/** Where a trigger stands, without what it does there; a kind without statuses has them empty. */
export const triggerPlaceSchema = z.object({
  id: z.string(),
  serviceTree: z.string().trim().max(80),
  requestType: z.string().trim().max(80),
  status: z.string().trim().max(80),
  nextStatus: z.string().trim().max(80),
})
export type TriggerPlace = z.infer<typeof triggerPlaceSchema>

export const triggerPlace = (trigger: Trigger): TriggerPlace => ({
  id: trigger.id,
  serviceTree: trigger.serviceTree,
  requestType: trigger.requestType,
  status: trigger.kind === 'status' ? trigger.status : '',
  nextStatus: trigger.kind === 'status' ? trigger.nextStatus : '',
})

/** What a place names and the trees do not have; null: all of it is there, or nothing is known of that level. */
export const missingAt = (trees: readonly ServiceTree[], place: TriggerPlace): MissingPlace | null =>
  missingPlace(trees, place) ?? (place.nextStatus === '' ? null : missingPlace(trees, { ...place, status: place.nextStatus }))

/** Every template that a trigger may send. */
export const templatesOf = (trigger: Trigger | TriggerDraft): readonly string[] =>
  trigger.kind === 'chat' ? trigger.templateIds : [trigger.templateId]

/** Whether it ends in a chat, so that the CRM needs to know where sub-tickets open (M21). */
export const opensChat = (trigger: Trigger): boolean =>
  trigger.kind === 'chat' || (trigger.kind === 'operate' && trigger.chatStandard)

/**
 * M15: whether it fires in branches that the operation works with already. Without an isolated
 * tree everything does; with one, all that is not bound to that tree.
 */
export const touchesOperation = (trigger: Place, isolatedServiceTree: string): boolean =>
  isolatedServiceTree.trim() === '' || !sameName(trigger.serviceTree, isolatedServiceTree)

/** The status or, where there is none, the narrowest place: how a trigger is called in a sentence. */
export const placeName = (trigger: Trigger | TriggerDraft): string =>
  (trigger.kind === 'status' && trigger.status) || trigger.requestType || trigger.serviceTree

export type TriggerProblem =
  | { problem: 'number-gone' }
  | { problem: 'template-gone' }
  | { problem: 'template-unusable'; template: string; reason: string; detail?: string }
  | { problem: 'template-of-other-account'; template: string }
  | { problem: 'mapping-incomplete'; template: string; count: number }
  /** CRM-STATUS-LOOP: another active trigger fires on the same ticket at the same moment. */
  | { problem: 'same-place-twice'; place: string }
  /** CRM-STATUS-LOOP: statuses that lead back to this one, so that the same customer is written to again and again. */
  | { problem: 'status-loop'; path: string }
  /** Advice: the service tree that was entered does not have it. */
  | { problem: 'not-in-service-tree'; what: string; name: string }

/** An advice warns; every other problem keeps the trigger from sending, or has it send too often. */
export const isTriggerAdvice = (problem: TriggerProblem): boolean => problem.problem === 'not-in-service-tree'

export type TriggerWorld = {
  number: { id: string; accountId: string; senderId: string; poolId: string | null } | null
  /** By id; one that is missing here is gone. */
  templates: ReadonlyMap<
    string,
    {
      name: string
      accountId: string
      senderId: string | null
      poolId: string | null
      unusable: readonly { reason: string; detail?: string }[]
      unmapped: number
    }
  >
  /** All triggers of the implementation; the trigger itself may be among them. */
  others: readonly Trigger[]
  trees: readonly ServiceTree[]
}

/** What keeps a trigger from sending, or makes it send what nobody wants. */
export function checkTrigger(trigger: Trigger, { number, templates, others, trees }: TriggerWorld): TriggerProblem[] {
  const problems: TriggerProblem[] = []
  if (!number) problems.push({ problem: 'number-gone' })
  const chosen = [...new Set(templatesOf(trigger))]
  if (chosen.some((id) => !templates.has(id))) problems.push({ problem: 'template-gone' })
  for (const id of chosen) {
    const template = templates.get(id)
    if (!template) continue
    const { name } = template
    for (const { reason, detail } of template.unusable)
      problems.push({ problem: 'template-unusable', template: name, reason, ...(detail && { detail }) })
    if (template.unmapped > 0) problems.push({ problem: 'mapping-incomplete', template: name, count: template.unmapped })
    if (number && (number.accountId !== template.accountId || !servesSender(template, number)))
      problems.push({ problem: 'template-of-other-account', template: name })
  }
  if (trigger.active) {
    if (others.some((other) => other.id !== trigger.id && other.active && collide(trigger, other)))
      problems.push({ problem: 'same-place-twice', place: placeName(trigger) })
    const loop = trigger.kind === 'status' && !trigger.oncePerTicket ? loopFrom(trigger, others) : null
    if (loop) problems.push({ problem: 'status-loop', path: loop.join(' → ') })
  }
  const missing = missingAt(trees, triggerPlace(trigger))
  if (missing) problems.push({ problem: 'not-in-service-tree', ...missing })
  return problems
}

type Place = Pick<Trigger, 'serviceTree' | 'requestType'>

/** Empty is any, so it meets everything. */
const meets = (a: string, b: string): boolean => a === '' || b === '' || sameName(a, b)
const samePlace = (a: Place, b: Place): boolean => meets(a.serviceTree, b.serviceTree) && meets(a.requestType, b.requestType)
const placeOf = ({ serviceTree, requestType }: Place): Place => ({ serviceTree, requestType })

/**
 * Two status triggers collide where one ticket can meet both. Buttons and the chat
 * screen wait for a person, who sees both: there only the very same place twice is a mistake.
 */
export function collide(a: Trigger, b: Trigger): boolean {
  if (a.kind === 'status' && b.kind === 'status') return sameName(a.status, b.status) && samePlace(a, b)
  if (a.kind !== b.kind) return false
  return a.numberId === b.numberId && sameName(a.serviceTree, b.serviceTree) && sameName(a.requestType, b.requestType)
}

export type StatusTrigger = Extract<Trigger, { kind: 'status' }>

/**
 * The statuses from this one back to it by the shortest way, following what active
 * triggers set after sending; null where they don't lead back. The ticket stays in its
 * tree and request type, so every step has to meet all the ones before it.
 */
export function loopFrom(trigger: StatusTrigger, others: readonly Trigger[]): string[] | null {
  const steps = others.filter(
    (other): other is StatusTrigger =>
      other.id !== trigger.id && other.kind === 'status' && other.active && !other.oncePerTicket && other.nextStatus !== '',
  )
  const seen = new Set<string>()
  const ways = [{ passed: [trigger.status], next: trigger.nextStatus, place: placeOf(trigger) }]
  for (let way = ways.shift(); way; way = ways.shift()) {
    const { passed, next, place } = way
    if (sameName(next, trigger.status)) return [...passed, trigger.status]
    for (const step of steps) {
      if (!sameName(step.status, next) || !samePlace(step, place)) continue
      const narrower = { serviceTree: place.serviceTree || step.serviceTree, requestType: place.requestType || step.requestType }
      const key = JSON.stringify([step.id, narrower])
      if (seen.has(key)) continue
      seen.add(key)
      ways.push({ passed: [...passed, step.status], next: step.nextStatus, place: narrower })
    }
  }
  return null
}
