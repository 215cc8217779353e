import type { Mark } from './types.ts'

/** One replacement, and what is selected in the text that it makes. UTF-16. */
type Wrapping = { from: number; to: number; insert: string; anchor: number; head: number }

const FENCE = '```'
const WORD_CHARACTER = /[^\s*_~`]/

/**
 * Sets a stretch of text between two marks, or takes them off where they are; of an empty one the
 * word that it is in. A mark next to a blank shows as such, and all but the fence end with the
 * line: blanks at the edges stay outside, and every line gets its own.
 */
export function wrapWith(mark: Mark, text: string, from: number, to: number): Wrapping {
  const { start, end } = from === to ? wordAt(text, from) : withoutBlanks(text, from, to)
  const inner = text.slice(start, end)
  const size = mark.length
  const keep = (shift: number): Pick<Wrapping, 'anchor' | 'head'> =>
    from === to ? { anchor: from + shift, head: from + shift } : { anchor: start + shift, head: end + shift }

  if (inner !== '' && text.slice(start - size, start) === mark && text.startsWith(mark, end))
    return { from: start - size, to: end + size, insert: inner, ...keep(-size) }
  if (inner.length > 2 * size && inner.startsWith(mark) && inner.endsWith(mark)) {
    const bare = inner.slice(size, -size)
    return { from: start, to: end, insert: bare, anchor: start, head: start + bare.length }
  }
  if (mark === FENCE || !inner.includes('\n')) return { from: start, to: end, insert: mark + inner + mark, ...keep(size) }
  const insert = inner.replace(
    /^([ \t]*)(\S(?:.*\S)?)([ \t]*)$/gm,
    (_, before, line, after) => before + mark + line + mark + after,
  )
  return { from: start, to: end, insert, anchor: start, head: start + insert.length }
}

function wordAt(text: string, at: number): { start: number; end: number } {
  let start = at
  let end = at
  while (start > 0 && WORD_CHARACTER.test(text[start - 1] ?? '')) start--
  while (end < text.length && WORD_CHARACTER.test(text[end] ?? '')) end++
  return { start, end }
}

function withoutBlanks(text: string, from: number, to: number): { start: number; end: number } {
  const inner = text.slice(from, to)
  const start = from + (inner.length - inner.trimStart().length)
  return { start, end: Math.max(start, from + inner.trimEnd().length) }
}
