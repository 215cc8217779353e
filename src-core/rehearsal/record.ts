import { z } from 'zod'
import { type BundleContent, canonicalJson } from '#core/bundle'
import { periodSchema, rehearsalSummarySchema } from './summary.ts'

/** What a rehearsal was asked of: what is set up now, the last export, or a bundle from a file. */
export const REHEARSED = ['now', 'export', 'file'] as const

/** A trigger as the bundle that was rehearsed has it; `id`: the one that it is here, where it is. */
const triggerPlaceSchema = z.object({
  kind: z.enum(['status', 'operate', 'chat']),
  serviceTree: z.string(),
  requestType: z.string(),
  status: z.string(),
  id: z.string().nullable(),
})
export type TriggerPlace = z.infer<typeof triggerPlaceSchema>

/** A rehearsal's figures, with what they are about; no contact and no row of the history is in it. */
export const rehearsalRecordSchema = z.object({
  ranAt: z.iso.datetime(),
  person: z.string(),
  /** Of `rehearsedText`: equal where a rehearsal of the bundle now would look at the very same. */
  hash: z.string(),
  of: z.object({ kind: z.enum(REHEARSED), sequence: z.int().nullable(), fileName: z.string().nullable() }),
  /** The export that it was held against; null: there was none. */
  against: z.object({ sequence: z.int() }).nullable(),
  history: z.object({ events: z.string(), people: z.string(), rows: z.int() }),
  period: periodSchema.nullable(),
  triggers: z.record(z.string(), triggerPlaceSchema),
  numbers: z.record(z.string(), z.object({ label: z.string(), phone: z.string() })),
  /** By the names that `summary` uses: the template's id here; null: it is not here. */
  templates: z.record(z.string(), z.string().nullable()),
  summary: rehearsalSummarySchema,
})
export type RehearsalRecord = z.infer<typeof rehearsalRecordSchema>

/** What a rehearsal looks at in a bundle, as one text to take the hash of: texts of consent, the client's name and the like are no part of it. */
export const rehearsedText = ({ providers, numbers, templates, triggers, variables, sending }: BundleContent): string =>
  canonicalJson({
    providers: providers.map(({ key, provider }) => ({ key, provider })),
    numbers,
    templates,
    triggers,
    variables,
    sending: sending ?? null,
  })
