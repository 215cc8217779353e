import { z } from 'zod'

export const BUNDLE_TYPE = 'application/vnd.disparo.bundle'

/** What a CRM answers to a bundle, whichever way it came (`docs/crm/crm.en.md`). */
export const deliveryAnswerSchema = z.object({
  status: z.enum(['loaded', 'unchanged', 'refused']),
  /** Null where the file could not be read so far. */
  implementation: z.string().nullable(),
  sequence: z.int().nullable(),
  contentHash: z.string().nullable(),
  /** ISO 8601 UTC. */
  at: z.iso.datetime(),
  by: z.string(),
  /** One sentence for a person. */
  message: z.string(),
})
export type DeliveryAnswer = z.infer<typeof deliveryAnswerSchema>

/** Null: no such answer. */
export function readAnswer(text: string): DeliveryAnswer | null {
  try {
    return deliveryAnswerSchema.parse(JSON.parse(text))
  } catch {
    // Another program's page, a proxy's, half a file.
    return null
  }
}
