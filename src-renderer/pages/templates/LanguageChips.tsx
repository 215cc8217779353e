import { SegmentedControl } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateRow } from '#core/contract'

type LanguageChipsProps = { template: TemplateRow; templates: readonly TemplateRow[]; onSelect: (id: string) => void }

/** The languages of one template, to go from one to the other; nothing where there is only one. */
export function LanguageChips({ template, templates, onSelect }: LanguageChipsProps) {
  const { t } = useTranslation()
  const { name, accountId, senderId } = template
  const siblings = useMemo(
    () => templates.filter((other) => other.name === name && other.accountId === accountId && other.senderId === senderId),
    [templates, name, accountId, senderId],
  )
  if (siblings.length < 2) return null
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('templates.by.language')}
      value={template.id}
      onChange={onSelect}
      data={siblings.map((sibling) => ({ value: sibling.id, label: sibling.language }))}
      style={{ alignSelf: 'flex-start', maxWidth: '100%', flexWrap: 'wrap' }}
    />
  )
}
