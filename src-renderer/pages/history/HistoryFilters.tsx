import { Group, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { oneOf } from '#core/text'
import { DayInput } from '../../components/DayInput.tsx'
import { STEPS_IN_ORDER } from '../../shared/routes.ts'
import type { HistoryFilter } from './useHistory.ts'

type HistoryFiltersProps = {
  filter: HistoryFilter
  actors: readonly string[]
  onChange: (change: Partial<HistoryFilter>) => void
}

/** By part, person and day. */
export function HistoryFilters({ filter, actors, onChange }: HistoryFiltersProps) {
  const { t } = useTranslation()
  const clearButtonProps = { 'aria-label': t('action.clear') }
  return (
    <Group gap="sm" align="flex-end" role="group" aria-label={t('history.filter.label')}>
      <Select
        size="xs"
        w={200}
        label={t('history.filter.step')}
        placeholder={t('history.filter.anyStep')}
        data={STEPS_IN_ORDER.map((step) => ({ value: step, label: t(`steps.${step}`) }))}
        value={filter.step}
        onChange={(step) => onChange({ step: oneOf(STEPS_IN_ORDER, step) ?? null })}
        clearable
        clearButtonProps={clearButtonProps}
      />
      <Select
        size="xs"
        w={200}
        label={t('history.filter.actor')}
        placeholder={t('history.filter.anyActor')}
        data={actors.map((actor) => ({ value: actor, label: actor === '' ? t('history.nobody') : actor }))}
        value={filter.actor}
        onChange={(actor) => onChange({ actor })}
        clearable
        clearButtonProps={clearButtonProps}
      />
      <DayInput size="xs" w={130} label={t('history.filter.from')} value={filter.from} onChange={(from) => onChange({ from })} />
      <DayInput size="xs" w={130} label={t('history.filter.to')} value={filter.to} onChange={(to) => onChange({ to })} />
    </Group>
  )
}
