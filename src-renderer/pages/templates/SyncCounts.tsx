import { Group, Text, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SyncSummary } from '#core/implementation'
import { useFormat } from '../../i18n/index.ts'
import type { TemplateFilter } from './template-filter.ts'
import classes from './templates.module.css'

type SyncCountsProps = {
  accountId: string
  summary: SyncSummary
  onShow: (filter: Partial<TemplateFilter>) => void
}

/** Novos, alterados, ausentes, não suportados: each leads to its rows. */
export function SyncCounts({ accountId, summary, onShow }: SyncCountsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const touched = (what: 'added' | 'changed') => ({ sync: { accountId, endedAt: summary.since ?? summary.endedAt, what } })
  const counts: [name: 'added' | 'changed' | 'missing' | 'unsupported' | 'unchanged', shows: Partial<TemplateFilter> | null][] = [
    ['added', touched('added')],
    ['changed', touched('changed')],
    ['missing', { accountId, reason: 'missing' }],
    ['unsupported', { accountId, reason: 'unsupported' }],
    ['unchanged', null],
  ]
  return (
    <Group gap="md">
      {counts.map(([name, shows]) => {
        const count = summary[name]
        const words = (
          <>
            <Text component="span" fw={600}>
              {format.number(count)}
            </Text>{' '}
            <Text component="span" size="sm" c="dimmed">
              {t(`sync.count.${name}`, { count })}
            </Text>
          </>
        )
        return count > 0 && shows ? (
          <UnstyledButton key={name} className={classes.count} onClick={() => onShow(shows)}>
            {words}
          </UnstyledButton>
        ) : (
          <span key={name}>{words}</span>
        )
      })}
    </Group>
  )
}
