import { z } from 'zod'
import { historyChangeSchema } from '#core/history'
import { stepSchema } from '#core/readiness'
import { procedure } from './procedure.ts'

export const historyPageSchema = z.object({
  /** Newest first. */
  changes: z.array(historyChangeSchema),
  /** `before` for the page that follows; null: that was the last. */
  next: z.int().nullable(),
  /** Everybody who is named in this implementation's history, with the first page. */
  actors: z.array(z.string()).nullable(),
})
export type HistoryPage = z.infer<typeof historyPageSchema>

export const historyContract = {
  list: procedure
    .input(
      z.object({
        implementationId: z.string(),
        step: stepSchema.optional(),
        actor: z.string().optional(),
        /** From this moment on. */
        from: z.iso.datetime().optional(),
        /** Up to this moment, without it. */
        to: z.iso.datetime().optional(),
        before: z.int().nullish(),
      }),
    )
    .output(historyPageSchema),
  /** Takes a change back by a new one; `undo-refused` with `what` where that can't be. */
  undo: procedure.input(z.object({ position: z.int() })).output(z.object({})),
}
