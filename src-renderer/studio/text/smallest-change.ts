export type Change = { from: number; to: number; insert: string }

/**
 * The smallest replacement that makes `after` of `before`, so that a caret elsewhere stays where
 * it is; null where they are equal. UTF-16; an emoji's two halves are never parted.
 */
export function smallestChange(before: string, after: string): Change | null {
  if (before === after) return null
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  if (isWithinCharacter(before, start) || isWithinCharacter(after, start)) start--
  let tail = 0
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  if (isWithinCharacter(before, before.length - tail) || isWithinCharacter(after, after.length - tail)) tail--
  return { from: start, to: before.length - tail, insert: after.slice(start, after.length - tail) }
}

const isWithinCharacter = (text: string, at: number): boolean => (text.codePointAt(at - 1) ?? 0) > 0xffff
