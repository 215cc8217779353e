import { z } from 'zod'
import { providerAccountSchema } from '#core/implementation'
import { providerDescriptorSchema, providerErrorKindSchema, providerIdSchema } from '#core/provider'
import { faultNameSchema } from '#core/training'
import { procedure, slowProcedure } from './procedure.ts'
import { readable } from './readable.ts'

const byId = z.object({ id: z.string() })

/** A secret on its way in. Nothing in the contract ever carries one out. */
const secretSchema = z.string().min(1).max(4096)

export const connectionReportSchema = z.object({
  ok: z.boolean(),
  problem: providerErrorKindSchema.nullable(),
  /** How many templates the provider says there are, where it says so. */
  templates: z.int().nullable(),
  raw: z.string().nullable(),
})
export type ConnectionReport = z.infer<typeof connectionReportSchema>

export const accountsContract = {
  providers: procedure.output(z.array(providerDescriptorSchema)),
  list: procedure.input(z.object({ implementationId: z.string() })).output(z.array(providerAccountSchema)),
  create: procedure
    .input(
      readable(
        z.object({
          implementationId: z.string(),
          provider: providerIdSchema,
          label: z.string().trim().min(1).max(60),
          /** `training` takes neither settings nor secret: both come from the embedded simulator. */
          mode: z.enum(['live', 'training']),
          settings: z.record(z.string(), z.string()).default({}),
          secret: secretSchema.optional(),
        }),
      ),
    )
    .output(providerAccountSchema),
  /**
   * Another address or account identity is another destination: the stored credential was not
   * given for it and is forgotten, so `secret` has to come along or be given anew.
   */
  update: procedure
    .input(
      readable(
        byId.extend({
          label: z.string().trim().min(1).max(60).optional(),
          settings: z.record(z.string(), z.string()).optional(),
          secret: secretSchema.optional(),
        }),
      ),
    )
    .output(providerAccountSchema),
  replaceSecret: procedure.input(byId.extend({ secret: secretSchema })).output(providerAccountSchema),
  /** Asks the provider whether the credential works; the answer is kept on the account. */
  check: slowProcedure.input(byId).output(connectionReportSchema),
  /** Refuses (`in-use`) while a number stands on it. */
  remove: procedure.input(byId).output(z.object({})),
  /** What the simulator behind a training account offers; starts it where it does not run yet. */
  training: slowProcedure
    .input(byId)
    .output(z.object({ phoneUrl: z.string(), senderIds: z.array(z.string()), fault: faultNameSchema.nullable() })),
  /** Has that simulator do something wrong from now on (null: nothing), to see what Disparo says. All training accounts of a provider share one. */
  simulateFault: procedure.input(byId.extend({ fault: faultNameSchema.nullable() })).output(z.object({})),
}
