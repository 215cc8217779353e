import { slug, withoutAccents } from '#core/text'

/** Before by UTF-16 code unit: the same on every machine and in every language. */
export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The part of a key that a text gives; empty where nothing of it is left. */
export const keyPart = (text: string): string => slug(text).slice(0, 40)

/** Names that Windows does not give to a file, whatever stands behind the dot. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** A part of a file name that every system takes; most template names stay as they are. */
export function fileSafe(text: string, length: number): string {
  const safe = withoutAccents(text)
    .replace(/[^A-Za-z0-9_-]/g, '_')
    .slice(0, length)
  return /^[A-Za-z0-9]/.test(safe) && !RESERVED.test(safe) ? safe : `x${safe}`
}

/**
 * Gives each item a key made of its own properties. Where two would get the same
 * (letter case apart: not every disk tells them apart), the later in rank gets `~2`, `~3`…
 * The order of `items` does not matter.
 */
export function naturalKeys<T extends { id: string }>(
  items: readonly T[],
  keyOf: (item: T) => string,
  rankOf: (item: T) => readonly string[],
): Map<string, string> {
  const ranked = items
    .map((item) => ({ id: item.id, key: keyOf(item), rank: JSON.stringify([...rankOf(item), item.id]) }))
    .sort((a, b) => byCodeUnit(a.key.toLowerCase(), b.key.toLowerCase()) || byCodeUnit(a.rank, b.rank))
  const taken = new Set<string>()
  const keys = new Map<string, string>()
  for (const { id, key } of ranked) {
    let free = key
    for (let count = 2; taken.has(free.toLowerCase()); count++) free = `${key}~${count}`
    taken.add(free.toLowerCase())
    keys.set(id, free)
  }
  return keys
}
