import { oncePerSubject } from './once-per-subject.ts'
import type { Subject } from './rule.ts'
import { type ReadText, readTexts, type Word } from './word-reader.ts'

/**
 * A list of phrases, written as they are read in folded form: small letters, no accents.
 * `{}` stands for a placeholder, `#` for a number or a placeholder.
 */
export type Lexicon<Entry> = ReadonlyMap<string, readonly { words: readonly string[]; entry: Entry }[]>

export type Hit<Entry> = {
  entry: Entry
  component: ReadText['component']
  /** The phrase as the lexicon has it. */
  phrase: string
  /** The words as they stand in the text. */
  found: string
  start: number
  end: number
  /** In `text.words`; `last` is the phrase's last. */
  first: number
  last: number
  text: ReadText
}

const NUMBER = /^[0-9]+$/

/** Sorted by first word and then by length, so that a text is looked through once and the longest phrase wins. */
export function compileLexicon<Entry>(entries: Iterable<readonly [phrase: string, entry: Entry]>): Lexicon<Entry> {
  const byFirst = new Map<string, { words: string[]; entry: Entry }[]>()
  for (const [phrase, entry] of entries) {
    const words = phrase.split(' ')
    const first = words[0] ?? ''
    const others = byFirst.get(first)
    if (others) others.push({ words, entry })
    else byFirst.set(first, [{ words, entry }])
  }
  for (const group of byFirst.values()) group.sort((a, b) => b.words.length - a.words.length)
  return byFirst
}

const isWord = (wanted: string, word: Word): boolean => wanted === word.text || (wanted === '#' && isNumber(word.text))

/** The first sign tells nearly always. */
const isNumber = (word: string): boolean => word === '{}' || (word <= ':' && NUMBER.test(word))

function isPhrase(wanted: readonly string[], words: readonly Word[], at: number): boolean {
  for (let next = 1; next < wanted.length; next++) {
    const word = words[at + next]
    if (word === undefined || word.isApart || !isWord(wanted[next] ?? '', word)) return false
  }
  return true
}

/**
 * Every phrase of the lexicon that stands in the words, the leftmost and there the longest
 * first; none overlaps another. Signs that part sentences part phrases too.
 */
export function findPhrases<Entry>(text: ReadText, lexicon: Lexicon<Entry>): Hit<Entry>[] {
  const hits: Hit<Entry>[] = []
  const { words, component } = text
  const anyNumber = lexicon.get('#')
  for (let at = 0; at < words.length; at++) {
    const word = words[at]
    if (word === undefined) break
    const own = lexicon.get(word.text)
    const asNumber = anyNumber && isWord('#', word) ? anyNumber : undefined
    // Nearly always: most words begin no phrase.
    if (own === undefined && asNumber === undefined) continue
    const isHere = (candidate: { words: readonly string[] }): boolean => isPhrase(candidate.words, words, at)
    const match = own?.find(isHere) ?? asNumber?.find(isHere)
    if (match === undefined) continue
    const last = at + match.words.length - 1
    const end = words[last]?.end ?? word.end
    const found = text.text.slice(word.start, end)
    hits.push({
      entry: match.entry,
      component,
      phrase: match.words.join(' '),
      found,
      start: word.start,
      end,
      first: at,
      last,
      text,
    })
    at = last
  }
  return hits
}

/** The same for all that a customer reads of a template, found once for all rules that ask with this lexicon. */
export const phraseFinder = <Entry>(lexicon: Lexicon<Entry>): ((subject: Subject) => readonly Hit<Entry>[]) =>
  oncePerSubject((subject) => readTexts(subject).flatMap((text) => findPhrases(text, lexicon)))

/** Sentence by sentence is enough: whether a word of these stands before it in the same one. */
export function isAfter(words: readonly Word[], at: number, meant: ReadonlySet<string>, most: number): boolean {
  for (let before = at; before > 0 && at - before < most; before--) {
    if (words[before]?.opensSentence) return false
    if (meant.has(words[before - 1]?.text ?? '')) return true
  }
  return false
}

/** How far a sentence is followed to either side, in words. */
const SENTENCE = 30

/** The words of the sentence that a phrase stands in. */
export function sentenceOf({ text: { words }, first, last }: Hit<unknown>): string[] {
  let from = first
  while (from > 0 && first - from < SENTENCE && !words[from]?.opensSentence) from--
  let to = last + 1
  while (to < words.length && to - last < SENTENCE && !words[to]?.opensSentence) to++
  return words.slice(from, to).map(({ text }) => text)
}
