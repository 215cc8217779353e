import { type Prices, pricesSchema } from '#core/review'
import { TEMPLATE_CATEGORIES } from '#core/template'
import { oneOf } from '#core/text'

type Category = (typeof TEMPLATE_CATEGORIES)[number]

/** The form's fields as they are typed. */
type PricesDraft = Pick<Prices, 'currency' | 'country' | 'asOf' | 'source'> & { perMessage: Record<Category, string> }
export type PricesField = 'currency' | 'country' | 'asOf' | Category

export function draftOf(prices: Prices, locale: string): PricesDraft {
  const amount = new Intl.NumberFormat(locale, { maximumFractionDigits: 6, useGrouping: false })
  const { MARKETING, UTILITY, AUTHENTICATION } = prices.perMessage
  return {
    ...prices,
    perMessage: {
      MARKETING: amount.format(MARKETING),
      UTILITY: amount.format(UTILITY),
      AUTHENTICATION: amount.format(AUTHENTICATION),
    },
  }
}

/** Takes `0,035` and `0.035` alike: no price per message has thousands. NaN where it is no amount. */
export function readAmount(typed: string): number {
  const plain = typed.trim().replace(',', '.')
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN
}

/** The prices that were typed, or the fields that are not filled as they should be. */
export function readPrices(draft: PricesDraft): { prices: Prices } | { wrong: ReadonlySet<PricesField> } {
  const wrong = new Set<PricesField>()
  const perMessage = { MARKETING: 0, UTILITY: 0, AUTHENTICATION: 0 }
  for (const category of TEMPLATE_CATEGORIES) {
    perMessage[category] = readAmount(draft.perMessage[category])
    if (Number.isNaN(perMessage[category])) wrong.add(category)
  }
  const currency = draft.currency.trim().toUpperCase()
  const country = draft.country.trim().toUpperCase()
  const read = pricesSchema.safeParse({ ...draft, currency, country, perMessage })
  for (const { path } of read.error?.issues ?? []) {
    const field = oneOf(['currency', 'country', 'asOf'], path[0])
    if (field) wrong.add(field)
  }
  return read.success ? { prices: read.data } : { wrong }
}
