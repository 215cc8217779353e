/**
 * One idempotency key per message: however often the same message is submitted, it
 * goes once. A changed message gets a new key, and so does the next one after a result.
 */
export function createMessageKeys(newKey: () => string) {
  let last: { message: string; key: string } | null = null
  return {
    keyOf(message: unknown): string {
      const text = JSON.stringify(message)
      if (last?.message !== text) last = { message: text, key: newKey() }
      return last.key
    },
    /** There is a result: sending the same words again is a new message. */
    settle(): void {
      last = null
    },
  }
}
