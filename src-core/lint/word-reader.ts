import { fold } from '#core/text'
import { oncePerSubject } from './once-per-subject.ts'
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

/** What a sign is to a word: a part of one, an accent on its last letter, a word of its own, or between words. */
const NONE = 0
const LETTER = 1
const ACCENT = 2
const PERCENT = 3
const PARTING = 4
const STOP = 5
const COLON = 6
type Kind = typeof NONE | typeof LETTER | typeof ACCENT | typeof PERCENT | typeof PARTING | typeof STOP | typeof COLON

function kindOfSign(sign: string): Kind {
  if (/[\p{L}\p{N}]/u.test(sign)) return LETTER
  if (/\p{M}/u.test(sign)) return ACCENT
  if (sign === '%') return PERCENT
  if (sign === ':') return COLON
  if (/[.!?…\n]/.test(sign)) return STOP
  return /[,;()—–|]/.test(sign) ? PARTING : NONE
}

/** Nearly every sign of a text is one of these, so a pattern need not be asked. */
const LATIN = Uint8Array.from({ length: 0x250 }, (_, code) => kindOfSign(String.fromCharCode(code)))

/** People use few words, so those of thousands of templates are folded once; numbers are too many, long ones hold their text in memory. */
const folded = new Map<string, string>()
const MOST_FOLDED = 4096

function foldWord(word: string): string {
  if (word.length > 32 || word < 'A') return fold(word)
  const before = folded.get(word)
  if (before !== undefined) return before
  const small = fold(word)
  if (folded.size >= MOST_FOLDED) folded.clear()
  folded.set(word, small)
  return small
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
  let isApart = true
  let opensSentence = true
  let isAnnounced = false
  const add = (word: string, start: number, end: number): void => {
    // A colon parts, but `seu código: {{1}}` says the same as without.
    words.push({ text: word, start, end, isApart: isApart || (isAnnounced && word !== '{}'), opensSentence })
    isApart = opensSentence = isAnnounced = false
  }
  const addFixed = (from: number, to: number): void => {
    let start = -1
    let length = 1
    for (let at = from; at < to; at += length) {
      const code = text.charCodeAt(at)
      let kind = code < LATIN.length ? LATIN[code] : undefined
      length = 1
      if (kind === undefined) {
        const sign = String.fromCodePoint(text.codePointAt(at) ?? 0)
        length = sign.length
        kind = kindOfSign(sign)
      }
      if (kind === LETTER) {
        if (start === -1) start = at
        continue
      }
      // Decomposed letters belong together as composed ones do; an accent on nothing is nothing.
      if (kind === ACCENT && start !== -1) continue
      if (start !== -1) add(foldWord(text.slice(start, at)), start, at)
      start = -1
      if (kind === PERCENT) add('%', at, at + 1)
      else if (kind === STOP) isApart = opensSentence = true
      else if (kind === PARTING) isApart = true
      else if (kind === COLON) isAnnounced = true
    }
    if (start !== -1) add(foldWord(text.slice(start, to)), start, to)
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
