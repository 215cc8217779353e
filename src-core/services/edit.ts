import { MOST, nameSchema, type ServiceTree, sameName } from './model.ts'
import { type Entry, fromOutline, heightOf, LEVELS, toOutline } from './outline.ts'

/** Where something stands: index of the tree, of the request type in it, of the status in that. One to three long. */
export type TreePath = readonly number[]

/** Why an edit can't be made; `no-place`: there is nothing there, or no way in that direction. */
export type EditRefusal = 'name' | 'same-name' | 'too-deep' | 'too-many' | 'no-place'

/** The trees after an edit, and where the edited name stands in them. The given trees stay as they were. */
export type TreeEdit = { ok: true; trees: ServiceTree[]; path: TreePath } | { ok: false; why: EditRefusal }

const MOST_AT = [MOST.trees, MOST.requestTypes, MOST.statuses] as const
const refuse = (why: EditRefusal): TreeEdit => ({ ok: false, why })
const edited = (entries: readonly Entry[], path: TreePath): TreeEdit => ({ ok: true, trees: fromOutline(entries), path })

/** The list that a path's last index counts in; null where a name on the way is not there. */
function listAt(entries: Entry[], path: TreePath): Entry[] | null {
  let list: Entry[] | undefined = entries
  for (const index of path.slice(0, -1)) list = list?.[index]?.under
  return list ?? null
}

const entryAt = (entries: Entry[], path: TreePath): Entry | undefined => listAt(entries, path)?.[path.at(-1) ?? -1]

/** The name at a path; undefined where nothing is. */
export const nameAt = (trees: readonly ServiceTree[], path: TreePath): string | undefined => {
  const [tree, type, status] = path
  const inTree = trees[tree ?? -1]
  if (type === undefined) return inTree?.name
  const inType = inTree?.requestTypes[type]
  return status === undefined ? inType?.name : inType?.statuses[status]
}

/** How many stand directly under a path; the trees themselves under the empty one. */
export const countUnder = (trees: readonly ServiceTree[], [tree, type, status]: TreePath): number => {
  if (tree === undefined) return trees.length
  if (type === undefined) return trees[tree]?.requestTypes.length ?? 0
  return status === undefined ? (trees[tree]?.requestTypes[type]?.statuses.length ?? 0) : 0
}

export function renameEntry(trees: readonly ServiceTree[], path: TreePath, given: string): TreeEdit {
  const entries = toOutline(trees)
  const entry = entryAt(entries, path)
  if (!entry) return refuse('no-place')
  const name = nameSchema.safeParse(given)
  if (!name.success) return refuse('name')
  if (listAt(entries, path)?.some((other) => other !== entry && sameName(other.name, name.data))) return refuse('same-name')
  entry.name = name.data
  return edited(entries, path)
}

/** A new name that stands at `path` afterwards; what was there moves down by one. */
export function addEntry(trees: readonly ServiceTree[], path: TreePath, given: string): TreeEdit {
  const name = nameSchema.safeParse(given)
  return name.success ? placed(toOutline(trees), path, { name: name.data, under: [] }, false) : refuse('name')
}

/** Without the name at `path` and all that stands under it. */
export function removeEntry(trees: readonly ServiceTree[], path: TreePath): TreeEdit {
  const entries = toOutline(trees)
  const at = path.at(-1) ?? -1
  const list = listAt(entries, path)
  if (!list?.[at]) return refuse('no-place')
  list.splice(at, 1)
  return edited(entries, list.length === 0 ? path.slice(0, -1) : [...path.slice(0, -1), Math.min(at, list.length - 1)])
}

/**
 * Takes a name with all that stands under it to another place, of its own level or of another one.
 * @param to where it stands afterwards, so that `moveEntry(…, to, from)` is the way back
 */
export function moveEntry(trees: readonly ServiceTree[], from: TreePath, to: TreePath): TreeEdit {
  const entries = toOutline(trees)
  const entry = entryAt(entries, from)
  if (!entry) return refuse('no-place')
  listAt(entries, from)?.splice(from.at(-1) ?? 0, 1)
  return placed(entries, to, entry, samePath(from.slice(0, -1), to.slice(0, -1)))
}

/** @param wasThere it only changes its position: a twin that is there already stays what it was */
function placed(entries: Entry[], path: TreePath, entry: Entry, wasThere: boolean): TreeEdit {
  const list = listAt(entries, path)
  const at = path.at(-1) ?? -1
  if (!list || at < 0 || at > list.length) return refuse('no-place')
  if (path.length + heightOf(entry) - 1 > LEVELS) return refuse('too-deep')
  if (!wasThere && list.some((other) => sameName(other.name, entry.name))) return refuse('same-name')
  if (list.length >= (MOST_AT[path.length - 1] ?? 0)) return refuse('too-many')
  // What comes a level higher brings a longer list with it.
  if (entry.under.length > (MOST_AT[path.length] ?? 0)) return refuse('too-many')
  list.splice(at, 0, entry)
  return edited(entries, path)
}

export type Direction = 'up' | 'down' | 'in' | 'out'

/**
 * Where a step takes a name: among its neighbours, from the edge of one parent into the next
 * one, in under the one before it, or out behind its parent. Null: no way.
 */
export function stepFrom(trees: readonly ServiceTree[], path: TreePath, direction: Direction): TreePath | null {
  const parent = path.slice(0, -1)
  const at = path.at(-1) ?? 0
  if (direction === 'in') return at === 0 ? null : [...parent, at - 1, countUnder(trees, [...parent, at - 1])]
  if (direction === 'out') return parent.length === 0 ? null : [...parent.slice(0, -1), (parent.at(-1) ?? 0) + 1]
  if (direction === 'up' && at > 0) return [...parent, at - 1]
  if (direction === 'down' && at < countUnder(trees, parent) - 1) return [...parent, at + 1]
  const parents = pathsAt(trees, parent.length)
  const index = parents.findIndex((one) => samePath(one, parent))
  const next = parents[direction === 'up' ? index - 1 : index + 1]
  return next ? [...next, direction === 'up' ? countUnder(trees, next) : 0] : null
}

/** Every path of a level, from the top; level 0 is the one empty path. */
function pathsAt(trees: readonly ServiceTree[], level: number): TreePath[] {
  if (level === 0) return [[]]
  return pathsAt(trees, level - 1).flatMap((path) => Array.from({ length: countUnder(trees, path) }, (_, at) => [...path, at]))
}

export const samePath = (a: TreePath, b: TreePath): boolean => a.length === b.length && a.every((index, at) => index === b[at])

/** Whether `path` is `ancestor` or stands under it. */
export const isWithin = (path: TreePath, ancestor: TreePath): boolean => samePath(path.slice(0, ancestor.length), ancestor)
