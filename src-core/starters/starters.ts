import type { TemplateContent } from '#core/template'
import { type Binding, type CrmVariable, type PlaceholderStyle, templateFromCrm } from '#core/variables'
import file from '#resources/template-starters.json' with { type: 'json' }
import { type Starter, starterFileSchema } from './model.ts'

const { starters, fallbacks } = starterFileSchema.parse(file)

/** Situations in which a CRM speaks, grouped as in `STARTER_GROUPS`. */
export const STARTERS: readonly Starter[] = starters

/**
 * A starter as a template to go on writing, with everything filled: samples from the CRM's
 * variables, a fallback where one may be empty, blanks collapsed where one may hold line breaks.
 * @param style the provider's; named placeholders mean the same in the whole template, numbers begin again in each text
 */
export function starterDraft(
  starter: Starter,
  style: PlaceholderStyle,
  variables: readonly CrmVariable[],
): { content: TemplateContent; bindings: Binding[] } {
  const { name, header, body, footer, buttons } = starter
  const asCrmHasIt: TemplateContent = {
    name,
    language: 'pt_BR',
    category: 'UTILITY',
    ...(header !== undefined && { header: { format: 'TEXT' as const, text: header } }),
    body: { text: body },
    ...(footer !== undefined && { footer: { text: footer } }),
    buttons,
    samples: {},
  }
  const scope = style === 'named' ? 'template' : 'component'
  const { content, bindings } = templateFromCrm(asCrmHasIt, style, scope, variables)
  return { content, bindings: bindings.map((binding) => completed(binding, variables)) }
}

function completed(binding: Binding, variables: readonly CrmVariable[]): Binding {
  const { source } = binding
  const variable = source.kind === 'crm' ? variables.find(({ token }) => token === source.token) : undefined
  if (!variable) return binding
  return {
    ...binding,
    fallback: variable.mayBeEmpty ? (fallbacks[variable.token] ?? null) : null,
    transforms: variable.multiline ? ['collapse-whitespace'] : [],
  }
}
