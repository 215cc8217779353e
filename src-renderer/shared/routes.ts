import type { Step } from '#core/readiness'

/** The way through an implementation, in order, and the address of each step. */
export const STEP_PATHS = [
  { step: 'client', path: 'cliente' },
  { step: 'provider', path: 'fornecedor' },
  { step: 'templates', path: 'templates' },
  { step: 'variables', path: 'variaveis' },
  { step: 'triggers', path: 'disparos' },
  { step: 'consent', path: 'consentimento' },
  { step: 'test', path: 'teste' },
  { step: 'export', path: 'exportar' },
] as const satisfies readonly { step: Step; path: string }[]

/** The router's path of a step; `subjectId` opens one row in it. */
export function stepHref(implementationId: string, step: Step, subjectId: string | null = null): string {
  const path = STEP_PATHS.find((candidate) => candidate.step === step)?.path ?? 'cliente'
  return `/i/${implementationId}/${path}${subjectId === null ? '' : `/${subjectId}`}`
}

/** Where templates are written; it belongs to the step "Templates". Without a draft: where one is begun. */
export const studioHref = (implementationId: string, draftId: string | null = null): string =>
  `/i/${implementationId}/escrever${draftId === null ? '' : `/${draftId}`}`

/** The router's path of a rule's page; without an id that of the list of rules. */
export const ruleHref = (id: string | null = null): string => `/regras${id === null ? '' : `/${id}`}`
