import { Button, Kbd, SegmentedControl, Text, TextInput } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconSearch } from '@tabler/icons-react'
import { type RefObject, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActiveFilters } from './ActiveFilters.tsx'
import { FacetFilters } from './FacetFilters.tsx'
import type { TemplatesPageData } from './page-data.ts'
import type { Facets, TemplateFilter } from './template-filter.ts'
import classes from './templates.module.css'

type TemplateFiltersProps = {
  filter: TemplateFilter
  onChange: (filter: TemplateFilter) => void
  parts: TemplatesPageData
  facets: Facets
  shown: number
  searchRef: RefObject<HTMLInputElement | null>
  /** Arrow down in the search goes to the list. */
  onLeave: () => void
}

/** Search and usable-or-not always in sight; the rest opens, and what is set stays readable when it is closed. */
export function TemplateFilters({ filter, onChange, parts, facets, shown, searchRef, onLeave }: TemplateFiltersProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const { text, ...set } = filter
  return (
    <search className={classes.filters}>
      <div className={classes.filterLine}>
        <TextInput
          ref={searchRef}
          type="search"
          aria-label={t('templates.search')}
          placeholder={t('templates.search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          rightSection={<Kbd size="xs">/</Kbd>}
          value={text}
          onChange={(event) => onChange({ ...filter, text: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown') return
            event.preventDefault()
            onLeave()
          }}
          style={{ flex: '1 1 180px' }}
        />
        <SegmentedControl
          className={classes.show}
          aria-label={t('templates.show')}
          value={filter.show}
          onChange={(show) => onChange({ ...filter, show: show as TemplateFilter['show'] })}
          data={(['all', 'usable', 'unusable'] as const).map((show) => ({ value: show, label: t(`templates.filter.${show}`) }))}
        />
        <Button
          variant="default"
          leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {t('templates.filters')}
        </Button>
        <Text size="xs" c="dimmed" role="status">
          {t('templates.shown', { count: shown, total: parts.templates.length })}
        </Text>
      </div>
      <div id={id} hidden={!isOpen}>
        {isOpen && <FacetFilters filter={filter} onChange={onChange} parts={parts} facets={facets} />}
      </div>
      <ActiveFilters filter={set} onChange={(part) => onChange({ ...filter, ...part })} parts={parts} />
    </search>
  )
}
