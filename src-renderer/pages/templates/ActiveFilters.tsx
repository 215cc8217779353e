import { Button, CloseButton, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/index.ts'
import type { TemplatesPageData } from './page-data.ts'
import type { TemplateFilter } from './template-filter.ts'
import classes from './templates.module.css'
import { useFilterWords } from './useFilterWords.ts'

type ActiveFiltersProps = {
  filter: Omit<TemplateFilter, 'text'>
  onChange: (part: Partial<TemplateFilter>) => void
  parts: TemplatesPageData
}

const CHOICES = ['accountId', 'senderId', 'language', 'category', 'status', 'reason'] as const
const CHECKS = ['unmapped', 'manual'] as const

/** What narrows the list now, each with its way out. */
export function ActiveFilters({ filter, onChange, parts }: ActiveFiltersProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const say = useFilterWords(parts)
  const active: { key: string; label: string; off: Partial<TemplateFilter> }[] = []
  if (filter.sync)
    active.push({
      key: 'sync',
      label: t(`templates.by.${filter.sync.what}`, { when: format.absolute(filter.sync.endedAt) }),
      off: { sync: null },
    })
  for (const name of CHOICES) {
    const value = filter[name]
    if (value !== null)
      active.push({ key: name, label: `${t(`templates.by.${name}`)}: ${say(name, value)}`, off: { [name]: null } })
  }
  for (const name of CHECKS)
    if (filter[name]) active.push({ key: name, label: t(`templates.by.${name}`), off: { [name]: false } })
  if (active.length === 0) return null
  return (
    <div className={classes.active}>
      {active.map(({ key, label, off }) => (
        <span key={key} className={classes.chip}>
          <Text component="span" size="xs">
            {label}
          </Text>
          <CloseButton size="xs" aria-label={t('templates.clearOne', { filter: label })} onClick={() => onChange(off)} />
        </span>
      ))}
      <Button variant="subtle" size="compact-xs" onClick={() => onChange(Object.assign({}, ...active.map(({ off }) => off)))}>
        {t('templates.clearAll')}
      </Button>
    </div>
  )
}
