import { stepHref } from '../../shared/routes.ts'

/** What the page shows, and its word in the address; the list has none, or the id of a trigger. */
export const VIEWS = ['list', 'map', 'tree'] as const
type View = (typeof VIEWS)[number]
const WORDS = { map: 'mapa', tree: 'arvore' } as const

export const viewOf = (subject: string | null): View => VIEWS.find((view) => view !== 'list' && WORDS[view] === subject) ?? 'list'

/** Goes with the way to the tree: whoever comes by it wants to create an isolated one. */
export const ASKED_TO_ISOLATE = { isolate: true } as const
export const isAskedToIsolate = (state: unknown): boolean => typeof state === 'object' && state !== null && 'isolate' in state

export const viewHref = (implementationId: string, view: View): string =>
  stepHref(implementationId, 'triggers', view === 'list' ? null : WORDS[view])
