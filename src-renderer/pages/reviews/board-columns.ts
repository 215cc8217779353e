import type { ReviewCard } from '#core/review'

export const COLUMNS = ['queue', 'provider', 'meta', 'decided'] as const
export type Column = (typeof COLUMNS)[number]

/** Where a card stands. Whom nobody knows to be at the provider is at Meta: everything ends there. */
export function columnOf({ submission, decidedAt, stage }: ReviewCard): Column {
  if (submission !== null && submission.state !== 'sent') return 'queue'
  if (decidedAt !== null) return 'decided'
  return stage === 'provider' ? 'provider' : 'meta'
}

/** The board's columns, each in its order: the queue by what goes next, reviews by the longest wait, decisions newest first. */
export function sortIntoColumns(cards: readonly ReviewCard[]): Record<Column, ReviewCard[]> {
  const board: Record<Column, ReviewCard[]> = { queue: [], provider: [], meta: [], decided: [] }
  for (const card of cards) board[columnOf(card)].push(card)
  const byTime = (at: (card: ReviewCard) => string) => (a: ReviewCard, b: ReviewCard) => at(a).localeCompare(at(b))
  board.queue.sort(byTime(({ submission, submittedAt }) => submission?.dueAt ?? submittedAt))
  board.provider.sort(byTime(({ submittedAt }) => submittedAt))
  board.meta.sort(byTime(({ submittedAt }) => submittedAt))
  board.decided.sort(byTime(({ decidedAt }) => decidedAt ?? '')).reverse()
  return board
}
