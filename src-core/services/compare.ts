import { MOST, type RequestType, type ServiceTree, sameName } from './model.ts'
import type { Entry } from './outline.ts'
import { LEVELS, toOutline } from './outline.ts'
import { withSwitchesOf } from './transcript.ts'

/** One name of either side; `level` counts from 0 (tree, request type, status). */
export type TreeDifference = { level: number; name: string; change: 'added' | 'removed' | 'kept' }

/** How many of each level are added or removed: trees, request types, statuses. */
export type LevelCounts = [trees: number, requestTypes: number, statuses: number]

/**
 * What is there with what was read added to it: nothing goes, nothing is twice. What goes
 * beyond the most that a tree can hold is counted, not taken.
 */
export function mergeServiceTrees(
  have: readonly ServiceTree[],
  read: readonly ServiceTree[],
): { trees: ServiceTree[]; beyond: number } {
  let beyond = 0
  const join = <T extends { name: string }>(
    mine: readonly T[],
    theirs: readonly T[],
    most: number,
    both: (a: T, b: T) => T,
  ): T[] => {
    const joined = mine.map((one) => {
      const other = theirs.find(({ name }) => sameName(name, one.name))
      return other ? both(one, other) : one
    })
    const fresh = theirs.filter((one) => !mine.some(({ name }) => sameName(name, one.name)))
    const taken = fresh.slice(0, Math.max(0, most - mine.length))
    beyond += fresh.length - taken.length
    return [...joined, ...taken]
  }
  const types = (a: RequestType, b: RequestType): RequestType => ({
    ...a,
    statuses: join(a.statuses.map(named), b.statuses.map(named), MOST.statuses, (one) => one).map(({ name }) => name),
  })
  const trees = join(have, read, MOST.trees, (a, b) => ({
    name: a.name,
    requestTypes: join(a.requestTypes, b.requestTypes, MOST.requestTypes, types),
  }))
  return { trees, beyond }
}

const named = (name: string): { name: string } => ({ name })

/** What was read in place of what is there; request types that stay keep their switch (M16). */
export const replaceServiceTrees = (have: readonly ServiceTree[], read: readonly ServiceTree[]): ServiceTree[] =>
  withSwitchesOf(read, have)

/** Both sides name by name, in the order of `next`, each that is gone after its kept neighbours. */
export function compareServiceTrees(
  have: readonly ServiceTree[],
  next: readonly ServiceTree[],
): { lines: TreeDifference[]; added: LevelCounts; removed: LevelCounts } {
  const lines = linesOf(toOutline(have), toOutline(next), 0)
  const count = (change: TreeDifference['change']): LevelCounts => {
    const [trees = 0, requestTypes = 0, statuses = 0] = Array.from(
      { length: LEVELS },
      (_, level) => lines.filter((line) => line.level === level && line.change === change).length,
    )
    return [trees, requestTypes, statuses]
  }
  return { lines, added: count('added'), removed: count('removed') }
}

function linesOf(have: readonly Entry[], next: readonly Entry[], level: number): TreeDifference[] {
  const all = (entries: readonly Entry[], change: TreeDifference['change'], at: number): TreeDifference[] =>
    entries.flatMap(({ name, under }) => [{ level: at, name, change }, ...all(under, change, at + 1)])
  const here = next.flatMap((entry): TreeDifference[] => {
    const before = have.find(({ name }) => sameName(name, entry.name))
    return before
      ? [{ level, name: entry.name, change: 'kept' }, ...linesOf(before.under, entry.under, level + 1)]
      : all([entry], 'added', level)
  })
  return [
    ...here,
    ...all(
      have.filter(({ name }) => !next.some((entry) => sameName(entry.name, name))),
      'removed',
      level,
    ),
  ]
}
