import { Checkbox, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TemplatesPageData } from './page-data.ts'
import type { Facets, TemplateFilter } from './template-filter.ts'
import classes from './templates.module.css'
import { useFilterWords } from './useFilterWords.ts'

type FacetFiltersProps = {
  filter: TemplateFilter
  onChange: (filter: TemplateFilter) => void
  parts: TemplatesPageData
  facets: Facets
}

type Choice = 'accountId' | 'senderId' | 'language' | 'category' | 'status' | 'reason'

/** One menu per thing that the rows differ in; where all are alike there is nothing to choose. */
export function FacetFilters({ filter, onChange, parts, facets }: FacetFiltersProps) {
  const { t } = useTranslation()
  const say = useFilterWords(parts)
  const choices: [Choice, readonly string[]][] = [
    ['accountId', parts.accounts.map(({ id }) => id)],
    ['senderId', facets.senderIds],
    ['language', facets.languages],
    ['category', facets.categories],
    ['status', facets.statuses],
    ['reason', facets.reasons.length > 1 ? ['unsupported', ...facets.reasons] : facets.reasons],
  ]
  return (
    <div className={classes.facets}>
      {choices
        .filter(([name, values]) => values.length > (name === 'reason' ? 0 : 1) || filter[name] !== null)
        .map(([name, values]) => (
          <Select
            key={name}
            size="xs"
            label={t(`templates.by.${name}`)}
            placeholder={t('templates.any')}
            data={values.map((value) => ({ value, label: say(name, value) }))}
            value={filter[name]}
            onChange={(value) => onChange({ ...filter, [name]: value })}
            clearable
            clearButtonProps={{ 'aria-label': t('action.clear') }}
          />
        ))}
      <div className={classes.facetChecks}>
        {(facets.hasUnmapped || filter.unmapped) && (
          <Checkbox
            size="xs"
            label={t('templates.by.unmapped')}
            checked={filter.unmapped}
            onChange={(event) => onChange({ ...filter, unmapped: event.currentTarget.checked })}
          />
        )}
        {(facets.hasManual || filter.manual) && (
          <Checkbox
            size="xs"
            label={t('templates.by.manual')}
            checked={filter.manual}
            onChange={(event) => onChange({ ...filter, manual: event.currentTarget.checked })}
          />
        )}
      </div>
    </div>
  )
}
