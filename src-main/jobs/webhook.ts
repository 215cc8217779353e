import { type Person, phoneKey } from '#core/phone'
import type { ProviderId } from '#core/provider'
import { instant } from '../clock.ts'
import type { AppContext } from '../context.ts'
import { providers } from '../providers/index.ts'
import type { StoredTest } from '../store/index.ts'

/** So many test sends at most are looked through for the one that a reply answers. */
const RECENT = 200

/**
 * Notes what a provider's webhook says about a test send: what became of it (M6), and
 * that a reply has entered the receptive service (M1). Webhooks reach this program from
 * the simulators only: a real provider tells the CRM.
 */
export function noteWebhook(context: Pick<AppContext, 'store' | 'changes' | 'clock'>, provider: ProviderId, body: unknown): void {
  const { store, changes } = context
  const adapter = providers[provider]
  for (const { messageId, at, status, detail, problem } of adapter.readDeliveryWebhook(body) ?? []) {
    const send = store.testSends.byProviderMessage(messageId)
    if (send) note(send, { at, status, detail, problem, source: 'provider' })
  }
  for (const { person, to, at, text, inReplyTo } of adapter.readInboundWebhook(body) ?? []) {
    const answered = inReplyTo === null ? null : store.testSends.byProviderMessage(inReplyTo)
    const send = answered ?? store.testSends.recent(RECENT).find((recent) => isBetween(recent, person, to))
    if (send) note(send, { at, status: 'replied', detail: text, problem: null, source: 'provider' })
  }
  for (const { name, language, status, rejectionReason } of adapter.readReviewWebhook(body) ?? []) {
    if (status !== 'REJECTED' || rejectionReason === null) continue
    for (const { id, implementationId } of store.templates.inTraining(provider, name, language)) {
      store.templates.setRejectionReason(id, rejectionReason, instant(context.clock))
      changes.announce('templates', implementationId)
    }
  }

  function note(send: StoredTest, event: StoredTest['events'][number]): void {
    store.testSends.addEvent(send.id, event)
    changes.announce('tests', send.implementationId)
  }
  function isBetween(send: StoredTest, { phone, userId }: Person, senderId: string): boolean {
    const isTheirs = send.recipient === userId || (phone !== null && phoneKey(send.recipient) === phoneKey(phone))
    return isTheirs && store.numbers.get(send.numberId)?.senderId === senderId
  }
}
