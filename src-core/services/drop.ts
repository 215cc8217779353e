import { countUnder, isWithin, samePath, type TreePath } from './edit.ts'
import type { ServiceTree } from './model.ts'

/** `gap`: the place between names as they stand now; `to`: where what is dragged stands afterwards. */
export type Drop = { gap: TreePath; to: TreePath }

/**
 * Where something that is dragged over a row would go. It keeps its level: a tree goes among
 * trees, a request type into a tree, a status into a request type. Over a row of its own level
 * the row's half decides, over its future parent it becomes the last in it, over what is deeper
 * it goes behind that row's branch. Null where it has no place, or would stay.
 * @param isLower the pointer is in the lower half of the row
 */
export function dropAt(trees: readonly ServiceTree[], from: TreePath, over: TreePath, isLower: boolean): Drop | null {
  const gap = gapAt(trees, from.length, over, isLower)
  // A name stands neither in itself nor under itself.
  if (!gap || (isWithin(gap, from) && gap.length > from.length)) return null
  const to = afterRemoval(from, gap)
  return samePath(to, from) ? null : { gap, to }
}

function gapAt(trees: readonly ServiceTree[], level: number, over: TreePath, isLower: boolean): TreePath | null {
  const own = over.slice(0, level)
  if (over.length < level - 1) return null
  if (over.length === level - 1) return [...over, countUnder(trees, over)]
  const lower = over.length > level || isLower
  return lower ? [...own.slice(0, -1), (own.at(-1) ?? 0) + 1] : own
}

/** A gap in the trees as they are, as a place in them without what stands at `from`. */
function afterRemoval(from: TreePath, gap: TreePath): TreePath {
  const depth = from.length - 1
  const isBehind = isWithin(gap, from.slice(0, depth)) && (gap[depth] ?? 0) > (from[depth] ?? 0)
  return isBehind ? gap.map((index, at) => (at === depth ? index - 1 : index)) : gap
}
