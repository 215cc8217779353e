/** The very first answer has to come quickly: before it the person sees nothing. */
export const FIRST_ANSWER_MS = 5_000
/** Nothing is late before this. */
const LOOK_AFTER_MS = 30_000

/**
 * Calls `onLate` when a call has gone without its answer for longer than the contract allows.
 * The contract is only loaded for an answer that is slow, so that the first page need not have it.
 * @returns what stops it: the answer is there
 */
export function startDeadline(path: readonly string[], isFirst: boolean, onLate: () => void): () => void {
  const patience = isFirst ? FIRST_ANSWER_MS : LOOK_AFTER_MS
  let isOver = false
  const late = (): void => {
    if (!isOver) onLate()
  }
  const look = async (): Promise<void> => {
    const { answerLimit, contract } = await import('#core/contract')
    const limit = answerLimit(contract, path)
    if (limit === Number.POSITIVE_INFINITY) return
    if (isFirst || limit <= patience) late()
    else setTimeout(late, limit - patience)
  }
  // Where not even the page's own files come any more, nothing is there to wait for.
  const timer = setTimeout(() => void look().catch(late), patience)
  return () => {
    isOver = true
    clearTimeout(timer)
  }
}
