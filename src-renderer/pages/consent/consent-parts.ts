import { openGaps, termFaults } from '#core/consent'
import type { ConsentState } from '#core/contract'

/** The parts of the step, in the order of the work, and the address of each. */
export const PARTS = [
  { part: 'term', path: 'termo' },
  { part: 'contacts', path: 'base' },
  { part: 'evidence', path: 'evidencias' },
  { part: 'review', path: 'conferencia' },
  { part: 'plan', path: 'plano' },
  { part: 'signOff', path: 'de-acordo' },
  { part: 'clientVar', path: 'client-var' },
] as const
export type ConsentPart = (typeof PARTS)[number]['part']

/** The part that an address asks for; null: none, or one that is not known. */
export const partAt = (path: string | null): ConsentPart | null => PARTS.find((each) => each.path === path)?.part ?? null

/** `open`: there, with something left out. `stale`: done, but of something that has changed since. `who` is empty where nobody said a name, `when` is ISO 8601. */
export type PartState = { state: 'todo' } | { state: 'done' | 'open' | 'stale'; who: string; when: string }

const NOT_BEGUN: PartState = { state: 'todo' }

/** Of another plan than the one that is there; where there is none any more, what was signed stands. */
export const isOutdated = (signOff: ConsentState['signOff'], plan: ConsentState['plan']): boolean =>
  signOff !== null && plan !== null && plan.planHash !== signOff.shown.planHash

/** How far each part is. @param isClientVarLater as readiness judges its date */
export function partStates(
  { terms, files, plan, signOff, clientVar }: ConsentState,
  isClientVarLater: boolean,
): Record<ConsentPart, PartState> {
  const [term] = terms
  const imported = (kind: 'contacts' | 'evidence'): PartState => {
    const file = files.find((each) => each.kind === kind)
    return file ? { state: 'done', who: '', when: file.importedAt } : NOT_BEGUN
  }
  const [contacts, evidence] = [imported('contacts'), imported('evidence')]
  // A plan is of the files that were there: ISO instants compare as text.
  const isOld = plan !== null && files.some(({ importedAt }) => importedAt > plan.createdAt)
  return {
    term: term
      ? {
          state: openGaps(term.text).length + termFaults(term.text).length > 0 ? 'open' : 'done',
          who: term.createdBy,
          when: term.createdAt,
        }
      : NOT_BEGUN,
    contacts,
    evidence,
    // It reads what is there whenever it is there.
    review: contacts.state === 'todo' ? contacts : evidence,
    plan: plan ? { state: isOld ? 'stale' : 'done', who: plan.createdBy, when: plan.createdAt } : NOT_BEGUN,
    signOff: signOff
      ? {
          state: isOutdated(signOff, plan) ? 'stale' : 'done',
          who: signOff.name,
          when: signOff.signedAt,
        }
      : NOT_BEGUN,
    clientVar:
      clientVar.since !== null && clientVar.confirmedAt !== null
        ? { state: isClientVarLater ? 'open' : 'done', who: clientVar.confirmedBy, when: clientVar.confirmedAt }
        : NOT_BEGUN,
  }
}
