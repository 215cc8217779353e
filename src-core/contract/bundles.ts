import { z } from 'zod'
import { openPointSchema } from '#core/bundle'
import { templateStatusSchema } from '#core/template'
import { LOCALES } from './app.ts'
import { procedure } from './procedure.ts'

const sentenceSchema = z.object({ [LOCALES[0]]: z.string(), [LOCALES[1]]: z.string() })

/** What is in a bundle that someone opened, or why it can't be taken. Nothing of it enters the store. */
export const bundleReportSchema = z.object({
  key: z.string(),
  fileName: z.string(),
  bytes: z.int(),
  openedAt: z.iso.datetime(),
  /** Nothing is missing or changed. */
  whole: z.boolean(),
  /** Nothing in it that export would refuse; null: nobody could look that far. */
  right: z.boolean().nullable(),
  /** Why it is not both, each in each language. */
  reasons: z.array(sentenceSchema),
  /** Null where it is not both. */
  content: z
    .object({
      client: z.string(),
      environment: z.enum(['production', 'staging']),
      sequence: z.int(),
      createdAt: z.string(),
      generator: z.string(),
      formatVersion: z.int(),
      contentHash: z.string(),
      manifestHash: z.string(),
      accounts: z.array(z.object({ label: z.string(), provider: z.string(), training: z.boolean() })),
      numbers: z.array(z.object({ label: z.string(), phone: z.string() })),
      templates: z.array(
        z.object({ name: z.string(), language: z.string(), category: z.string(), status: templateStatusSchema }),
      ),
      triggers: z.object({ status: z.int(), operate: z.int(), chat: z.int() }),
      variables: z.int(),
      /** What it is known by, whatever the client is called. */
      implementation: z.string(),
      openPoints: z.array(openPointSchema),
    })
    .nullable(),
})
export type BundleReport = z.infer<typeof bundleReportSchema>

export const bundlesContract = {
  /** Verifies a file, whatever it is; the answer is where its report is found while the program runs. */
  inspect: procedure.input(z.object({ file: z.instanceof(File) })).output(z.object({ key: z.string() })),
  report: procedure.input(z.object({ key: z.string() })).output(bundleReportSchema),
}
