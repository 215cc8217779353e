import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findEmojis } from '#core/template'
import { applyTransforms, arrangeTransforms, type CrmVariable, TRANSFORMS, type Transform, transformsFor } from '#core/variables'

const apply = (transform: Transform, text: string): string => applyTransforms(text, [transform])
const table = (transform: Transform, rows: [string, string][]): void => {
  it.each(rows)(`${transform}: %j gives %j`, (text, expected) => {
    expect(apply(transform, text)).toBe(expected)
  })
}
const staysAsItIs = (transform: Transform, texts: string[]): void => {
  it.each(texts)(`${transform} leaves %j as it is`, (text) => {
    expect(apply(transform, text)).toBe(text)
  })
}

describe('text', () => {
  table('collapse-whitespace', [
    ['  Rua A,\r\n\tnº 1\u00A0 fundos ', 'Rua A, nº 1 fundos'],
    ['\n', ''],
  ])
  table('remove-emoji', [
    ['Ana 🎉 Souza', 'Ana Souza'],
    ['1️⃣ Açaí® ✅', 'Açaí®'],
  ])
  table('first-name', [
    ['  Ana  Souza', 'Ana'],
    ['Dra. Ana de Souza', 'Ana'],
    ['Sr. Prof. João', 'João'],
    ['Sra Maria', 'Maria'],
    ['Dona', 'Dona'],
    ['Souza, Ana', 'Souza'],
    ["Sant'Ana Lima", "Sant'Ana"],
    ['Ana-Maria Lima', 'Ana-Maria'],
    ['', ''],
  ])
  table('uppercase', [['joão ção', 'JOÃO ÇÃO']])
  table('lowercase', [['JOÃO Ção', 'joão ção']])
  table('title-case', [
    ['ANA MARIA DE SOUZA E SILVA', 'Ana Maria de Souza e Silva'],
    ['josé dos santos', 'José dos Santos'],
    ['da silva', 'Da Silva'],
    ['e agora', 'E Agora'],
    ['foz-do-iguaçu', 'Foz-do-Iguaçu'],
    ["joana d'arc", "Joana D'Arc"],
    ['sant’ana', 'Sant’Ana'],
    ["BOB'S", "Bob's"],
    ['2ª via (do boleto)', '2ª Via (do Boleto)'],
    ['ÁGUA  e\nluz', 'Água  e\nLuz'],
  ])
})

describe('dates', () => {
  table('date-short', [
    ['2026-12-10', '10/12/2026'],
    ['2026/12/10', '10/12/2026'],
    ['2026-12-10T23:59:59.999Z', '10/12/2026'],
    ['2026-12-10T00:30:00-03:00', '10/12/2026'],
    ['2026-12-10 00:30:00', '10/12/2026'],
    ['1/2/2026', '01/02/2026'],
    [' 10/12/2026 14:30 ', '10/12/2026'],
    ['29/02/2028', '29/02/2028'],
  ])
  table('date-long', [
    ['10/12/2026', '10 de dezembro de 2026'],
    ['2026-03-01', '1º de março de 2026'],
    ['01/05/2026 08:00:00', '1º de maio de 2026'],
  ])
  staysAsItIs('date-long', [
    '01/02/03',
    '12/31/2026',
    '29/02/2026',
    '31/04/2026',
    '0000-00-00',
    '2026-13-01',
    '2026-12/10',
    '10/12/2026 25:00',
    '10/12/2026 a confirmar',
    'amanhã',
    '20261210',
    '',
  ])

  const days = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  const zones = fc.constantFrom('', 'Z', '-03:00', '+14:00', ' -0300')
  it('keeps the day that is written, whatever time and zone stand beside it', () => {
    fc.assert(
      fc.property(days, zones, (date, zone) => {
        const [day, time] = date.toISOString().slice(0, -1).split('T')
        const [year, month, dayOfMonth] = (day ?? '').split('-')
        const expected = `${dayOfMonth}/${month}/${year}`
        expect(apply('date-short', `${day}T${time}${zone}`)).toBe(expected)
        expect(apply('date-short', `${expected} ${time?.slice(0, 5)}`)).toBe(expected)
      }),
    )
  })
})

describe('currency', () => {
  table('currency', [
    ['1234.5', 'R$ 1.234,50'],
    ['1234,56', 'R$ 1.234,56'],
    ['1.234,50', 'R$ 1.234,50'],
    ['1,234.50', 'R$ 1.234,50'],
    ['R$ 1.234,50', 'R$ 1.234,50'],
    ['R$1234', 'R$ 1.234,00'],
    ['R$ 1.234', 'R$ 1.234,00'],
    ['1.234.567', 'R$ 1.234.567,00'],
    ['1,234,567', 'R$ 1.234.567,00'],
    ['-12', '-R$ 12,00'],
    ['R$ -12,3', '-R$ 12,30'],
    ['-R$ 12,30', '-R$ 12,30'],
    ['-0,00', 'R$ 0,00'],
    ['0', 'R$ 0,00'],
    ['007', 'R$ 7,00'],
    ['19.9000', 'R$ 19,90'],
    ['1234.500', 'R$ 1.234,50'],
    ['0.500', 'R$ 0,50'],
    ['12345678901234567890.12', 'R$ 12.345.678.901.234.567.890,12'],
  ])
  staysAsItIs('currency', [
    '1.234',
    '1,234',
    'R$ 1,234',
    '1.2345',
    '12.34.56',
    '0.123,50',
    '1,234.567,89',
    '1.234,',
    '12.',
    'US$ 10',
    '--5',
    '-R$ -5',
    'grátis',
    '10 reais',
    '',
  ])

  it('reads every way of writing one amount as that amount', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.boolean(), (cents, isNegative) => {
        const all = cents.toString().padStart(3, '0')
        const units = all.slice(0, -2)
        const decimals = all.slice(-2)
        const dotted = units.replace(/\B(?=(\d{3})+$)/g, '.')
        const sign = isNegative ? '-' : ''
        const expected = `${isNegative && cents > 0n ? '-' : ''}R$ ${dotted},${decimals}`
        const written = [
          `${units}.${decimals}`,
          `${units},${decimals}`,
          `${dotted},${decimals}`,
          `${dotted.replaceAll('.', ',')}.${decimals}`,
          `R$ ${dotted},${decimals}`,
        ]
        expect(written.map((text) => apply('currency', sign + text))).toEqual(written.map(() => expected))
      }),
    )
  })
})

describe('every transform', () => {
  const latin = fc.array(
    fc.oneof(fc.constantFrom(..."aZãÇé19 -'’.,/:$R\n\t"), fc.constantFrom('🎉', 'de', '10/12/2026', 'R$ ', 'Dr.')),
  )
  const texts = latin.map((parts) => parts.join(''))

  it.each(TRANSFORMS)('%s changes nothing the second time', (transform) => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = apply(transform, text)
        expect(apply(transform, once)).toBe(once)
      }),
    )
  })

  it('finds no emoji left after remove-emoji, whatever stood there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(findEmojis(apply('remove-emoji', text))).toEqual([])
      }),
    )
  })

  it('changes capitals only in title-case', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(apply('title-case', text).toLowerCase()).toBe(text.toLowerCase())
      }),
    )
  })

  it('works one after another, in the order given', () => {
    expect(applyTransforms(' DRA. ANA 🎉\n SOUZA', ['collapse-whitespace', 'remove-emoji', 'first-name', 'title-case'])).toBe(
      'Ana',
    )
  })
})

describe('what a person picks', () => {
  it('is put into the order in which it works together', () => {
    expect(arrangeTransforms(['title-case', 'first-name', 'collapse-whitespace'])).toEqual([
      'collapse-whitespace',
      'first-name',
      'title-case',
    ])
  })

  it('keeps the last of two that exclude each other', () => {
    expect(arrangeTransforms(['title-case', 'uppercase'])).toEqual(['uppercase'])
    expect(arrangeTransforms(['date-long', 'date-short', 'remove-emoji'])).toEqual(['remove-emoji', 'date-short'])
  })

  it.each<[CrmVariable['type'], Transform]>([
    ['text', 'first-name'],
    ['date', 'date-long'],
    ['money', 'currency'],
  ])('is offered by type: %s first offers %s', (type, transform) => {
    const others = (['text', 'date', 'money'] as const).filter((other) => other !== type)
    expect(transformsFor(type)).toContain(transform)
    for (const other of others) expect(transformsFor(other)).not.toContain(transform)
  })
})
