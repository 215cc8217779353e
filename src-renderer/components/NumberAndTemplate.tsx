import { Select, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TemplateRow } from '#core/contract'
import type { SenderNumber } from '#core/implementation'
import { belongsTo } from '#core/readiness'
import { usePhoneFormat } from './usePhone.ts'

type NumberAndTemplateProps = {
  numbers: readonly SenderNumber[]
  templates: readonly TemplateRow[]
  numberId: string
  templateId: string
  onChange: (chosen: { numberId: string; templateId: string }) => void
  isChecked?: boolean
}

/** A number, then one of the templates that it can send. */
export function NumberAndTemplate({
  numbers,
  templates,
  numberId,
  templateId,
  onChange,
  isChecked = false,
}: NumberAndTemplateProps) {
  const { t } = useTranslation()
  const formatPhone = usePhoneFormat()
  const sendable = sendableFrom(numbers, templates, numberId)
  const chosen = templates.find((template) => template.id === templateId)
  // A chosen template that has become unusable stays visible until another is chosen.
  const shown = chosen && !sendable.includes(chosen) ? [chosen, ...sendable] : sendable
  return (
    <>
      <Select
        label={t('pick.number')}
        placeholder={t('pick.numberPlaceholder')}
        data={numbers.map((number) => ({
          value: number.id,
          label: number.label === '' ? formatPhone(number.phone) : `${formatPhone(number.phone)} · ${number.label}`,
        }))}
        value={numberId === '' ? null : numberId}
        onChange={(id) => {
          const next = id ?? ''
          const stays = sendableFrom(numbers, templates, next).some((template) => template.id === templateId)
          onChange({ numberId: next, templateId: stays ? templateId : '' })
        }}
        error={isChecked && numberId === '' ? t('pick.numberMissing') : undefined}
        required
      />
      <div>
        <Select
          label={t('pick.template')}
          placeholder={t('pick.templatePlaceholder')}
          searchable
          nothingFoundMessage={t('templates.nothing')}
          data={shown.map((template) => ({
            value: template.id,
            label: `${template.content.name} · ${template.content.language}`,
          }))}
          value={templateId === '' ? null : templateId}
          onChange={(id) => onChange({ numberId, templateId: id ?? '' })}
          error={isChecked && templateId === '' ? t('pick.templateMissing') : undefined}
          disabled={numberId === ''}
          required
        />
        {numberId !== '' && sendable.length === 0 && (
          <Text size="xs" mt={4} style={{ color: 'var(--warn)' }}>
            {t('pick.noneSendable')}
          </Text>
        )}
      </div>
    </>
  )
}

/** What a number can send now: approved and readable for the CRM, and its own. */
export const sendableFrom = (
  numbers: readonly SenderNumber[],
  templates: readonly TemplateRow[],
  numberId: string,
): TemplateRow[] => {
  const number = numbers.find((candidate) => candidate.id === numberId)
  return number ? templates.filter((template) => template.unusable.length === 0 && belongsTo(template, number)) : []
}
