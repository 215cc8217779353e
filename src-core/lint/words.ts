import { oncePerSubject } from './once.ts'
import type { SubjectText } from './rule.ts'

/**
 * A word of a text, without case and accents, and where it stands (UTF-16). A percent sign
 * and a placeholder are words too; the placeholder's is `{}`, whatever it is called.
 */
export type Word = {
  text: string
  start: number
  end: number
  /** A comma, a stop or another sign that parts phrases stands between this word and the one before. */
  isApart: boolean
  /** A sentence begins with this word: a stop, `!`, `?` or a line break stands before it. */
  opensSentence: boolean
}

/** Letters with the accents that follow them, so that composed and decomposed texts give the same words. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*|%/gu
const ACCENTS = /\p{M}+/gu
const ASCII = /^[\x20-\x7E]*$/
const PARTING = /[.,;!?…()\n—–|]/
const STOP = /[.!?…\n]/

/** Without case and accents: `Promoção` gives `promocao`. */
export function fold(text: string): string {
  const small = text.toLowerCase()
  return ASCII.test(small) ? small : small.normalize('NFD').replace(ACCENTS, '')
}

/** A fix is tried on a template of which the other texts stay, and the account is asked about the same text again. */
const recent = new Map<string, readonly Word[]>()
const MOST_RECENT = 16

/** The words of a text in reading order. Takes time in proportion to the text. */
export function wordsOf(part: Pick<SubjectText, 'text' | 'braces'>): readonly Word[] {
  const before = recent.get(part.text)
  if (before) return before
  const words = cut(part)
  if (recent.size >= MOST_RECENT) recent.clear()
  recent.set(part.text, words)
  return words
}

function cut({ text, braces }: Pick<SubjectText, 'text' | 'braces'>): Word[] {
  const words: Word[] = []
  let at = 0
  const add = (word: string, start: number, end: number): void => {
    const between = start - at === 1 && text[at] === ' ' ? '' : text.slice(at, start)
    const opensSentence = words.length === 0 || STOP.test(between)
    words.push({ text: word, start, end, isApart: opensSentence || PARTING.test(between), opensSentence })
    at = end
  }
  const addFixed = (from: number, to: number): void => {
    const part = from === 0 && to === text.length ? text : text.slice(from, to)
    for (const match of part.matchAll(WORD)) add(fold(match[0]), from + match.index, from + match.index + match[0].length)
  }
  let from = 0
  for (const { start, end, opening, closing } of braces) {
    if (opening === 0 || closing === 0) continue
    addFixed(from, start)
    add('{}', start, end)
    from = end
  }
  addFixed(from, text.length)
  return words
}

export type ReadText = { component: SubjectText['component']; text: string; words: readonly Word[] }

/** What the customer reads, that is all but the addresses of buttons, in words; cut once for all rules. */
export const readTexts = oncePerSubject(({ texts }): readonly ReadText[] =>
  texts
    .filter(({ component }) => !component.endsWith('.url'))
    .map(({ component, text, braces }) => ({ component, text, words: wordsOf({ text, braces }) })),
)
