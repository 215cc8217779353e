import { z } from 'zod'
import { answererSchema } from '#core/bundle'
import { bundleChangeSchema } from '#core/diff'
import { exportRecordSchema } from '#core/implementation'
import { readinessFindingSchema, readinessSchema } from '#core/readiness'
import { procedure, slowProcedure } from './procedure.ts'
import { readable } from './readable.ts'

export const exportPreviewSchema = z.object({
  /** What export refuses; empty means that it can be written. */
  blockers: z.array(readinessFindingSchema),
  /** What it can be written with only by a person with a reason. */
  openPoints: readinessSchema.shape.openPoints,
  files: z.array(z.object({ path: z.string(), bytes: z.int() })),
  counts: z.object({ numbers: z.int(), templates: z.int(), triggers: z.int(), variables: z.int() }),
  contentHash: z.string(),
  nextSequence: z.int(),
  /** Sequence of the last export with the very same content, or null. */
  sameAs: z.int().nullable(),
})
export type ExportPreview = z.infer<typeof exportPreviewSchema>

/** One side of a comparison: what an export would hold now, an export whose file is kept, or a bundle that was opened. */
export const diffSideSchema = z.discriminatedUnion('from', [
  z.object({ from: z.literal('now') }),
  z.object({ from: z.literal('export'), id: z.string() }),
  z.object({ from: z.literal('opened'), key: z.string() }),
])
export type DiffSide = z.infer<typeof diffSideSchema>

const byImplementation = z.object({ implementationId: z.string() })

export const exportsContract = {
  list: procedure.input(byImplementation).output(z.array(exportRecordSchema)),
  preview: procedure.input(byImplementation).output(exportPreviewSchema),
  /** The exports whose files are kept, by their ids: what can be compared. */
  kept: procedure.input(byImplementation).output(z.array(z.string())),
  /** What changes for people where `after` takes the place of `before`; `not-found` where one of them is gone. */
  diff: procedure
    .input(byImplementation.extend({ before: diffSideSchema, after: diffSideSchema }))
    .output(z.array(bundleChangeSchema)),
  /** The file of an earlier export, byte for byte; `not-found` for one from before files were kept. */
  file: procedure.input(z.object({ id: z.string() })).output(z.object({ file: z.instanceof(File) })),
  /**
   * Writes the bundle; refuses with `export-blocked`, and with `export-open-points` where something is open and nobody
   * answers for it (`withOpenPoints`, "exportar com pendências"). Unchanged content with the same answer gives the same
   * bytes and no new sequence.
   */
  create: slowProcedure
    .input(byImplementation.extend({ withOpenPoints: readable(answererSchema, { lines: ['reason'] }).optional() }))
    .output(z.object({ record: exportRecordSchema, file: z.instanceof(File) })),
}
