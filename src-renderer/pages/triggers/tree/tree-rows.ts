import { isWithin, type RequestType, type ServiceTree, samePath, type TreePath } from '#core/services'

/** One line of the drawn tree. */
export type Row = {
  path: TreePath
  name: string
  /** Names from the tree down: it stays the same when something else is moved. */
  key: string
  /** From 1, among `of` under the same parent. */
  position: number
  of: number
  /** How many stand under it, directly. */
  under: number
  isOpen: boolean
  /** Of a request type: what its switch says. */
  type: RequestType | null
}

/** How far a row, and a drop line on it, are indented: the style sheet does the sums. */
export const levelStyle = (level: number, dropLevel = 0): Record<`--${string}`, number> => ({
  '--level': level,
  '--drop-level': dropLevel,
})

/** More names than this come folded. */
export const OPEN_UP_TO = 300

const keyOf = (...names: string[]): string => JSON.stringify(names)

/** The lines to draw, from the top; what stands under a closed one is left out. */
export function rowsOf(trees: readonly ServiceTree[], closed: ReadonlySet<string>): Row[] {
  const rows: Row[] = []
  const add = (path: TreePath, names: string[], of: number, under: number, type: RequestType | null): boolean => {
    const key = keyOf(...names)
    const isOpen = under > 0 && !closed.has(key)
    rows.push({ path, name: names.at(-1) ?? '', key, position: (path.at(-1) ?? 0) + 1, of, under, isOpen, type })
    return isOpen
  }
  trees.forEach((tree, a) => {
    const { requestTypes } = tree
    if (!add([a], [tree.name], trees.length, requestTypes.length, null)) return
    requestTypes.forEach((type, b) => {
      const names = [tree.name, type.name]
      if (!add([a, b], names, requestTypes.length, type.statuses.length, type)) return
      type.statuses.forEach((status, c) => {
        add([a, b, c], [...names, status], type.statuses.length, 0, null)
      })
    })
  })
  return rows
}

/** What is closed at first: nothing in a tree that fits, else every request type and every tree but the only one. */
export function closedAtFirst(trees: readonly ServiceTree[]): Set<string> {
  const count = trees.reduce((sum, tree) => tree.requestTypes.reduce((all, type) => all + 1 + type.statuses.length, sum + 1), 0)
  if (count <= OPEN_UP_TO) return new Set()
  const types = trees.flatMap((tree) => tree.requestTypes.map((type) => keyOf(tree.name, type.name)))
  return new Set([...types, ...(trees.length > 1 ? trees.map((tree) => keyOf(tree.name)) : [])])
}

/** The keys that have to be open for a path to be seen. */
export const keysAbove = (trees: readonly ServiceTree[], [tree, type]: TreePath): string[] => {
  const above = trees[tree ?? -1]
  const inside = above?.requestTypes[type ?? -1]
  return [...(above ? [keyOf(above.name)] : []), ...(above && inside ? [keyOf(above.name, inside.name)] : [])]
}

/** Where the line of a gap is drawn: on the row that stands there, else under the last one of its parent's branch. */
export function lineOf(rows: readonly Row[], gap: TreePath): { key: string; side: 'before' | 'after' } | null {
  const there = rows.find(({ path }) => samePath(path, gap))
  if (there) return { key: there.key, side: 'before' }
  const last = rows.findLast(({ path }) => isWithin(path, gap.slice(0, -1)))
  return last ? { key: last.key, side: 'after' } : null
}
