import type { SenderNumber } from '#core/implementation'
import type { SenderReport } from '#core/provider'
import type { BaseContext } from '../context.ts'
import { type ProviderClient, ProviderError } from '../providers/index.ts'

type Context = Pick<BaseContext, 'store' | 'changes'>

/**
 * Asks the provider how numbers of one account stand and keeps the answer: one that it does not name, it does not know.
 * Empty where the provider says nothing of the kind.
 * @throws ProviderError
 */
export async function reportSenders(
  { store, changes }: Context,
  client: ProviderClient,
  numbers: readonly SenderNumber[],
  signal: AbortSignal | undefined,
): Promise<SenderReport[]> {
  const [first] = numbers
  if (!client.checkSenders || !first) return []
  const senderIds = numbers.map(({ senderId }) => senderId)
  const reports = await client.checkSenders(senderIds, signal)
  const states = new Map(reports.map(({ senderId, state }) => [senderId, state]))
  const news = store.transaction(() =>
    numbers.filter(({ id, senderId }) => store.numbers.setSenderState(id, states.get(senderId) ?? 'not-listed')),
  )
  if (news.length > 0) changes.announce('numbers', first.implementationId)
  return reports
}

/** The same beside something else that succeeded: where the provider gives no answer, what it said before stays. */
export async function noteSenders(...asked: Parameters<typeof reportSenders>): Promise<void> {
  try {
    await reportSenders(...asked)
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
  }
}
