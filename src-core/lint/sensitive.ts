import { saying } from './examples.ts'
import { findPhrases, type Hit, isAfter, sentenceOf } from './phrases.ts'
import { hasAny, isOfAThing, NEGATIONS } from './policy-lexicon.ts'
import type { Report, Rule } from './rule.ts'
import {
  ASKING,
  AWAY,
  BARE_DIGITS,
  type Datum,
  ELSEWHERE,
  ONLY,
  OTHER_CARD,
  PARTIAL,
  PICTURING,
  SENSITIVE,
  SPOKEN,
  TO_US,
  WAITING_LINE,
  WANTING,
  WHICH,
  WHOLE_CARD,
} from './sensitive-lexicon.ts'
import { readTexts, type Word } from './word-reader.ts'

/** How far after the request its object may stand, in words; after a plain wish. */
const REACH = 9
const NEAR = 4

export const sensitiveRule: Rule = {
  id: 'POL-SENSITIVE',
  messages: { asks: 'error' },
  fix: 'none',
  source: { keys: ['M-REV'], date: '2026-09-11', confidence: 'H' },
  examples: {
    wrong: [
      saying('Informe seu CPF para continuar.'),
      saying('Envie o número do cartão.'),
      saying('Confirme sua senha.'),
      saying('Nos passe o token que apareceu no celular.'),
    ],
    right: [
      saying('A compra foi feita no cartão de crédito de final 4521.'),
      saying('Confirme os 4 últimos dígitos do seu CPF.'),
      saying('Nunca informe sua senha a ninguém.'),
      saying('Informe o número do cartão do convênio.'),
    ],
  },
  check: (subject) =>
    readTexts(subject).flatMap((text) => {
      // Nothing is asked for, so there is nothing to look for.
      if (!text.words.some(({ text: word }) => ASKING.has(word) || WANTING.has(word) || SPOKEN.has(word))) return []
      return findPhrases(text, SENSITIVE).flatMap((hit): Report[] => {
        const asking = isMention(hit) ? null : askedBy(hit)
        if (asking === null) return []
        if (WHOLE_CARD.has(hit.phrase) && !PICTURING.has(asking.text)) return []
        if (BARE_DIGITS.has(hit.phrase) && !(WHICH.has(asking.text) && isLast(hit))) return []
        const { component, end, entry } = hit
        const words = text.text.slice(asking.start, end)
        return [{ messageId: 'asks', data: { datum: entry, words }, component, start: asking.start, end }]
      })
    }),
}

/** What follows makes it a mention: the number itself, its last digits, the place in a waiting line, another card. */
function isMention(hit: Hit<Datum>): boolean {
  const { text, last, entry } = hit
  const behind: string[] = []
  for (let at = last + 1; behind.length < NEAR; at++) {
    const word = text.words[at]
    if (word === undefined || word.opensSentence) break
    behind.push(word.text)
  }
  if (behind[0] === '{}' || PARTIAL.has(behind[0] ?? '')) return true
  if (entry === 'cartão' && hasAny(behind.slice(0, 2), OTHER_CARD)) return true
  if (entry === 'senha' && (hasAny(behind, ONLY) || hasAny(behind, WAITING_LINE))) return true
  const isCode = entry === 'token' || entry === 'código recebido' || hit.phrase === 'codigo de seguranca'
  return isCode && isOfAThing(sentenceOf(hit))
}

/** Nothing in its sentence stands behind it, which would say of what. */
const isLast = ({ text, last }: Hit<Datum>): boolean => text.words[last + 1]?.opensSentence !== false

/** The request in the same sentence that a sensitive datum is the object of, or null. */
function askedBy({ text: { words }, first }: Hit<Datum>): Word | null {
  for (let at = first; at > 0 && first - at < REACH; at--) {
    if (words[at]?.opensSentence) return null
    const word = words[at - 1]
    if (word === undefined || ELSEWHERE.has(word.text) || PARTIAL.has(word.text)) return null
    if (!isRequest(words, at - 1, first)) continue
    if (AWAY.get(word.text)?.has(words[at]?.text ?? '')) return null
    // "Confirme se o CPF está certo" asks for a yes.
    if (words[at]?.text === 'se' && !words[at]?.opensSentence) return null
    return isAfter(words, at - 1, NEGATIONS, 4) ? null : word
  }
  return null
}

function isRequest(words: readonly Word[], at: number, first: number): boolean {
  const word = words[at]
  if (word === undefined) return false
  if (ASKING.has(word.text)) return true
  if (WANTING.has(word.text)) return first - at <= NEAR
  return SPOKEN.has(word.text) && (word.isApart || TO_US.has(words[at - 1]?.text ?? ''))
}
