import { z } from 'zod'
import { fold } from '#core/text'
import catalogue from '#resources/crm-variables.json' with { type: 'json' }
import { type CrmVariable, crmVariableSchema } from './model.ts'

/** The variables that every CRM installation has; an implementation may add its own. */
export const CRM_VARIABLES: readonly CrmVariable[] = z.array(crmVariableSchema).parse(catalogue)

/** `nomeCliente` and `Nome_Cliente` to `nome`, `cliente`. */
const wordsOf = (name: string): string[] =>
  fold(name.replace(/(\p{Ll})(\p{Lu})/gu, '$1_$2'))
    .split(/[^a-z0-9]+/)
    .filter(Boolean)

const isAt = (start: number, words: readonly string[], within: readonly string[]): boolean =>
  start >= 0 && words.every((word, at) => within[start + at] === word)

/**
 * The variable that a placeholder's name most likely means. The words of a token at the
 * name's beginning or end decide, the longest token first: `nome_cliente` gives `NOME`,
 * `data_vencimento` gives `VENCIMENTO`; else the one token that begins so: `primeiro`
 * gives `PRIMEIRO_NOME`. Null where nothing fits, or several do as well: `data`.
 */
export function suggestVariable(placeholderName: string, variables: readonly CrmVariable[]): CrmVariable | null {
  const wanted = wordsOf(placeholderName)
  if (wanted.length === 0) return null
  const tokens = variables.map((variable) => ({ variable, words: wordsOf(variable.token) }))
  const [within] = tokens
    .filter(({ words }) => isAt(0, words, wanted) || isAt(wanted.length - words.length, words, wanted))
    .sort((a, b) => b.variable.token.length - a.variable.token.length)
  if (within) return within.variable
  const [only, ...others] = tokens.filter(({ words }) => isAt(0, wanted, words))
  return only && others.length === 0 ? only.variable : null
}
