import { fold, holdsAll, wordsOf } from '#core/text'
import { type CrmVariable, suggestVariable } from '#core/variables'

/**
 * What stands right before the caret and asks for a variable: `{no`, `{{`, `%no` open a choice;
 * `{nome}` and `%NOME%` are whole, written as the portal or the CRM does (M10).
 */
export type Trigger = { form: 'opening' | 'braces' | 'token'; from: number; query: string }

/** What can take its place: a variable, or the same in the provider's form, which binds where it is clear to what. */
export type Offer =
  | { kind: 'variable'; variable: CrmVariable }
  | { kind: 'rewriting'; text: string; variable: CrmVariable | null }

const BRACES = /(?<!\{)\{\s*([\p{L}\p{N}_]{1,60})\s*\}$/u
const TOKEN = /%([A-Za-z][A-Za-z0-9_]{0,39})%$/
const OPEN_BRACES = /(?<!\{)\{{1,2}([\p{L}\p{N}_ ]{0,40})$/u
/** Not the one of `10%` or `10 %`. */
const OPEN_TOKEN = /(?<![\p{L}\p{N}_%]|\p{N} )%([\p{L}\p{N}_]{0,40})$/u
/** More than any of them is long. */
const REACH = 80

/** @param before the text of the line up to the caret; `from` is an offset in it */
export function triggerBefore(before: string): Trigger | null {
  const start = Math.max(0, before.length - REACH)
  const near = before.slice(start)
  const forms = [
    ['braces', BRACES],
    ['token', TOKEN],
    ['opening', OPEN_BRACES],
    ['opening', OPEN_TOKEN],
  ] as const
  for (const [form, pattern] of forms) {
    const match = pattern.exec(near)
    if (match) return { form, from: start + match.index, query: match[1]?.trim() ?? '' }
  }
  return null
}

type OfferContext = {
  variables: readonly CrmVariable[]
  labelOf: (variable: CrmVariable) => string
  placeholderFor: (variable: CrmVariable) => string
}

/** What is offered for it, the likeliest first. */
export function offersFor({ form, query }: Trigger, context: OfferContext): Offer[] {
  const { variables, placeholderFor } = context
  if (form === 'opening') return filterVariables(query, context).map((variable) => ({ kind: 'variable', variable }))
  if (form === 'token') {
    const named = variables.find(({ token }) => token === query.toUpperCase())
    return named ? [{ kind: 'rewriting', text: placeholderFor(named), variable: named }] : []
  }
  const text = `{{${query}}}`
  const meant = suggestVariable(query, variables)
  if (!meant) return [{ kind: 'rewriting', text, variable: null }]
  if (placeholderFor(meant) === text) return [{ kind: 'rewriting', text, variable: meant }]
  return [
    { kind: 'rewriting', text, variable: null },
    { kind: 'variable', variable: meant },
  ]
}

/** The variables whose label or token holds every word, whatever its accents; those that begin with it come first. */
export function filterVariables(query: string, { variables, labelOf }: Omit<OfferContext, 'placeholderFor'>): CrmVariable[] {
  const words = wordsOf(query)
  if (words.length === 0) return [...variables]
  const wanted = words.join(' ')
  const ranks: [CrmVariable[], CrmVariable[]] = [[], []]
  for (const variable of variables) {
    const texts = [fold(variable.token), fold(labelOf(variable))]
    if (!holdsAll(texts.join(' '), words)) continue
    ranks[texts.some((text) => text.startsWith(wanted)) ? 0 : 1].push(variable)
  }
  return ranks.flat()
}
