import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { storedTemplateSchema, syncSummarySchema } from '#core/implementation'
import { procedure } from './problem.ts'

/** A row of the list, with how far its mapping is. */
export const templateRowSchema = storedTemplateSchema.extend({
  placeholders: z.int(),
  /** Placeholders for which something that blocks sending is wrong. */
  mappingErrors: z.int(),
})
export type TemplateRow = z.infer<typeof templateRowSchema>

export const syncProgressSchema = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('listing'), received: z.int(), total: z.int().nullable() }),
  z.object({ phase: z.literal('saving'), received: z.int() }),
  z.object({ phase: z.literal('done'), summary: syncSummarySchema }),
])
export type SyncProgress = z.infer<typeof syncProgressSchema>

export const templatesContract = {
  /** From the local copy, by name then language. */
  list: procedure.input(z.object({ implementationId: z.string() })).output(z.array(templateRowSchema)),
  /**
   * "Sincronizar Templates de mensagem ativa" (M7). Cancelling at any moment before
   * `done` leaves the local copy as it was. One at a time per account (`sync-running`).
   */
  sync: procedure.input(z.object({ accountId: z.string() })).output(eventIterator(syncProgressSchema)),
}
