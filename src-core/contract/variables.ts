import { z } from 'zod'
import { bindingSchema, crmVariableSchema } from '#core/variables'
import { procedure } from './problem.ts'

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
  problem: z.enum(['unmapped', 'unknown-variable', 'blank', 'unreadable-text', 'may-be-empty', 'may-break-lines']),
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
  /** The CRM's own and the implementation's. */
  list: procedure
    .input(z.object({ implementationId: z.string() }))
    .output(z.array(crmVariableSchema.extend({ own: z.boolean() }))),
  /** Adds or changes one of the implementation's own. */
  save: procedure.input(z.object({ implementationId: z.string(), variable: crmVariableSchema })).output(crmVariableSchema),
  /** Refuses (`in-use`) while a binding takes it. */
  remove: procedure.input(z.object({ implementationId: z.string(), token: z.string() })).output(z.object({})),
  mapping: procedure.input(z.object({ templateId: z.string() })).output(mappingSchema),
  /** Replaces the template's bindings; incomplete is allowed here and refused at send and export. */
  saveMapping: procedure.input(z.object({ templateId: z.string(), bindings: z.array(bindingSchema) })).output(mappingSchema),
}
