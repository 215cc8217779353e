import type { Mapping } from '#core/contract'
import type { PlaceholderKey } from '#core/template'
import { type Binding, type CrmVariable, resolveBinding } from '#core/variables'

/** What each CRM variable would hold for an example contact: token to value. */
export const sampleValues = (variables: readonly CrmVariable[]): Record<string, string> =>
  Object.fromEntries(variables.map((variable) => [variable.token, variable.sample]))

/** The same for a contact of whom the CRM knows only what it has to. */
export const emptiestValues = (variables: readonly CrmVariable[]): Record<string, string> =>
  sampleValues(variables.filter((variable) => !variable.mayBeEmpty))

/** One binding per key: a binding serves every place where its placeholder stands. */
export function bindingPerKey(placeholders: Mapping['placeholders'], bindings: readonly Binding[]): Binding[] {
  return placeholders.flatMap(({ keys }) => {
    const binding = bindings.find((candidate) => keys.includes(candidate.key))
    return binding ? keys.map((key) => ({ ...binding, key })) : []
  })
}

/** The value of every placeholder that has one. */
export function placeholderValues(
  placeholders: Mapping['placeholders'],
  bindings: readonly Binding[],
  crmValues: Readonly<Record<string, string>>,
): Record<PlaceholderKey, string> {
  const values: Record<PlaceholderKey, string> = {}
  for (const binding of bindingPerKey(placeholders, bindings)) {
    const value = resolveBinding(binding, crmValues)
    if (value !== null) values[binding.key] = value
  }
  return values
}
