import { z } from 'zod'
import { testPhoneSchema } from '#core/implementation'
import { procedure } from './procedure.ts'
import { readable } from './readable.ts'

export const testPhonesContract = {
  /** In the order in which they were entered. */
  list: procedure.input(z.object({ implementationId: z.string() })).output(z.array(testPhoneSchema)),
  /**
   * Without `id` a new one. `phone` as typed, or a user id (`BR.…`); `agreed` says that its owner agreed to be
   * written to, recorded as the operator, now. Answers `phone-invalid` and, for a phone that
   * is on the list already (with or without the ninth digit), `duplicate`.
   */
  save: procedure
    .input(readable(testPhoneSchema.omit({ agreement: true }).extend({ id: z.string().optional(), agreed: z.boolean() })))
    .output(testPhoneSchema),
  remove: procedure.input(z.object({ id: z.string() })).output(z.object({})),
}
