import { TEMPLATE_CATEGORIES } from '#core/template'
import { oneOf } from '#core/text'
import type { Prices } from './prices.ts'

export type CategoryEffect = {
  /** How many times the requested price; null where that one costs nothing. */
  factor: number | null
  /** In the currency of the prices. */
  perMessage: { requested: number; returned: number }
  /** What a thousand messages cost more; negative: less. */
  perThousand: number
}

/**
 * What it costs that the provider returned another category than was asked for.
 * @returns null where they are the same, or one of them has no price (retired categories)
 */
export function categoryEffect(requested: string, returned: string, { perMessage }: Prices): CategoryEffect | null {
  const from = oneOf(TEMPLATE_CATEGORIES, requested)
  const to = oneOf(TEMPLATE_CATEGORIES, returned)
  if (from === undefined || to === undefined || from === to) return null
  const price = { requested: perMessage[from], returned: perMessage[to] }
  return {
    factor: price.requested === 0 ? null : price.returned / price.requested,
    perMessage: price,
    perThousand: 1_000 * (price.returned - price.requested),
  }
}
