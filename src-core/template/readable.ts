import { findEmojis } from './emoji.ts'

/** What the CRM can't take into a text: an emoji (M3), a sign that steers instead of being read, or one that no database holds. */
export type Unreadable = { what: 'emoji' | 'control' | 'unstorable'; found: string; at: number }

/** Control characters, separators that are no line break for the CRM, and marks that turn the direction of a text. */
const STEERING = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u
const STEERING_IN_LINES = /(?![\n\r\t])[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u
/** NUL ends a text in many databases; half of a pair of UTF-16 is no text anywhere. */
const UNSTORABLE = /\0|\p{Cs}/u

/** A sign that can't be shown, by its number: `U+0007`. */
const byNumber = (sign: string): string => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/**
 * The first thing in a text that the CRM can't read; null: it can read all of it.
 * @param lines whether it may have several lines
 */
export function unreadableIn(text: string, { lines = false }: { lines?: boolean } = {}): Unreadable | null {
  const lost = UNSTORABLE.exec(text)
  if (lost) return { what: 'unstorable', found: byNumber(lost[0]), at: lost.index }
  const steering = (lines ? STEERING_IN_LINES : STEERING).exec(text)
  if (steering) return { what: 'control', found: byNumber(steering[0]), at: steering.index }
  const emoji = findEmojis(text)[0]
  return emoji ? { what: 'emoji', found: emoji.text.slice(0, 40), at: emoji.start } : null
}

/** Whether every database takes the text. */
export const isStorable = (text: string): boolean => !UNSTORABLE.test(text)
