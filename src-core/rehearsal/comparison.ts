import type { Sent } from '#core/sending'
import type { Comparison, Difference } from './summary.ts'

/** Templates by the name that a person knows them by; the key where a name stands in two languages. */
export type NameOf = (template: string) => string

/** A message of one bundle, by what it is the same as in the other: who gets which template. */
const sameAs = ({ template, person }: Sent, nameOf: NameOf): string => `${nameOf(template)}\n${person}`

/**
 * Holds what two bundles send for the same events against each other. A message is the same where it is the same
 * template to the same person, whatever trigger or number sends it.
 */
export function openComparison(nameNow: NameOf, nameBefore: NameOf) {
  const all: Difference = { more: 0, fewer: 0 }
  const byTemplate = new Map<string, Difference>()
  const byTrigger = new Map<string, Difference>()
  const count = (side: keyof Difference, sent: Sent, nameOf: NameOf): void => {
    all[side]++
    for (const [counts, key] of [
      [byTemplate, nameOf(sent.template)],
      [byTrigger, sent.trigger.key],
    ] as const) {
      const one = counts.get(key) ?? { more: 0, fewer: 0 }
      counts.set(key, one)
      one[side]++
    }
  }
  return {
    /** Of one row of the history, with what it leads to. @returns which of `now` are new, and whether something is gone */
    add(now: readonly Sent[], before: readonly Sent[]): { added: ReadonlySet<Sent>; isFewer: boolean } {
      const left = [...before]
      const added = new Set<Sent>()
      for (const sent of now) {
        const key = sameAs(sent, nameNow)
        const at = left.findIndex((other) => sameAs(other, nameBefore) === key)
        if (at !== -1) left.splice(at, 1)
        else {
          added.add(sent)
          count('more', sent, nameNow)
        }
      }
      for (const sent of left) count('fewer', sent, nameBefore)
      return { added, isFewer: left.length > 0 }
    },
    figures: (): Comparison => ({
      ...all,
      byTemplate: Object.fromEntries([...byTemplate].sort(byName)),
      byTrigger: Object.fromEntries([...byTrigger].sort(byName)),
    }),
  }
}

const byName = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1)
