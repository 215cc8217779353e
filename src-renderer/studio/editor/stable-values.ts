/**
 * What reads as before is the one from before, so that whatever shows it is not drawn anew. For
 * the small values that follow from every key that is typed.
 */
export const kept = <T>(before: T | undefined, now: T): T =>
  before !== undefined && JSON.stringify(before) === JSON.stringify(now) ? before : now

/** The same for each part of a list, and for the list. */
export function keptList<T>(before: readonly T[] | undefined, now: readonly T[]): readonly T[] {
  if (!before) return now
  const known = new Map(before.map((item) => [JSON.stringify(item), item]))
  const items = now.map((item) => known.get(JSON.stringify(item)) ?? item)
  return items.length === before.length && items.every((item, at) => item === before[at]) ? before : items
}

/** The same for each value of a map, and for the map. */
export function keptMap<Key, Value>(
  before: ReadonlyMap<Key, Value> | undefined,
  now: ReadonlyMap<Key, Value>,
): ReadonlyMap<Key, Value> {
  if (!before) return now
  const entries = [...now].map(([key, value]) => [key, kept(before.get(key), value)] as const)
  const isSame = entries.length === before.size && entries.every(([key, value]) => before.has(key) && before.get(key) === value)
  return isSame ? before : new Map(entries)
}
