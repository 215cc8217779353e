const DAY = 86_400_000

/**
 * How many different recipients there were at most within any 24 hours that move with the messages. They come in the
 * order of time; one that is exactly 24 hours old is no longer within.
 */
export function openPeak<Person>(): { add(person: Person, at: number): void; peak(): number } {
  const within = new Map<Person, number>()
  const queue: { person: Person; at: number }[] = []
  let first = 0
  let most = 0
  return {
    add(person, at) {
      for (let oldest = queue[first]; oldest !== undefined && oldest.at <= at - DAY; oldest = queue[first]) {
        const left = (within.get(oldest.person) ?? 1) - 1
        if (left === 0) within.delete(oldest.person)
        else within.set(oldest.person, left)
        first++
      }
      // What is past is let go now and then, not at every message.
      if (first > 10_000 && first * 2 > queue.length) {
        queue.splice(0, first)
        first = 0
      }
      queue.push({ person, at })
      within.set(person, (within.get(person) ?? 0) + 1)
      most = Math.max(most, within.size)
    },
    peak: () => most,
  }
}

/** How many people a business may begin to write to within 24 hours; a portfolio begins with the first. */
export const MESSAGING_TIERS = [250, 2_000, 10_000, 100_000] as const

/** The tier that so many need; null: more than any, "unlimited". */
export const tierFor = (recipients: number): number | null => MESSAGING_TIERS.find((tier) => recipients <= tier) ?? null
