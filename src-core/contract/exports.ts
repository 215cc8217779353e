import { z } from 'zod'
import { exportRecordSchema } from '#core/implementation'
import { readinessFindingSchema } from '#core/readiness'
import { procedure, slowProcedure } from './procedure.ts'

export const exportPreviewSchema = z.object({
  /** What export refuses; empty means that it can be written. */
  blockers: z.array(readinessFindingSchema),
  files: z.array(z.object({ path: z.string(), bytes: z.int() })),
  counts: z.object({ numbers: z.int(), templates: z.int(), triggers: z.int(), variables: z.int() }),
  contentHash: z.string(),
  nextSequence: z.int(),
  /** Sequence of the last export with the very same content, or null. */
  sameAs: z.int().nullable(),
})
export type ExportPreview = z.infer<typeof exportPreviewSchema>

const byImplementation = z.object({ implementationId: z.string() })

export const exportsContract = {
  list: procedure.input(byImplementation).output(z.array(exportRecordSchema)),
  preview: procedure.input(byImplementation).output(exportPreviewSchema),
  /** Writes the bundle; refuses with `export-blocked`. Unchanged content gives the same bytes and no new sequence. */
  create: slowProcedure.input(byImplementation).output(z.object({ record: exportRecordSchema, file: z.instanceof(File) })),
}
