/** What is the same thing on both sides, what went and what came. */
export type Paired<T> = { pairs: { before: T; after: T }[]; gone: T[]; come: T[] }

/** What two things have in common that are the same; null: it says nothing. `ofBefore` may read what is called something else now. */
export type Sign<T> = {
  of(item: T): string | null
  ofBefore?(item: T): string | null
  /** Several with the same sign are paired in their order; else a sign that several have says nothing. */
  several?: boolean
}

/** Pairs by each sign in turn, the surest first. Swapping the sides swaps the answer. */
export function pairUp<T>(before: readonly T[], after: readonly T[], signs: readonly Sign<T>[]): Paired<T> {
  const pairs: Paired<T>['pairs'] = []
  let gone = [...before]
  let come = [...after]
  for (const { of, ofBefore = of, several = false } of signs) {
    const theirs = Map.groupBy(come, of)
    const paired = new Set<T>()
    for (const [sign, ours] of Map.groupBy(gone, ofBefore)) {
      const others = sign === null ? undefined : theirs.get(sign)
      if (others === undefined || (!several && (ours.length > 1 || others.length > 1))) continue
      for (const [at, one] of ours.entries()) {
        const other = others[at]
        if (other === undefined) break
        pairs.push({ before: one, after: other })
        paired.add(one).add(other)
      }
    }
    gone = gone.filter((item) => !paired.has(item))
    come = come.filter((item) => !paired.has(item))
  }
  return { pairs, gone, come }
}

/** How alike two names read, 0 to 1: pairs of letters that both have. */
export function likeness(a: string, b: string): number {
  const [ours, theirs] = [lettersOf(a), lettersOf(b)]
  const total = ours.length + theirs.length
  if (total === 0) return a === b ? 1 : 0
  const left = [...theirs]
  const common = ours.filter((pair) => {
    const at = left.indexOf(pair)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
  return (2 * common.length) / total
}

const lettersOf = (name: string): string[] => {
  const plain = name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  return Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2))
}

/** From this on two names are one that was written anew. */
export const ALIKE = 0.5
