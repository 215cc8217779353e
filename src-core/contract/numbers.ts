import { z } from 'zod'
import { senderNumberSchema } from '#core/implementation'
import { senderReportSchema } from '#core/provider'
import { procedure, slowProcedure } from './procedure.ts'
import { readable } from './readable.ts'

export const numbersContract = {
  list: procedure.input(z.object({ implementationId: z.string() })).output(z.array(senderNumberSchema)),
  /**
   * `base`: as it was when it was edited; refuses `changed-elsewhere` what another window changed as well.
   * Without `id` a new one. `phone` as typed; answers `phone-invalid` where it can't be dialled.
   */
  save: procedure
    .input(
      readable(
        senderNumberSchema
          .omit({ poolId: true, senderState: true })
          .extend({ id: z.string().optional(), base: senderNumberSchema.partial().optional() }),
      ),
    )
    .output(senderNumberSchema),
  /** How the provider says that the number stands; null where it says nothing of the kind. */
  check: slowProcedure.input(z.object({ id: z.string() })).output(senderReportSchema.nullable()),
  /** Refuses (`in-use`) while a trigger sends from it. */
  remove: procedure.input(z.object({ id: z.string() })).output(z.object({})),
}
