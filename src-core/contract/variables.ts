import { z } from 'zod'
import { bindingSchema, crmVariableSchema } from '#core/variables'
import { procedure } from './procedure.ts'
import { readable } from './readable.ts'

const placeholderSchema = z.object({
  key: z.string(),
  component: z.string(),
  name: z.string(),
  keys: z.array(z.string()),
  /** What the provider's sample says; null without one. */
  sample: z.string().nullable(),
  /** Token of the variable that the name suggests, or null. */
  suggestion: z.string().nullable(),
})

export const mappingProblemSchema = z.object({
  problem: z.enum([
    'unmapped',
    'unknown-variable',
    'blank',
    'unreadable-text',
    'looks-like-variable',
    'too-long',
    'may-be-empty',
    'may-break-lines',
  ]),
  key: z.string(),
  advice: z.boolean(),
})

export const mappingSchema = z.object({
  templateId: z.string(),
  placeholders: z.array(placeholderSchema),
  bindings: z.array(bindingSchema),
  problems: z.array(mappingProblemSchema),
})
export type Mapping = z.infer<typeof mappingSchema>

export const variablesContract = {
  /** The catalogue and the implementation's own, by token. `own` and `shipped`: the client's CRM has the shipped one otherwise. */
  list: procedure
    .input(z.object({ implementationId: z.string() }))
    .output(z.array(crmVariableSchema.extend({ own: z.boolean(), shipped: z.boolean() }))),
  /** Adds or changes some of the implementation's own, all or none; one with a shipped token stands in its place. */
  save: procedure
    .input(
      readable(z.object({ implementationId: z.string(), variables: z.array(crmVariableSchema).min(1).max(2000) }), {
        lines: ['sample'],
      }),
    )
    .output(z.object({ added: z.int(), changed: z.int() })),
  /** Refuses (`in-use`) while a binding takes it, unless a shipped one is beneath. */
  remove: procedure.input(z.object({ implementationId: z.string(), token: z.string() })).output(z.object({})),
  mapping: procedure.input(z.object({ templateId: z.string() })).output(mappingSchema),
  /** Replaces the template's bindings, each that another window changed since `base` kept, or refused as `changed-elsewhere`; incomplete is allowed here and refused at send and export. */
  saveMapping: procedure
    .input(z.object({ templateId: z.string(), bindings: z.array(bindingSchema), base: z.array(bindingSchema).optional() }))
    .output(mappingSchema),
}
