import type { WindowPlace } from '#core/contract'
import type { Step } from '#core/readiness'

/** The way through an implementation, in order. */
const STEP_ROUTES = {
  client: '/i/:id/cliente',
  provider: '/i/:id/fornecedor/:subject?',
  templates: '/i/:id/templates/:subject?',
  variables: '/i/:id/variaveis/:subject?',
  triggers: '/i/:id/disparos/:subject?',
  consent: '/i/:id/consentimento/:subject?',
  test: '/i/:id/teste/:subject?',
  export: '/i/:id/exportar',
} as const satisfies Record<Step, string>

/** Every address of the window, as the router reads it; one without parameters is a link as it stands. */
export const ROUTES = {
  ...STEP_ROUTES,
  home: '/',
  reviews: '/analise',
  settings: '/ajustes',
  rules: '/regras/:subject?',
  bundle: '/bundle/:id',
  about: '/sobre/:subject?',
  studio: '/i/:id/escrever/:subject?',
  rehearsal: '/i/:id/ensaio',
  live: '/i/:id/ensaio/ao-vivo',
  readiness: '/i/:id/prontidao',
  report: '/i/:id/relatorio',
  history: '/i/:id/historico',
  release: '/i/:id/liberacao',
} as const

/** Any page of an implementation. */
export const IN_IMPLEMENTATION = '/i/:id/*?'

export const STEPS_IN_ORDER = Object.keys(STEP_ROUTES) as Step[]

const fill = (route: keyof typeof ROUTES, id: string, subject: string | null = null): string =>
  ROUTES[route].replace(':id', id).replace('/:subject?', subject === null ? '' : `/${subject}`)

/** `subjectId` opens one row in the step. */
export const stepHref = (implementationId: string, step: Step, subjectId: string | null = null): string =>
  fill(step, implementationId, subjectId)

/** In the place of a template's id: the form for registering one. */
export const NEW_TEMPLATE = 'novo'

/** Where templates are written; it belongs to the step "Templates". Without a draft: where one is begun. */
export const studioHref = (implementationId: string, draftId: string | null = null): string =>
  fill('studio', implementationId, draftId)

/** What the CRM did, replayed; it belongs between "Teste" and "Exportar". */
export const rehearsalHref = (implementationId: string): string => fill('rehearsal', implementationId)

/** The same for one event at a time, on a simulated CRM; it belongs to the rehearsal. */
export const liveHref = (implementationId: string): string => fill('live', implementationId)

/** Whether it can go live, condition by condition. */
export const readinessHref = (implementationId: string): string => fill('readiness', implementationId)

/** The document that goes with the bundle. */
export const reportHref = (implementationId: string): string => fill('report', implementationId)

/** Who stands for which bundle, and what the CRM has of it. */
export const releaseHref = (implementationId: string): string => fill('release', implementationId)

/** Who changed what. */
export const historyHref = (implementationId: string): string => fill('history', implementationId)

/** A rule's page; without an id the list of rules. */
export const ruleHref = (id: string | null = null): string => fill('rules', '', id)

/** The page that an address is on, whichever row in it is open. */
export const pageOf = (address: string): string =>
  address
    .split('/')
    .slice(0, address.startsWith('/i/') ? 4 : 2)
    .join('/')

/** The report on a bundle that was opened. */
export const bundleHref = (key: string): string => fill('bundle', key)

/** The program itself; `part` is scrolled to. */
export const aboutHref = (part: string | null = null): string => fill('about', '', part)

/** Where the program sends the window, as an address. */
export function placeHref({ page, subject }: WindowPlace): string {
  switch (page) {
    case 'bundle':
      return bundleHref(subject ?? '')
    case 'client':
      return stepHref(subject ?? '', 'client')
    case 'about':
      return aboutHref(subject)
    case 'rules':
      return ruleHref()
    default:
      return ROUTES[page]
  }
}
