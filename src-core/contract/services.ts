import { z } from 'zod'
import { serviceTreeSchema } from '#core/services'
import { procedure } from './procedure.ts'
import { readable } from './readable.ts'

const byImplementation = z.object({ implementationId: z.string() })
const treesSchema = z.array(serviceTreeSchema).max(100)

export const servicesContract = {
  /** The service tree as far as it was entered; empty: any name is taken in a trigger. */
  get: procedure.input(byImplementation).output(treesSchema),
  /** Replaces it. Triggers that name what is gone stay and show it. */
  save: procedure.input(readable(byImplementation.extend({ trees: treesSchema }))).output(treesSchema),
}
