import { eventIterator, type } from '@orpc/contract'
import { z } from 'zod'
import { type StoredTemplate, storedTemplateSchema, syncSummarySchema } from '#core/implementation'
import { templateContentSchema, type UnusableReason } from '#core/template'
import { procedure } from './problem.ts'

/** A row of the list: what is shown, filtered and searched. The whole template comes from `get`. */
export type TemplateRow = Pick<
  StoredTemplate,
  'id' | 'accountId' | 'senderId' | 'origin' | 'status' | 'statusRaw' | 'quality' | 'missingSince' | 'firstSeenAt' | 'changedAt'
> & {
  name: string
  language: string
  category: string
  /** The body's text, for looking at and searching in. */
  text: string
  unusable: UnusableReason[]
  placeholders: number
  /** Placeholders for which something that blocks sending is wrong. */
  mappingErrors: number
}

export const syncProgressSchema = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('listing'), received: z.int(), total: z.int().nullable() }),
  z.object({ phase: z.literal('saving'), received: z.int() }),
  z.object({ phase: z.literal('done'), summary: syncSummarySchema }),
])
export type SyncProgress = z.infer<typeof syncProgressSchema>

const byId = z.object({ id: z.string() })

export const templatesContract = {
  /**
   * From the local copy, a page at a time and in no order that means anything: an account may
   * hold ten thousand, so whoever has them all sorts them. `after` is the last answer's
   * `next`; null begins, and ends. What is ours is not parsed once more on its way out.
   */
  list: procedure
    .input(z.object({ implementationId: z.string(), after: z.string().nullable().default(null) }))
    .output(type<{ rows: TemplateRow[]; next: string | null }>()),
  get: procedure.input(byId).output(storedTemplateSchema),
  /**
   * "+ Novo Template de mensagem ativa" (M5): one that exists at the provider, typed
   * from its portal. `{x}` is taken as `{{x}}` (M10). Refuses (`duplicate`) what is
   * there already. With `id`: changes one that was registered so.
   */
  register: procedure
    .input(
      z.object({
        id: z.string().optional(),
        accountId: z.string(),
        /** Null: any sender of the account. */
        senderId: z.string().nullable(),
        /** The provider's id of it; may be left out where `sendsById` is false. */
        remoteId: z.string().trim().max(200).optional(),
        content: templateContentSchema,
        /** What the portal says. */
        status: z.enum(['APPROVED', 'PENDING', 'REJECTED', 'PAUSED']),
      }),
    )
    .output(storedTemplateSchema),
  /** Takes away one registered by hand; refuses (`in-use`) while a trigger or number uses it. */
  unregister: procedure.input(byId).output(z.object({})),
  /**
   * "Sincronizar Templates de mensagem ativa" (M7). Cancelling at any moment before
   * `done` leaves the local copy as it was. One at a time per account (`sync-running`).
   */
  sync: procedure.input(z.object({ accountId: z.string() })).output(eventIterator(syncProgressSchema)),
}
