import { z } from 'zod'

/**
 * What makes the CRM send a template. Kinds of the manual (M2): `status` is
 * automatic (M17); `operate` (M18) and `chat` (M20) are a person's click.
 */
export const triggerSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('status'),
    id: z.string(),
    implementationId: z.string(),
    /** The ticket reaches this status… */
    status: z.string().trim().min(1).max(80),
    /** …in this request type of this service tree; empty means in any. */
    serviceTree: z.string().trim().max(80),
    requestType: z.string().trim().max(80),
    numberId: z.string(),
    templateId: z.string(),
    active: z.boolean(),
  }),
])
export type Trigger = z.infer<typeof triggerSchema>

export type TriggerProblem =
  | { problem: 'template-gone' }
  | { problem: 'number-gone' }
  | { problem: 'template-unusable'; reason: string }
  | { problem: 'template-of-other-account' }
  | { problem: 'mapping-incomplete'; count: number }
  /** CRM-STATUS-LOOP: a second active trigger on the same status would send twice. */
  | { problem: 'same-status-twice'; status: string }

/** The place in the CRM that fires it, for comparing two triggers. */
const place = (trigger: Trigger): string =>
  [trigger.kind, trigger.serviceTree, trigger.requestType, trigger.status]
    .map((part) => part.trim().toLocaleLowerCase('pt-BR'))
    .join('\u0000')

/**
 * What keeps a trigger from sending.
 * @param others all triggers of the implementation; the trigger itself may be among them
 */
export function checkTrigger(
  trigger: Trigger,
  world: {
    number: { id: string; accountId: string; senderId: string } | null
    template: { accountId: string; senderId: string | null; unusable: readonly { reason: string }[]; unmapped: number } | null
    others: readonly Trigger[]
  },
): TriggerProblem[] {
  const problems: TriggerProblem[] = []
  const { number, template, others } = world
  if (!number) problems.push({ problem: 'number-gone' })
  if (!template) problems.push({ problem: 'template-gone' })
  if (template) {
    for (const { reason } of template.unusable) problems.push({ problem: 'template-unusable', reason })
    if (template.unmapped > 0) problems.push({ problem: 'mapping-incomplete', count: template.unmapped })
  }
  if (number && template) {
    const otherSender = template.senderId !== null && template.senderId !== number.senderId
    if (number.accountId !== template.accountId || otherSender) problems.push({ problem: 'template-of-other-account' })
  }
  const twin = others.some((other) => other.id !== trigger.id && other.active && place(other) === place(trigger))
  if (trigger.active && twin) problems.push({ problem: 'same-status-twice', status: trigger.status })
  return problems
}
