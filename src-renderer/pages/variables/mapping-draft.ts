import type { Mapping } from '#core/contract'
import type { Binding } from '#core/variables'

/** A binding while it is being made: it may lack what the contract asks for. */
export type BindingDraft = {
  source: 'none' | 'crm' | 'literal'
  token: string
  text: string
  fallback: string
  transforms: Binding['transforms']
}

export type MappingDraft = Readonly<Record<string, BindingDraft>>

const NOTHING: BindingDraft = { source: 'none', token: '', text: '', fallback: '', transforms: [] }

export const draftOf = (mapping: Pick<Mapping, 'placeholders' | 'bindings'>): MappingDraft =>
  Object.fromEntries(
    mapping.placeholders.map(({ key, keys }) => {
      const binding = mapping.bindings.find((candidate) => keys.includes(candidate.key))
      if (!binding) return [key, NOTHING]
      const { source, fallback, transforms } = binding
      const draft: BindingDraft = {
        source: source.kind,
        token: source.kind === 'crm' ? source.token : '',
        text: source.kind === 'literal' ? source.text : '',
        fallback: fallback ?? '',
        transforms,
      }
      return [key, draft]
    }),
  )

/** What can be saved of a draft: a placeholder without a source, or with an empty one, has no binding yet. */
export function bindingsOf(draft: MappingDraft): Binding[] {
  return Object.entries(draft).flatMap(([key, { source, token, text, fallback, transforms }]): Binding[] => {
    const rest = { key, fallback: fallback.trim() === '' ? null : fallback, transforms }
    if (source === 'crm' && token !== '') return [{ ...rest, source: { kind: 'crm', token } }]
    if (source === 'literal' && text !== '') return [{ ...rest, source: { kind: 'literal', text } }]
    return []
  })
}

/** Placeholders without a source whose name suggests a variable. */
export const openSuggestions = (mapping: Mapping, draft: MappingDraft): { key: string; token: string }[] =>
  mapping.placeholders.flatMap(({ key, suggestion }) =>
    suggestion !== null && draft[key]?.source === 'none' ? [{ key, token: suggestion }] : [],
  )

export const applySuggestions = (draft: MappingDraft, suggestions: readonly { key: string; token: string }[]): MappingDraft => ({
  ...draft,
  ...Object.fromEntries(
    suggestions.map(({ key, token }) => [key, { ...(draft[key] ?? NOTHING), source: 'crm' as const, token }]),
  ),
})

/** Takes over what fills each placeholder; its fallback and what is done to the value stay as they are. */
export const applyBindings = (
  draft: MappingDraft,
  placeholders: Mapping['placeholders'],
  bindings: readonly Binding[],
): MappingDraft => ({
  ...draft,
  ...Object.fromEntries(
    placeholders.flatMap(({ key, keys }) => {
      const source = bindings.find((binding) => keys.includes(binding.key))?.source
      if (!source) return []
      const was = draft[key] ?? NOTHING
      return [
        [
          key,
          source.kind === 'crm'
            ? { ...was, source: 'crm' as const, token: source.token }
            : { ...was, source: 'literal' as const, text: source.text },
        ],
      ]
    }),
  ),
})

/**
 * Fills what is open from another template's mapping: from the same place, or, where the
 * provider names its placeholders, from the same name. What is filled already stays.
 */
export function copyBindings(
  draft: MappingDraft,
  placeholders: Mapping['placeholders'],
  from: Mapping,
): { draft: MappingDraft; count: number } {
  const others = draftOf(from)
  const copied = placeholders.flatMap(({ key, name }) => {
    if (draft[key]?.source !== 'none') return []
    const isSame = (other: Mapping['placeholders'][number]): boolean =>
      other.key === key || (other.name === name && !/^\d+$/.test(name))
    const source = from.placeholders.filter(isSame).map((other) => others[other.key])
    const filled = source.find((other) => other !== undefined && other.source !== 'none')
    return filled ? [[key, filled] as const] : []
  })
  return { draft: { ...draft, ...Object.fromEntries(copied) }, count: copied.length }
}
