import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asRead, asTyped, fold, foldKey, holdsAll, slug, withoutAccents, wordsOf } from '#core/text'

const portuguese = fc.string({ unit: fc.constantFrom(...'aáãâàbcçdeéêiíoóõôuúüzÁÇÕ 1.-_\n') })
const anything = fc.string({ unit: 'grapheme' })

describe('a text without case and accents', () => {
  it.each([
    ['Promoção', 'promocao'],
    ['ÀS 10h, “JOÃO”', 'as 10h, “joao”'],
    ['Promoc\u0327a\u0303o', 'promocao'],
  ])('of %s is %s', (text, expected) => {
    expect(fold(text)).toBe(expected)
  })

  it('is the same however the text was typed and stored, and folding it again changes nothing', () => {
    fc.assert(
      fc.property(portuguese, (text) => {
        for (const form of [text.normalize('NFC'), text.normalize('NFD'), text.toUpperCase()]) expect(fold(form)).toBe(fold(text))
      }),
    )
    fc.assert(fc.property(anything, (text) => void expect(fold(fold(text))).toBe(fold(text))))
  })

  it('keeps as a key only what a heading is known by', () => {
    expect(foldKey(' Nº do Telefone (celular)_2 ')).toBe('ndotelefonecelular2')
    fc.assert(fc.property(anything, (text) => void expect(foldKey(text)).toMatch(/^[a-z0-9]*$/)))
  })
})

describe('a name for a file, a key or a template', () => {
  it.each([
    ['Clínica Horizonte & Filhos', 'clinica-horizonte-filhos'],
    ['  2ª via: São João  ', '2a-via-sao-joao'],
    ['--', ''],
    ['日本', ''],
  ])('of %s is %j', (text, expected) => {
    expect(slug(text)).toBe(expected)
    expect(slug(text, '_')).toBe(expected.replaceAll('-', '_'))
  })

  it('is plain and made only once', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(slug(text)).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/)
        expect(slug(slug(text))).toBe(slug(text))
      }),
    )
  })

  it('keeps its case where only the accents have to go', () => {
    expect(withoutAccents('1º Ação')).toBe('1o Acao')
  })
})

describe('two texts that read the same', () => {
  it('differ in case, in blanks and in how an accent is stored, not in the accent', () => {
    expect(asRead(' Em  Atenc\u0327a\u0303o\t')).toBe(asRead('em atenção'))
    expect(asRead('Pará')).not.toBe(asRead('para'))
    fc.assert(fc.property(anything, (text) => void expect(asRead(asRead(text))).toBe(asRead(text))))
  })

  it('may differ in what a program made of quotation marks and dashes', () => {
    expect(asTyped('“Olá” – d’água…')).toBe('"Olá" - d\'água...')
  })
})

describe('a search', () => {
  it('finds all its words in any order, whatever their accents', () => {
    expect(wordsOf('  Visita  técnica ')).toEqual(['visita', 'tecnica'])
    expect(holdsAll(fold('Técnica: aviso de VISITA'), wordsOf('visita tecnica'))).toBe(true)
    expect(holdsAll(fold('Aviso de visita'), wordsOf('visita tecnica'))).toBe(false)
    expect(holdsAll('', wordsOf(' '))).toBe(true)
  })
})
