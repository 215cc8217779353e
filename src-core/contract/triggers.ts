import { z } from 'zod'
import { triggerDraftSchema, triggerSchema } from '#core/triggers'
import { procedure } from './procedure.ts'
import { readable } from './readable.ts'

/** A trigger with what keeps it from sending; an `advice` only warns. */
export const triggerRowSchema = z.object({
  trigger: triggerSchema,
  problems: z.array(
    z.object({ problem: z.string(), advice: z.boolean(), data: z.record(z.string(), z.union([z.string(), z.number()])) }),
  ),
})
export type TriggerRow = z.infer<typeof triggerRowSchema>

export const triggersContract = {
  list: procedure.input(z.object({ implementationId: z.string() })).output(z.array(triggerRowSchema)),
  /** `base` as with a number. Without `id` a new one ("Adicionar envio de WhatsApp", M17). A trigger with problems is saved and shown as such. */
  save: procedure
    .input(readable(z.object({ trigger: triggerDraftSchema, base: triggerDraftSchema.optional() })))
    .output(triggerRowSchema),
  remove: procedure.input(z.object({ id: z.string() })).output(z.object({})),
}
