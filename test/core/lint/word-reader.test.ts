import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { completeExample, lintTemplate } from '#core/lint'
import { compileLexicon, findPhrases } from '../../../src-core/lint/phrases.ts'
import { subjectOf } from '../../../src-core/lint/subject.ts'
import { readTexts, wordsOf } from '../../../src-core/lint/word-reader.ts'
import { fold } from '../../../src-core/text/index.ts'

const bodyOf = (text: string) => {
  const [part] = subjectOf({ ...completeExample({}).content, body: { text } }).texts
  if (!part) throw new Error('every template has a body')
  return part
}
const cut = (text: string) => wordsOf(bodyOf(text))
const textsOf = (text: string): string[] => cut(text).map((word) => word.text)

describe('the words of a text', () => {
  it('are without case, accents and signs', () => {
    expect(textsOf('Olá, PROMOÇÃO! 50% de *desconto*…')).toEqual(['ola', 'promocao', '50', '%', 'de', 'desconto'])
  })

  it('have one word for a placeholder, whatever it is called', () => {
    expect(textsOf('Cupom {{cupom}} e {nome} e {{')).toEqual(['cupom', '{}', 'e', '{}', 'e'])
  })

  it('know where a phrase and where a sentence begins', () => {
    const known = cut('Não, perca. Só: hoje\nfim')
    expect(known.map(({ isApart, opensSentence }) => [isApart, opensSentence])).toEqual([
      [true, true],
      [true, false],
      [true, true],
      [true, false],
      [true, true],
    ])
  })

  const pieces = fc.constantFrom(
    'Olá',
    'ção',
    'É',
    'último',
    ' ',
    ', ',
    '! ',
    '\n',
    '{{1}}',
    '{',
    '}}',
    '%',
    '😀',
    'º',
    'İ',
    'ﬁ',
    '\u0301',
  )
  const texts = fc
    .array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 15 })
    .map((parts) => parts.join(''))

  it('stand where they say, in order and apart', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let from = 0
        for (const { text: word, start, end } of cut(text)) {
          expect(start).toBeGreaterThanOrEqual(from)
          expect(end).toBeGreaterThan(start)
          expect(word).toBe(word === '{}' ? '{}' : fold(text.slice(start, end)))
          from = end
        }
        expect(from).toBeLessThanOrEqual(text.length)
      }),
    )
  })

  it('are the same for a composed and a decomposed text', () => {
    const letters = fc.constantFrom('á', 'ç', 'õ', 'E', 'ü', ' ', '.', 'n', '{{1}}')
    fc.assert(
      fc.property(
        fc.array(letters).map((parts) => parts.join('')),
        (text) => {
          const [composed, decomposed] = [text.normalize('NFC'), text.normalize('NFD')]
          expect(textsOf(decomposed)).toEqual(textsOf(composed))
          expect(cut(decomposed).map(({ start, end }) => decomposed.slice(start, end).normalize('NFC'))).toEqual(
            cut(composed).map(({ start, end }) => composed.slice(start, end)),
          )
        },
      ),
    )
  })
})

describe('phrases', () => {
  const lexicon = compileLexicon([
    ['so hoje', 'urgent'],
    ['hoje', 'day'],
    ['em ate # vezes', 'parts'],
    ['# % off', 'promo'],
  ])
  const found = (text: string) => {
    const [read] = readTexts({ content: completeExample({}).content, texts: [bodyOf(text)] })
    return read ? findPhrases(read, lexicon).map(({ entry, start, end }) => [entry, text.slice(start, end)]) : []
  }

  it('are found longest first and never over each other', () => {
    expect(found('Hoje, só hoje!')).toEqual([
      ['day', 'Hoje'],
      ['urgent', 'só hoje'],
    ])
  })

  it('are parted by punctuation, but not by markup', () => {
    expect(found('Só. Hoje')).toEqual([['day', 'Hoje']])
    expect(found('*Só* _hoje_')).toEqual([['urgent', 'Só* _hoje']])
  })

  it('take a number or a placeholder for #', () => {
    expect(found('em até 12 vezes, em até {{1}} vezes, em até doze vezes')).toEqual([
      ['parts', 'em até 12 vezes'],
      ['parts', 'em até {{1}} vezes'],
    ])
    expect(found('{{1}}% OFF e 30 % off')).toEqual([
      ['promo', '{{1}}% OFF'],
      ['promo', '30 % off'],
    ])
  })

  it('are marked where they stand in a decomposed text', () => {
    const text = 'Promoc\u0327a\u0303o: e\u0301 gra\u0301tis.'
    const { content } = completeExample({ body: { text: `Olá, {{1}}. ${text} Seu pedido {{2}} chega.` } })
    const marked = lintTemplate(content)
      .filter(({ rule }) => rule === 'CAT-PROMO')
      .map(({ start, end }) => content.body.text.slice(start, end))
    expect(marked).toEqual(['Promoc\u0327a\u0303o', 'gra\u0301tis'])
  })
})
