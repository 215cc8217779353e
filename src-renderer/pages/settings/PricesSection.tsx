import { Button, Group, Stack, Table, Text } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Prices, SHIPPED_PRICES } from '#core/review'
import { TEMPLATE_CATEGORIES } from '#core/template'
import { RowsSkeleton } from '../../components/PageSkeleton.tsx'
import { Section } from '../../components/Section.tsx'
import { ToneBadge } from '../../components/ToneBadge.tsx'
import { rpc } from '../../connection/index.ts'
import { useMoney } from '../../shared/useMoney.ts'
import { PricesForm } from './PricesForm.tsx'

/** What a message costs, as of when and by whose word; a person may type newer ones. */
export function PricesSection() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [isEditing, setEditing] = useState(false)
  const { data: prices } = useQuery(rpc.app.prices.queryOptions())
  const reset = useMutation(
    rpc.app.savePrices.mutationOptions({ onSuccess: (next) => queries.setQueryData(rpc.app.prices.queryKey(), next) }),
  )
  const isShipped = JSON.stringify(prices) === JSON.stringify(SHIPPED_PRICES)
  return (
    <Section
      title={t('settings.prices.title')}
      text={t('settings.prices.lead')}
      aside={prices && <ToneBadge tone="neutral">{t(isShipped ? 'settings.prices.shipped' : 'settings.prices.own')}</ToneBadge>}
    >
      {!prices ? (
        <RowsSkeleton rows={2} />
      ) : isEditing ? (
        <PricesForm prices={prices} onDone={() => setEditing(false)} />
      ) : (
        <Stack gap="md">
          <PricesTable prices={prices} />
          <Group gap="sm">
            <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setEditing(true)}>
              {t('settings.prices.edit')}
            </Button>
            {!isShipped && (
              <Button variant="subtle" loading={reset.isPending} onClick={() => reset.mutate(null)}>
                {t('settings.prices.reset')}
              </Button>
            )}
          </Group>
        </Stack>
      )}
    </Section>
  )
}

function PricesTable({ prices }: { prices: Prices }) {
  const { t } = useTranslation()
  const money = useMoney(prices)
  return (
    <div>
      <Table maw={480} verticalSpacing={6} withRowBorders>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('settings.prices.category')}</Table.Th>
            <Table.Th ta="right">{t('settings.prices.price')}</Table.Th>
            <Table.Th ta="right">{t('settings.prices.thousand')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {TEMPLATE_CATEGORIES.map((category) => (
            <Table.Tr key={category}>
              <Table.Td>{t(`templates.category.${category}`)}</Table.Td>
              <Table.Td ta="right">{money.message(prices.perMessage[category])}</Table.Td>
              <Table.Td ta="right">{money.thousand(1_000 * prices.perMessage[category])}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed" mt="xs" maw={560}>
        {t('reviews.effect.asOf', { date: money.asOf, source: prices.source })}
      </Text>
    </div>
  )
}
