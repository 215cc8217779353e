import { useQuery } from '@tanstack/react-query'
import { categoryEffect, type Prices, SHIPPED_PRICES } from '#core/review'
import { rpc } from '../../connection/index.ts'
import { useMoney } from '../../shared/useMoney.ts'

type Category = keyof Prices['perMessage']

/** What a delivered message costs, as a person reads it; null until it is known. */
export function usePrices() {
  const { data: prices } = useQuery(rpc.app.prices.queryOptions())
  const money = useMoney(prices ?? SHIPPED_PRICES)
  if (!prices) return null
  const factor = categoryEffect('UTILITY', 'MARKETING', prices)?.factor ?? null
  return {
    of: (category: Category): string => money.message(prices.perMessage[category]),
    /** How many utility messages one of marketing costs; null where it costs no more. */
    times: factor !== null && factor > 1 ? money.factor(factor) : null,
    date: money.asOf,
  }
}
