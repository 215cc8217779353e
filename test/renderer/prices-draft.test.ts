import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SHIPPED_PRICES } from '#core/review'
import { draftOf, readAmount, readPrices } from '../../src-renderer/pages/settings/prices-draft.ts'

describe('readAmount', () => {
  it('takes comma and point', () => {
    expect(['0,035', '0.035', ' 1 '].map(readAmount)).toEqual([0.035, 0.035, 1])
  })

  it.each(['', 'x', '-1', '1.234,5', '1e3', '0,'])('refuses "%s"', (typed) => {
    expect(readAmount(typed)).toBeNaN()
  })
})

describe('readPrices', () => {
  it.each(['pt-BR', 'en'])('reads back what it shows (%s)', (locale) => {
    const amount = fc.nat({ max: 9_999_999 }).map((millionths) => millionths / 1_000_000)
    fc.assert(
      fc.property(amount, amount, amount, (MARKETING, UTILITY, AUTHENTICATION) => {
        const prices = { ...SHIPPED_PRICES, perMessage: { MARKETING, UTILITY, AUTHENTICATION } }
        expect(readPrices(draftOf(prices, locale))).toEqual({ prices })
      }),
    )
  })

  it('takes codes in small letters', () => {
    const draft = { ...draftOf(SHIPPED_PRICES, 'en'), currency: 'usd', country: ' br ' }
    expect(readPrices(draft)).toMatchObject({ prices: { currency: 'USD', country: 'BR' } })
  })

  it('names every field that is not filled as it should be', () => {
    const draft = draftOf(SHIPPED_PRICES, 'en')
    const read = readPrices({
      ...draft,
      currency: 'R$',
      country: 'Brasil',
      asOf: '',
      perMessage: { ...draft.perMessage, UTILITY: 'x' },
    })
    expect(read).toEqual({ wrong: new Set(['UTILITY', 'currency', 'country', 'asOf']) })
  })
})
