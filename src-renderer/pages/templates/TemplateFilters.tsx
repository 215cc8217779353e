import { Kbd, SegmentedControl, Select, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateRow } from '#core/contract'
import type { TemplateFilter } from './filter.ts'
import classes from './templates.module.css'

type TemplateFiltersProps = {
  filter: TemplateFilter
  onChange: (filter: TemplateFilter) => void
  templates: readonly TemplateRow[]
  shown: number
  searchRef: RefObject<HTMLInputElement | null>
  /** Arrow down in the search goes to the list. */
  onLeave: () => void
}

export function TemplateFilters({ filter, onChange, templates, shown, searchRef, onLeave }: TemplateFiltersProps) {
  const { t } = useTranslation()
  const statuses = [...new Set(templates.map((template) => template.status))]
  const reasons = [...new Set(templates.flatMap((template) => template.unusable.map(({ reason }) => reason)))].filter(
    (reason) => reason !== 'not-approved',
  )
  const only = filter.status ? `status.${filter.status}` : filter.reason ? `reason.${filter.reason}` : 'any'
  return (
    <search className={classes.filters}>
      <TextInput
        ref={searchRef}
        type="search"
        aria-label={t('templates.search')}
        placeholder={t('templates.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={<Kbd size="xs">/</Kbd>}
        value={filter.text}
        onChange={(event) => onChange({ ...filter, text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          onLeave()
        }}
        style={{ flex: '1 1 180px' }}
      />
      <SegmentedControl
        aria-label={t('templates.show')}
        value={filter.show}
        onChange={(show) => onChange({ ...filter, show: show as TemplateFilter['show'] })}
        data={(['all', 'usable', 'unusable'] as const).map((show) => ({ value: show, label: t(`templates.filter.${show}`) }))}
      />
      <Select
        aria-label={t('templates.only')}
        w={190}
        value={only}
        onChange={(value) =>
          onChange({
            ...filter,
            status: statuses.find((status) => value === `status.${status}`) ?? null,
            reason: reasons.find((reason) => value === `reason.${reason}`) ?? null,
          })
        }
        data={[
          { value: 'any', label: t('templates.anyStatus') },
          {
            group: t('templates.byStatus'),
            items: statuses.map((status) => ({ value: `status.${status}`, label: t(`templateStatus.${status}`) })),
          },
          {
            group: t('templates.byReason'),
            items: reasons.map((reason) => ({ value: `reason.${reason}`, label: t(`unusable.${reason}.label`) })),
          },
        ]}
      />
      <Text size="xs" c="dimmed" role="status">
        {t('templates.shown', { count: shown, total: templates.length })}
      </Text>
    </search>
  )
}
