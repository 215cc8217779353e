import { Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PLAN_FIGURES } from '#core/consent'
import type { PlanRecord } from '#core/contract'
import { useFormat } from '../../../i18n/index.ts'
import classes from './plan.module.css'

/** What the plan counted, each figure with what it counts. */
export function PlanFigures({ plan: { figures, planHash, target } }: { plan: PlanRecord }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div>
      <Table verticalSpacing={6} fz="sm" maw={760} aria-label={t('consent.plan.figures')}>
        <Table.Tbody>
          {PLAN_FIGURES.map((figure) => (
            <Table.Tr key={figure} className={figure === 'toUpdate' ? classes.result : undefined}>
              <Table.Th scope="row" fw={figure === 'toUpdate' ? 600 : 400}>
                {t(`consent.figure.${figure}.name`)}
                <Text size="xs" c="dimmed" fw={400}>
                  {t(`consent.figure.${figure}.text`)}
                </Text>
              </Table.Th>
              <Table.Td ta="right" fw={600}>
                {format.number(figures[figure])}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed" mt="xs">
        {t('consent.plan.of', { dialect: t(`consent.dialect.${target.dialect}`), table: target.table })}{' '}
        <span className="mono" title={planHash}>
          {planHash.slice(0, 12)}
        </span>
      </Text>
    </div>
  )
}
