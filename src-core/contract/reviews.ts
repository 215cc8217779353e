import { eventIterator, type } from '@orpc/contract'
import { z } from 'zod'
import { type Decision, reviewCardSchema, reviewSchema } from '#core/review'
import { endlessProcedure, procedure, slowProcedure } from './procedure.ts'

export const reviewsContract = {
  /** Everything queued or in review, and what was decided in the last 48 hours, over all implementations. */
  board: procedure.output(z.array(reviewCardSchema)),
  /** How many the board has that are not decided; every page shows it. */
  waiting: procedure.output(z.int()),
  /** One template's way: what happened, where it is, what may be edited. */
  of: procedure.input(z.object({ templateId: z.string() })).output(reviewSchema),
  /** "Verificar agora": asks the provider about one that is in review, whatever the watch's pace. */
  check: slowProcedure.input(z.object({ templateId: z.string() })).output(reviewSchema),
  /** Decisions as they are noticed. Never ends by itself. */
  decisions: endlessProcedure.output(eventIterator(type<Decision>())),
}
