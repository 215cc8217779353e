import { z } from 'zod'
import type { SenderNumber } from '#core/implementation'
import { placeName, TRIGGER_KINDS, type Trigger, templatesOf } from '#core/triggers'

/** What can't be deleted while something stands on it. A variable's id is its token. */
export const USED_THINGS = ['account', 'number', 'template', 'variable'] as const
export const usedThingSchema = z.enum(USED_THINGS)
export type UsedThing = z.infer<typeof usedThingSchema>

/** Who stands on it; `id` is the row that a click leads to. */
export const useSchema = z.discriminatedUnion('kind', [
  /** A number that sends through the account. */
  z.object({ kind: z.literal('number'), id: z.string(), phone: z.string() }),
  /** A number that has the template as default. */
  z.object({ kind: z.literal('default'), id: z.string(), phone: z.string() }),
  z.object({ kind: z.literal('trigger'), id: z.string(), trigger: z.enum(TRIGGER_KINDS), place: z.string() }),
  /** A template that the variable fills. */
  z.object({ kind: z.literal('mapping'), id: z.string(), template: z.string() }),
])
export type Use = z.infer<typeof useSchema>

export type UseFacts = {
  numbers: readonly SenderNumber[]
  triggers: readonly Trigger[]
  /** Whose bindings take the variable. */
  mapped: readonly { id: string; name: string }[]
}

/** Everything that would be left without it; several ids where several things go at once. Pure. */
export function usesOf(what: UsedThing, ids: readonly string[], { numbers, triggers, mapped }: UseFacts): Use[] {
  const ofTriggers = (uses: (trigger: Trigger) => boolean): Use[] =>
    triggers
      .filter(uses)
      .map((trigger) => ({ kind: 'trigger', id: trigger.id, trigger: trigger.kind, place: placeName(trigger) }))
  switch (what) {
    case 'account':
      return numbers.filter(({ accountId }) => ids.includes(accountId)).map(({ id, phone }) => ({ kind: 'number', id, phone }))
    case 'number':
      return ofTriggers(({ numberId }) => ids.includes(numberId))
    case 'template':
      return [
        ...ofTriggers((trigger) => templatesOf(trigger).some((id) => ids.includes(id))),
        ...numbers
          .filter(({ defaultTemplateId }) => defaultTemplateId !== null && ids.includes(defaultTemplateId))
          .map(({ id, phone }): Use => ({ kind: 'default', id, phone })),
      ]
    case 'variable':
      return mapped.map(({ id, name }) => ({ kind: 'mapping', id, template: name }))
  }
}

/** How a user is called in a refusal. */
export const nameOfUse = (use: Use): string =>
  use.kind === 'trigger' ? use.place : use.kind === 'mapping' ? use.template : use.phone
