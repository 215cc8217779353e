import { asRead, asTyped } from '#core/text'
import type { AccountIndex, AccountTemplate } from './rule.ts'
import { subjectOf } from './subject.ts'
import { wordsOf } from './word-reader.ts'

/** The share of pairs of neighbouring words that two texts must have in common to be nearly the same. */
const NEAR = 0.7
/** A pair that stands in more rejected texts than these tells nothing about any of them. */
const MOST_TEXTS = 64
/** At most so many are compared for one question, so that a question never takes long. */
const MOST_COMPARED = 16

/**
 * Prepares an account's templates for thousands of questions, each of which takes no longer
 * for ten thousand templates than for ten. A template that is deleted is none.
 */
export function indexAccount(templates: readonly AccountTemplate[]): AccountIndex {
  const present = templates.filter(({ status }) => status !== 'DELETED')
  const byName = Map.groupBy(present, ({ name, language }) => nameKey(name, language))
  // The texts are only looked at when somebody asks about texts.
  let byText: Map<string, AccountTemplate[]> | undefined
  let rejected: Rejected | undefined
  let asked = { body: '', footer: '', key: textKey('', '') }
  // Both questions are asked about the same text, one after the other.
  const keyOf = (body: string, footer: string): string => {
    if (asked.body !== body || asked.footer !== footer) asked = { body, footer, key: textKey(body, footer) }
    return asked.key
  }
  return {
    named: (name, language) => byName.get(nameKey(name, language)) ?? [],
    alike(body, footer) {
      byText ??= Map.groupBy(present, (template) => textKey(template.body, template.footer))
      return byText.get(keyOf(body, footer)) ?? []
    },
    nearRejected(body, footer, words) {
      rejected ??= indexRejected(present.filter(({ status }) => status === 'REJECTED'))
      return rejected(keyOf(body, footer), () => (words ? [words.body, words.footer] : [foldedWords(body), foldedWords(footer)]))
    },
  }
}

/** Meta's `pt_BR` comes as `pt-BR` too. */
const nameKey = (name: string, language: string): string => `${language.replace('-', '_').toLowerCase()} ${name}`

/** Body and footer without what does not make a difference: case, blanks, the kind of quotes and dashes, the placeholders' names. */
const textKey = (body: string, footer: string): string => JSON.stringify([plain(body), plain(footer)])

const plain = (text: string): string => asTyped(asRead(text.replace(/\{\{[^{}]*\}\}/g, '{}')))

type Rejected = (key: string, words: () => readonly (readonly string[])[]) => readonly AccountTemplate[]
type RejectedText = { pairs: ReadonlySet<number>; templates: AccountTemplate[] }

/**
 * An inverted index: pair of words to the texts that hold it. Two texts of which most pairs
 * are shared must share one of the rarest, so only those are looked up.
 */
function indexRejected(templates: readonly AccountTemplate[]): Rejected {
  const vocabulary = new Map<string, number>()
  const texts = new Map<string, RejectedText>()
  for (const template of templates) {
    const key = textKey(template.body, template.footer)
    const same = texts.get(key)
    if (same) same.templates.push(template)
    else {
      const words = [foldedWords(template.body), foldedWords(template.footer)]
      for (const word of words.flat()) if (!vocabulary.has(word)) vocabulary.set(word, vocabulary.size + 1)
      texts.set(key, { pairs: pairsOf(words, vocabulary), templates: [template] })
    }
  }
  const byPair = new Map<number, RejectedText[]>()
  for (const text of texts.values()) {
    for (const pair of text.pairs) {
      const others = byPair.get(pair)
      if (!others) byPair.set(pair, [text])
      else if (others.length < MOST_TEXTS) others.push(text)
    }
  }
  return (key, words) => {
    if (texts.size === 0) return []
    const found = new Set(texts.get(key)?.templates)
    const read = words()
    if (isFar(read, vocabulary)) return [...found]
    const pairs = pairsOf(read, vocabulary)
    for (const candidate of candidates(pairs, byPair))
      if (isNear(pairs, candidate.pairs)) for (const template of candidate.templates) found.add(template)
    return [...found]
  }
}

function candidates(pairs: ReadonlySet<number>, byPair: ReadonlyMap<number, RejectedText[]>): ReadonlySet<RejectedText> {
  const lists: RejectedText[][] = []
  // A near text lacks at most so many of these pairs, so it has one of the first more than these.
  const enough = Math.floor((1 - NEAR) * pairs.size) + 1
  let unknown = 0
  for (const pair of pairs) {
    const texts = byPair.get(pair)
    if (texts) lists.push(texts)
    else unknown++
  }
  const found = new Set<RejectedText>()
  if (unknown >= enough) return found
  lists.sort((a, b) => a.length - b.length)
  for (const texts of lists.slice(0, enough - unknown)) {
    for (const text of texts) {
      if (found.size === MOST_COMPARED) return found
      found.add(text)
    }
  }
  return found
}

function isNear(some: ReadonlySet<number>, others: ReadonlySet<number>): boolean {
  const needed = (NEAR / (1 + NEAR)) * (some.size + others.size)
  let missable = some.size - needed
  if (missable < 0 || others.size < needed) return false
  for (const pair of some) if (!others.has(pair) && --missable < 0) return false
  return true
}

/** Most texts hold so many words that no rejected one has that their pairs need not be looked at. */
function isFar(texts: readonly (readonly string[])[], vocabulary: ReadonlyMap<string, number>): boolean {
  let words = 0
  let unknown = 0
  for (const text of texts) {
    words += text.length
    for (const word of text) if (!vocabulary.has(word)) unknown++
  }
  // Of n words there are fewer than n pairs, and half as many as unknown words lack a counterpart at least.
  return unknown / 2 > (1 - NEAR) * words + 1
}

function foldedWords(text: string): string[] {
  const [part] = subjectOf({ name: '', language: '', category: '', body: { text }, buttons: [], samples: {} }).texts
  return part ? wordsOf(part).map((word) => word.text) : []
}

/**
 * Every two neighbouring words as one number; a text of one word is a pair with nothing.
 * @param vocabulary a number for every word of the rejected texts
 */
function pairsOf(texts: readonly (readonly string[])[], vocabulary: ReadonlyMap<string, number>): ReadonlySet<number> {
  const pairs = new Set<number>()
  let unknown = 0
  for (const words of texts) {
    for (let at = 0; at < Math.max(Math.min(1, words.length), words.length - 1); at++) {
      const first = vocabulary.get(words[at] ?? '')
      const next = words[at + 1]
      const second = next === undefined ? 0 : vocabulary.get(next)
      // A pair that is nowhere else is one of its own.
      pairs.add(first === undefined || second === undefined ? --unknown : first * MOST_WORDS + second)
    }
  }
  return pairs
}

/** More words than any account's rejected texts have; squared it is still a safe integer. */
const MOST_WORDS = 2 ** 26
