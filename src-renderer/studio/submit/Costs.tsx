import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { categoryEffect, type Prices } from '#core/review'
import { useMoney } from '../../shared/useMoney.ts'
import type { Item } from './useSubmission.ts'

/** What a category costs, of when the table is, and what it would cost to be approved as another. */
export function Costs({ items, prices }: { items: readonly Item[]; prices: Prices }) {
  const { t } = useTranslation()
  const money = useMoney(prices)
  const effects = items.flatMap(({ draft }) => categoryEffect(draft.content.category, 'MARKETING', prices) ?? [])
  const factor = effects.find((effect) => effect.factor !== null)?.factor ?? null
  return (
    <Text size="xs" c="dimmed">
      {factor !== null &&
        `${t('submit.asMarketing', { price: money.message(prices.perMessage.MARKETING), factor: money.factor(factor) })} `}
      {t('submit.priceDate', { when: money.asOf })}
    </Text>
  )
}
