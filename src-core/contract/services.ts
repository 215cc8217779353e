import { z } from 'zod'
import { serviceTreeSchema } from '#core/services'
import { treeChangeSchema } from '#core/triggers'
import { procedure } from './procedure.ts'
import { readable } from './readable.ts'

const byImplementation = z.object({ implementationId: z.string() })
const treesSchema = z.array(serviceTreeSchema).max(100)

export const servicesContract = {
  /** The service tree as far as it was entered; empty: any name is taken in a trigger. */
  get: procedure.input(byImplementation).output(treesSchema),
  /**
   * Replaces it, and takes along what the person wants taken along, all or nothing. Other triggers that name what is
   * gone stay and show it; one that is gone itself meanwhile is left out.
   */
  save: procedure
    .input(readable(byImplementation.extend({ trees: treesSchema, along: treeChangeSchema.optional() })))
    .output(treesSchema),
}
