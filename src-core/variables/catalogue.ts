import { z } from 'zod'
import catalogue from '#resources/crm-variables.json' with { type: 'json' }
import { type CrmVariable, crmVariableSchema } from './model.ts'

/** The variables that every CRM installation has; an implementation may add its own. */
export const CRM_VARIABLES: readonly CrmVariable[] = z.array(crmVariableSchema).parse(catalogue)

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')

/** The variable that a placeholder's name most likely means: `nome_cliente` → `NOME`. */
export function suggestVariable(placeholderName: string, variables: readonly CrmVariable[]): CrmVariable | null {
  const wanted = fold(placeholderName)
  if (/^\d*$/.test(wanted)) return null
  const exact = variables.find((variable) => fold(variable.token) === wanted)
  if (exact) return exact
  const within = variables
    .filter((variable) => wanted.startsWith(fold(variable.token)) || fold(variable.token).startsWith(wanted))
    .sort((a, b) => b.token.length - a.token.length)
  return within[0] ?? null
}
