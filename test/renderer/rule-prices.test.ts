import { expect, it } from 'vitest'
import { SHIPPED_PRICES } from '#core/review'
import en from '#locales/en/rules.json' with { type: 'json' }
import ptBR from '#locales/pt-BR/rules.json' with { type: 'json' }
import { priceFacts } from '../../src-renderer/i18n/rules.ts'

it('says of marketing’s price what the dated list says', () => {
  expect(priceFacts(SHIPPED_PRICES, 'pt-BR')).toEqual({ asOf: '1 de out. de 2026', times: '9,2' })
  expect(priceFacts(SHIPPED_PRICES, 'en')).toEqual({ asOf: 'Oct 1, 2026', times: '9.2' })
})

it('has no gap in a rule’s page that nothing fills, and no price that stands in the words', () => {
  for (const catalogue of [ptBR, en])
    for (const { title, why, how, limits } of Object.values(catalogue).filter((page) => 'why' in page)) {
      const gaps = [title, how, limits, why].join(' ').match(/\{\{\s*\w+/g) ?? []
      expect(
        gaps.filter((gap) => !['{{asOf', '{{times'].includes(gap) && !/\{\{\d|\{\{n/.test(gap)),
        title,
      ).toEqual([])
      expect(why).not.toMatch(/\b(?:nine times|nove vezes)\b/)
    }
})
