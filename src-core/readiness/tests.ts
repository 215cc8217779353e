import type { ImplementationSnapshot, TestSend } from '#core/implementation'
import { templatesOf } from '#core/triggers'

type Pair = { numberId: string; templateId: string }

/** What an active trigger may send, and from where: each template by each number once. */
export const pairsToTest = ({ triggers }: Pick<ImplementationSnapshot, 'triggers'>): Pair[] => [
  ...new Map(
    triggers
      .filter(({ active }) => active)
      .flatMap((trigger) => templatesOf(trigger).map((templateId): Pair => ({ numberId: trigger.numberId, templateId })))
      .map((pair) => [`${pair.numberId} ${pair.templateId}`, pair]),
  ).values(),
]

export type Proof = 'proven' | 'outdated' | 'unconfirmed' | 'missing'

/**
 * What tests prove of one template by one number (M6). Only one that lay on a phone, of what is there now, proves it:
 * what was changed since has to be tested anew.
 */
export function proofOf(tests: readonly TestSend[], { numberId, templateId }: Pair): Proof {
  const own = tests.filter((test) => test.numberId === numberId && test.templateId === templateId)
  if (own.some(({ received, stale }) => received === true && !stale)) return 'proven'
  if (own.some(({ state, received, stale }) => state === 'accepted' && received === null && !stale)) return 'unconfirmed'
  if (own.some(({ received }) => received === true)) return 'outdated'
  return own.some(({ state }) => state === 'accepted') ? 'unconfirmed' : 'missing'
}

/** Whether a message from a number has arrived, as the number is now. */
export const isNumberProven = (tests: readonly TestSend[], numberId: string): boolean =>
  tests.some((test) => test.numberId === numberId && test.received === true && !test.stale)
