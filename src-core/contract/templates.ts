import { eventIterator, type } from '@orpc/contract'
import { z } from 'zod'
import { type StoredTemplate, storedTemplateSchema, syncSummarySchema } from '#core/implementation'
import {
  templateContentSchema,
  templateQualitySchema,
  templateStatusSchema,
  type UnusableReason,
  unusableReasonSchema,
} from '#core/template'
import { procedure, slowProcedure } from './procedure.ts'

/** A row of the list: what is shown, filtered and searched. The whole template comes from `get`. */
export type TemplateRow = Pick<
  StoredTemplate,
  | 'id'
  | 'accountId'
  | 'senderId'
  | 'poolId'
  | 'origin'
  | 'status'
  | 'statusRaw'
  | 'quality'
  | 'missingSince'
  | 'firstSeenAt'
  | 'changedAt'
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

/** What a person sees of a template when two states of it stand side by side. */
const templateFaceSchema = z.object({
  content: templateContentSchema,
  status: templateStatusSchema,
  statusRaw: z.string(),
  quality: templateQualitySchema,
})

export const syncProgressSchema = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('listing'), received: z.int(), total: z.int().nullable() }),
  z.object({ phase: z.literal('saving'), received: z.int() }),
  z.object({ phase: z.literal('done'), summary: syncSummarySchema }),
  /** Nothing was written: it would have lost more than a few, or all. The plan waits for a person's word. */
  z.object({ phase: z.literal('held'), lost: z.int(), plan: z.lazy(() => syncPlanSchema) }),
])
/** As of a sync, with the plan in the end instead of the summary. */
export const syncPreviewSchema = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('listing'), received: z.int(), total: z.int().nullable() }),
  z.object({ phase: z.literal('planned'), plan: z.lazy(() => syncPlanSchema) }),
])
export type SyncProgress = z.infer<typeof syncProgressSchema>

/** How one template of the local copy would change. */
export const syncChangeSchema = z.object({
  templateId: z.string(),
  /**
   * `recreated`: the same name and language under another id at the provider; `returned`: it was
   * missing; `adopted`: one that was registered by hand is listed now.
   */
  kind: z.enum(['changed', 'recreated', 'returned', 'adopted']),
  before: templateFaceSchema,
  after: templateFaceSchema,
  /** Keys of bindings whose placeholder is no longer there: kept, used again should it come back. */
  lostBindings: z.array(z.string()),
  /** Keys of placeholders that nothing fills yet. */
  newPlaceholders: z.array(z.string()),
  /** An edit of it that is being written here. */
  draftId: z.string().nullable(),
})
export type SyncChange = z.infer<typeof syncChangeSchema>

/** What a sync would do; each list ends after `SYNC_PLAN_LIMIT` rows, `counts` has all. */
export const syncPlanSchema = z.object({
  planId: z.string(),
  accountId: z.string(),
  counts: syncSummarySchema.omit({ endedAt: true }),
  added: z.array(
    z.object({
      name: z.string(),
      language: z.string(),
      category: z.string(),
      status: templateStatusSchema,
      statusRaw: z.string(),
      /** Why the CRM can't use it. */
      unusable: z.array(unusableReasonSchema),
    }),
  ),
  changed: z.array(syncChangeSchema),
  /** No longer listed. Kept, marked as missing, with what stands on it. */
  gone: z.array(
    z.object({
      templateId: z.string(),
      name: z.string(),
      language: z.string(),
      bindings: z.int(),
      /** Triggers and numbers that send it. */
      uses: z.int(),
      /** A draft of an edit of it: it can be submitted as a new template. */
      draftId: z.string().nullable(),
    }),
  ),
})
export type SyncPlan = z.infer<typeof syncPlanSchema>

export type SyncPreview = z.infer<typeof syncPreviewSchema>

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
   * "Sincronizar Templates de mensagem ativa" (M7), as it runs where nobody asked for it. Cancelling
   * at any moment before `done` leaves the local copy as it was. One at a time per account
   * (`sync-running`). A list that lacks more than a few of the templates that are here, or all, is
   * `held`: a person looks at its plan, and applies or discards it.
   */
  sync: procedure.input(z.object({ accountId: z.string() })).output(eventIterator(syncProgressSchema)),
  /**
   * The same without changing anything yet: what is new, changed, gone and unsupported. The
   * answer is kept until it is applied, discarded, overtaken by another sync, or ten minutes old.
   */
  previewSync: procedure.input(z.object({ accountId: z.string() })).output(eventIterator(syncPreviewSchema)),
  /**
   * Carries a plan out (`sync-outdated` when it is no longer kept). `keepMine`: of the `adopted`
   * ones those whose typed text becomes a draft instead of giving way.
   */
  applySync: procedure
    .input(z.object({ planId: z.string(), keepMine: z.array(z.string()).default([]) }))
    .output(syncSummarySchema),
  /** A person has seen the counts of the syncs up to this instant: the next ones begin anew. */
  noteSyncShown: procedure.input(z.object({ accountId: z.string(), endedAt: z.iso.datetime() })).output(z.object({})),
  discardSync: procedure.input(z.object({ planId: z.string() })).output(z.object({})),
  /** Deletes it at the provider; refuses (`in-use`) while a trigger or number uses it or, where it goes by name, a sibling. */
  remove: slowProcedure.input(byId).output(z.object({ removed: z.array(z.object({ name: z.string(), language: z.string() })) })),
  /** What the portal says of a rejection, where the provider's API is silent. */
  noteReason: procedure.input(byId.extend({ reason: z.string().trim().max(2000) })).output(storedTemplateSchema),
}
