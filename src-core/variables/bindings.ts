import {
  findEmojis,
  type PlaceholderKey,
  type PlaceholderScope,
  parseText,
  placeholdersOf,
  type TemplateContent,
} from '#core/template'
import type { Binding, CrmVariable } from './model.ts'
import { applyTransforms } from './transforms.ts'

export type MappingProblem =
  /** M11: no binding at all: the message would not be sent. */
  | { problem: 'unmapped'; key: PlaceholderKey }
  | { problem: 'unknown-variable'; key: PlaceholderKey; token: string }
  /** The literal, after its transforms, or the fallback is blank. */
  | { problem: 'blank'; key: PlaceholderKey }
  /** Emoji or line break in a literal after its transforms, or in a fallback, which has none. */
  | { problem: 'unreadable-text'; key: PlaceholderKey; text: string }
  /** Advice: the field may be empty in the CRM and there is no fallback. */
  | { problem: 'may-be-empty'; key: PlaceholderKey; token: string }
  /** Advice: the field may hold line breaks and no transform removes them. */
  | { problem: 'may-break-lines'; key: PlaceholderKey; token: string }

const ADVICE = new Set<MappingProblem['problem']>(['may-be-empty', 'may-break-lines'])

/** An advice warns; everything else means that the message would silently not be sent. */
export const isAdvice = (problem: MappingProblem): boolean => ADVICE.has(problem.problem)

/** Checks a template's bindings against its placeholders and the CRM's variables. */
export function checkMapping(
  content: TemplateContent,
  scope: PlaceholderScope,
  bindings: readonly Binding[],
  variables: readonly CrmVariable[],
): MappingProblem[] {
  const problems: MappingProblem[] = []
  for (const { key, keys } of placeholdersOf(content, scope)) {
    const binding = bindings.find((candidate) => keys.includes(candidate.key))
    if (!binding) {
      problems.push({ problem: 'unmapped', key })
      continue
    }
    const texts = binding.source.kind === 'literal' ? [applyTransforms(binding.source.text, binding.transforms)] : []
    if (binding.fallback !== null) texts.push(binding.fallback)
    for (const text of texts) {
      if (text.trim() === '') problems.push({ problem: 'blank', key })
      else if (findEmojis(text).length > 0 || /[\n\r\t]| {5,}/.test(text))
        problems.push({ problem: 'unreadable-text', key, text })
    }
    if (binding.source.kind !== 'crm') continue
    const { token } = binding.source
    const variable = variables.find((candidate) => candidate.token === token)
    if (!variable) problems.push({ problem: 'unknown-variable', key, token })
    else {
      if (variable.mayBeEmpty && binding.fallback === null) problems.push({ problem: 'may-be-empty', key, token })
      if (variable.multiline && !binding.transforms.includes('collapse-whitespace'))
        problems.push({ problem: 'may-break-lines', key, token })
    }
  }
  return problems
}

/**
 * The value that a binding gives for one contact, or null where nothing can be
 * sent: the field is empty and there is no fallback (M11).
 * @param crmValues CRM token to the contact's value
 */
export function resolveBinding(binding: Binding, crmValues: Readonly<Record<string, string>>): string | null {
  const raw = binding.source.kind === 'literal' ? binding.source.text : (crmValues[binding.source.token] ?? '')
  const value = applyTransforms(raw, binding.transforms)
  if (value.trim() !== '') return value
  return binding.fallback
}

/** One binding per key: in scope `template` a name that stands in two components is filled in both. */
export function expandBindings(content: TemplateContent, scope: PlaceholderScope, bindings: readonly Binding[]): Binding[] {
  return placeholdersOf(content, scope).flatMap(({ keys }) => {
    const binding = bindings.find((candidate) => keys.includes(candidate.key))
    return binding ? keys.map((key) => ({ ...binding, key })) : []
  })
}

/** The texts as the CRM shows them, with `%TOKEN%` or the literal in each placeholder's place (M10, M19). */
export function crmText(component: string, text: string, bindings: readonly Binding[]): string {
  return parseText(text)
    .map((segment) => {
      if (segment.kind === 'text') return segment.text
      const binding = bindings.find((candidate) => candidate.key === `${component}.${segment.name}`)
      if (!binding) return segment.text
      return binding.source.kind === 'crm' ? `%${binding.source.token}%` : binding.source.text
    })
    .join('')
}
