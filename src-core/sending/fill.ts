import { type PlaceholderKey, parseText, type TemplateContent, templateTexts } from '#core/template'
import { type Binding, BODY_LIMIT, type CrmVariable, resolveBinding } from '#core/variables'
import { grown, grownAlike, LONGEST_ALIKE } from './alike.ts'
import type { BlockDetail, CrmValueOf } from './model.ts'
import { valueProblem } from './value-problem.ts'

export type Filled =
  | { ok: true; values: Readonly<Record<PlaceholderKey, string>> }
  /** `empty-variable`: all that give nothing; `value-not-allowed`: all that can't be sent. Never an empty list. */
  | { ok: false; reason: 'empty-variable' | 'value-not-allowed'; details: readonly BlockDetail[] }

/** Fills one template for one contact after another. */
export type Filler = {
  fill(fieldOf: CrmValueOf): Filled
  /** The tokens whose values decide. */
  tokens: readonly string[]
  /** How long a value of `ALIKE_PATTERN` may be so that it decides as any other one does; 0: each for itself. */
  alikeUpTo(token: string): number
  /** Whether the body is short enough with any values of so many characters; null: one that is like others. */
  surelyFits(lengthOf: (token: string) => number | null): boolean
}

/**
 * What goes into a template's placeholders (M11): the bindings' values, transformed, or their fallbacks. What gives
 * nothing comes before what can't be sent, whatever the order in which they stand.
 * @param bindings one per key, as `expandBindings` gives them
 */
export function openFiller(content: TemplateContent, bindings: readonly Binding[], variables: readonly CrmVariable[]): Filler {
  const bound = new Map(bindings.map((binding) => [binding.key, binding]))
  const lengths = new Map(variables.map(({ token, maxLength }) => [token, maxLength]))
  const keys = new Set<PlaceholderKey>()
  let bodyLength = 0
  const inBody: PlaceholderKey[] = []
  for (const { component, text } of templateTexts(content))
    for (const segment of parseText(text)) {
      if (segment.kind === 'text') {
        if (component === 'body') bodyLength += segment.text.length
        continue
      }
      const key = `${component}.${segment.name}`
      keys.add(key)
      if (component === 'body') inBody.push(key)
    }
  const tokenOf = (key: PlaceholderKey): string | null => {
    const source = bound.get(key)?.source
    return source?.kind === 'crm' ? source.token : null
  }
  const tokens = [...new Set([...keys].map(tokenOf).filter((token) => token !== null))]

  const longestIn = (mostOf: (token: string) => number): number =>
    inBody.reduce((sum, key) => {
      const binding = bound.get(key)
      const token = tokenOf(key)
      const literal = binding?.source.kind === 'literal' ? grown(binding.source.text.length) : 0
      return sum + Math.max(token === null ? literal : mostOf(token), binding?.fallback?.length ?? 0)
    }, bodyLength)
  // Half of the room that the values have is for those that are like others.
  const room = (BODY_LIMIT - longestIn(() => 0)) / 2 / Math.max(1, inBody.length)
  const alike = inBody.length === 0 ? LONGEST_ALIKE : Math.min(LONGEST_ALIKE, Math.floor(((room - grownAlike(0)) * 3) / 4))

  return {
    tokens,
    alikeUpTo: (token) => Math.max(0, Math.min(alike, lengths.get(token) ?? alike)),
    surelyFits: (lengthOf) =>
      longestIn((token) => {
        const length = lengthOf(token)
        return length === null ? grownAlike(alike) : grown(length)
      }) <= BODY_LIMIT,
    fill(fieldOf) {
      const raw: Record<string, string> = {}
      for (const token of tokens) raw[token] = fieldOf(token) ?? ''
      const values: Record<PlaceholderKey, string> = {}
      const empty: BlockDetail[] = []
      for (const key of keys) {
        const binding = bound.get(key)
        const value = binding ? resolveBinding(binding, raw) : null
        if (value === null || value.trim() === '') empty.push({ placeholder: key, token: tokenOf(key), problem: null })
        else values[key] = value
      }
      if (empty.length > 0) return { ok: false, reason: 'empty-variable', details: empty }
      const wrong: BlockDetail[] = []
      for (const [key, value] of Object.entries(values)) {
        const token = tokenOf(key)
        const maxLength = token === null ? undefined : lengths.get(token)
        const problem = valueProblem(value, maxLength ?? Number.POSITIVE_INFINITY, token === null ? value : (raw[token] ?? ''))
        if (problem) wrong.push({ placeholder: key, token, problem })
      }
      const length = inBody.reduce((sum, key) => sum + (values[key]?.length ?? 0), bodyLength)
      if (wrong.length === 0 && length > BODY_LIMIT) {
        // The longest is the one to shorten.
        const [longest = ''] = inBody.toSorted((a, b) => (values[b]?.length ?? 0) - (values[a]?.length ?? 0))
        wrong.push({ placeholder: longest, token: tokenOf(longest), problem: { why: 'too-long', found: String(BODY_LIMIT) } })
      }
      return wrong.length > 0 ? { ok: false, reason: 'value-not-allowed', details: wrong } : { ok: true, values }
    },
  }
}
