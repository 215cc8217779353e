import { z } from 'zod'
import { implementationFactsSchema, implementationSchema } from '#core/implementation'
import { readinessSchema } from '#core/readiness'
import { procedure, slowProcedure } from './procedure.ts'
import { readable } from './readable.ts'

export const overviewSchema = z.object({
  implementation: implementationSchema,
  readiness: readinessSchema,
  /** Out of the way since then; null: it is worked on. */
  archivedAt: z.iso.datetime().nullable(),
})
export type Overview = z.infer<typeof overviewSchema>

/** What is deleted with an implementation, in the order in which a person reads it. */
export const CONTENTS = [
  'accounts',
  'numbers',
  'templates',
  'mappings',
  'drafts',
  'triggers',
  'serviceTrees',
  'variables',
  'terms',
  'contactFiles',
  'plans',
  'signOffs',
  'testPhones',
  'tests',
  'exports',
] as const
export const implementationContentsSchema = z.record(z.enum(CONTENTS), z.int())
export type ImplementationContents = z.infer<typeof implementationContentsSchema>

const byId = z.object({ id: z.string() })

export const implementationsContract = {
  /** Newest change first. */
  list: procedure.output(z.array(overviewSchema)),
  get: procedure.input(byId).output(overviewSchema),
  create: procedure
    .input(readable(implementationFactsSchema.pick({ client: true, environment: true })))
    .output(implementationSchema),
  /** "Implantação de treino": a complete example on the simulators, with a few planted mistakes to find. */
  createTraining: slowProcedure.output(implementationSchema),
  /** Changes the given facts only, on what another window made of them since `base` (`changed-elsewhere` where both changed one); the client var is `consent.setClientVar`'s. `receptive: true` confirms M1 as the operator, now. */
  update: procedure
    .input(
      readable(
        byId.extend({
          facts: implementationFactsSchema
            .omit({ receptive: true, clientVarActiveSince: true })
            .partial()
            .extend({ receptive: z.boolean().optional() }),
          base: implementationFactsSchema.partial().optional(),
        }),
      ),
    )
    .output(implementationSchema),
  /** "Relatório de implantação": one document, whole in itself, for consultant and client to sign. */
  report: procedure.input(byId).output(z.object({ fileName: z.string(), html: z.string() })),
  /** Out of the lists, with everything in it, until it is taken back. */
  archive: procedure.input(byId.extend({ archived: z.boolean() })).output(z.object({})),
  /** How many of each there are: what `remove` would take. */
  contents: procedure.input(byId).output(implementationContentsSchema),
  /** Takes contact files, accounts, credentials, numbers, templates, triggers and tests with it. */
  remove: procedure.input(byId).output(z.object({})),
}
