import { type ComboboxItem, type ComboboxLikeRenderOptionInput, Group, type OptionsFilter, Text } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateRow } from '#core/contract'
import { fold, holdsAll, wordsOf } from '#core/text'
import { ReasonBadges, StatusBadge } from './TemplateBadges.tsx'

/** More than this nobody reads in a menu; typing narrows it. */
const SHOWN = 50

export const templateLabel = ({ name, language }: Pick<TemplateRow, 'name' | 'language'>): string => `${name} · ${language}`

/** The menu stays as wide as its field, and the texts in it end there; Mantine's own scroll area lets them run on. */
const NARROW = { withScrollArea: false, styles: { options: { maxHeight: 260, overflowY: 'auto' } } } as const

/** What is offered was found here already. */
const asFound: OptionsFilter = ({ options }) => options

/**
 * The options of a template menu over thousands: the first that fit what was typed.
 * @param kept ids whose names the field shows, whatever was typed
 * @param greyed whether what the CRM can't use is only shown, with the reason
 */
export function useTemplateOptions(templates: readonly TemplateRow[], query: string, kept: readonly string[], greyed = false) {
  const { t } = useTranslation()
  const index = useMemo(
    () => templates.map((template) => ({ template, text: fold(`${templateLabel(template)} ${template.text}`) })),
    [templates],
  )
  const found = useMemo(() => {
    const words = wordsOf(query)
    return index.filter(({ text }) => holdsAll(text, words)).map(({ template }) => template)
  }, [index, query])
  const first = found.slice(0, SHOWN)
  const named =
    query === '' ? templates.filter(({ id }) => kept.includes(id) && !first.some((template) => template.id === id)) : []
  const shown = new Map([...named, ...first].map((template) => [template.id, template]))
  const data: ComboboxItem[] = [...shown.values()].map((template) => ({
    value: template.id,
    label: templateLabel(template),
    disabled: greyed && template.unusable.length > 0 && !kept.includes(template.id),
  }))
  if (found.length > SHOWN) data.push({ value: '', label: t('pick.more', { count: found.length - SHOWN }), disabled: true })
  const renderOption = ({ option }: ComboboxLikeRenderOptionInput<ComboboxItem>) => {
    const template = shown.get(option.value)
    return (
      <div style={{ minWidth: 0 }}>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {option.label}
        </Text>
        {template && (
          <Text size="xs" c="dimmed" truncate="end">
            {template.text}
          </Text>
        )}
        {template && template.unusable.length > 0 && (
          <Group gap={4} mt={2}>
            <ReasonBadges template={template} />
            {template.status !== 'APPROVED' && <StatusBadge template={template} />}
          </Group>
        )}
      </div>
    )
  }
  return { data, renderOption, filter: asFound, nothingFoundMessage: t('templates.nothing'), ...NARROW }
}
