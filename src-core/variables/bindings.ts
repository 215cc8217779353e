import {
  looksLikeVariablesInValue,
  type PlaceholderKey,
  type PlaceholderScope,
  parseText,
  placeholdersOf,
  type TemplateContent,
  unreadableIn,
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
  /** A fixed text or a fallback with `%NOME%` or `{nome}` in it: nothing fills that, the customer reads it as it stands. */
  | { problem: 'looks-like-variable'; key: PlaceholderKey; text: string }
  /** A fixed text or a fallback with which the body is longer than WhatsApp sends. */
  | { problem: 'too-long'; key: PlaceholderKey; length: number }
  /** Advice: the field may be empty in the CRM and there is no fallback. */
  | { problem: 'may-be-empty'; key: PlaceholderKey; token: string }
  /** Advice: the field may hold line breaks and no transform removes them. */
  | { problem: 'may-break-lines'; key: PlaceholderKey; token: string }

/** UTF-16 code units of a body with all its values: WhatsApp sends no longer one (error 132005). */
export const BODY_LIMIT = 1024

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
      else if (unreadableIn(text) !== null || / {5,}/.test(text)) problems.push({ problem: 'unreadable-text', key, text })
      const written = looksLikeVariablesInValue(text)[0]
      if (written !== undefined) problems.push({ problem: 'looks-like-variable', key, text: written })
    }
    const length = certainLength(content, scope, bindings, binding, keys)
    if (length > BODY_LIMIT) problems.push({ problem: 'too-long', key, length })
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
 * How long the body becomes with this binding's own text (the longer of fixed text and fallback) and the
 * others' fixed texts, everything else left out: what is surely sent. 0 where it has no text of its own.
 */
function certainLength(
  content: TemplateContent,
  scope: PlaceholderScope,
  bindings: readonly Binding[],
  binding: Binding,
  keys: readonly PlaceholderKey[],
): number {
  const fixed = ({ source, transforms }: Binding): string =>
    source.kind === 'literal' ? applyTransforms(source.text, transforms) : ''
  const own = Math.max(fixed(binding).length, binding.fallback?.length ?? 0)
  if (own === 0) return 0
  if (!keys.some((key) => key.startsWith('body.'))) return own
  const lengths = new Map<string, number>()
  for (const placeholder of placeholdersOf(content, scope)) {
    const other = bindings.find((candidate) => placeholder.keys.includes(candidate.key))
    const length = placeholder.keys.includes(binding.key) ? own : other ? fixed(other).length : 0
    for (const key of placeholder.keys) lengths.set(key, length)
  }
  return parseText(content.body.text).reduce(
    (sum, segment) => sum + (segment.kind === 'text' ? segment.text.length : (lengths.get(`body.${segment.name}`) ?? 0)),
    0,
  )
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
