import { Text } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateRow } from '#core/contract'
import type { SenderNumber } from '#core/implementation'
import { ReasonBadges } from '../../components/TemplateBadges.tsx'
import { TemplateSelect } from '../../components/TemplateSelect.tsx'
import { choicesOf } from '../../shared/sendable.ts'

type DefaultTemplateProps = {
  label: string
  number: SenderNumber
  templates: readonly TemplateRow[]
  onChange: (id: string | null) => void
}

/** The template that a number sends unless another is chosen; one that became unusable stays in sight with its reason. */
export function DefaultTemplate({ label, number, templates, onChange }: DefaultTemplateProps) {
  const { t } = useTranslation()
  const { defaultTemplateId } = number
  const choices = useMemo(
    () => choicesOf(number, templates, defaultTemplateId === null ? [] : [defaultTemplateId]),
    [number, templates, defaultTemplateId],
  )
  const chosen = choices.find(({ id }) => id === defaultTemplateId)
  if (!chosen && choices.every((template) => template.unusable.length > 0))
    return (
      <Text size="sm" c="dimmed">
        {t('numbers.noneToChoose')}
      </Text>
    )
  return (
    <>
      <TemplateSelect
        aria-label={label}
        placeholder={t('numbers.noDefaultTemplate')}
        clearable
        clearButtonProps={{ 'aria-label': t('action.clear') }}
        templates={choices}
        value={defaultTemplateId}
        onChange={onChange}
        greyed
      />
      {chosen && chosen.unusable.length > 0 && <ReasonBadges template={chosen} />}
    </>
  )
}
