import { z } from 'zod'
import { usedThingSchema, useSchema } from '#core/uses'
import { procedure } from './procedure.ts'

export const usesContract = {
  /** Who stands on these, so that it is seen before anybody asks to delete them; empty: they can go. */
  of: procedure
    .input(z.object({ implementationId: z.string(), what: usedThingSchema, ids: z.array(z.string()).max(1_000) }))
    .output(z.array(useSchema)),
}
