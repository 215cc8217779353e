import type { Mapping } from '#core/contract'
import type { PlaceholderKey } from '#core/template'
import { resolveBinding } from '#core/variables'

export type Filled = {
  values: Record<PlaceholderKey, string>
  /** Names of placeholders without a value for this contact (M11). */
  empty: string[]
  /** Names of placeholders whose value has a line break, a tab or five blanks in a row, which WhatsApp refuses. */
  misformed: string[]
}

/** Every placeholder with the value that this contact's fields give it, as it will be sent. */
export function fillPlaceholders(
  { placeholders, bindings }: Pick<Mapping, 'placeholders' | 'bindings'>,
  crmValues: Readonly<Record<string, string>>,
): Filled {
  const filled: Filled = { values: {}, empty: [], misformed: [] }
  for (const { name, keys } of placeholders) {
    const binding = bindings.find((candidate) => keys.includes(candidate.key))
    const value = binding ? resolveBinding(binding, crmValues) : null
    if (value === null) {
      filled.empty.push(name)
      continue
    }
    if (/[\n\r\t]| {5,}/.test(value)) filled.misformed.push(name)
    for (const key of keys) filled.values[key] = value
  }
  return filled
}
