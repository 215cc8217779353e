import type { SenderNumber } from '#core/implementation'
import { phoneKey } from '#core/phone'

/** One WhatsApp number belongs to one provider: those that stand here more than once, each phone with its rows. */
export function numbersTwice(numbers: readonly SenderNumber[]): SenderNumber[][] {
  const byPhone = Map.groupBy(numbers, ({ phone }) => phoneKey(phone))
  return [...byPhone.values()].filter((rows) => rows.length > 1)
}

/** What the provider says of a sender that can't be sent from; null: fine, or nothing known. */
export function senderProblem({ senderState }: Pick<SenderNumber, 'senderState'>): 'sender-unknown' | 'sender-down' | null {
  if (senderState === 'not-listed') return 'sender-unknown'
  return senderState === 'disconnected' || senderState === 'restricted' ? 'sender-down' : null
}
