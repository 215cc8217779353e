import { Select, Text } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateRow } from '#core/contract'
import type { SenderNumber } from '#core/implementation'
import { choicesOf, sendableBy } from '../shared/sendable.ts'
import { usePhoneFormat } from '../shared/usePhone.ts'
import { TemplateSelect } from './TemplateSelect.tsx'

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
  const sendable = useMemo(() => sendableFrom(numbers, templates, numberId), [numbers, templates, numberId])
  const number = numbers.find((candidate) => candidate.id === numberId)
  const shown = useMemo(() => choicesOf(number, templates, [templateId]), [number, templates, templateId])
  const pickNumber = (next: string): void => {
    const stays = sendableFrom(numbers, templates, next).some((template) => template.id === templateId)
    onChange({ numberId: next, templateId: stays ? templateId : '' })
  }
  return (
    <>
      <NumberSelect numbers={numbers} numberId={numberId} onChange={pickNumber} isChecked={isChecked} />
      <div>
        <TemplateSelect
          label={t('pick.template')}
          placeholder={t('pick.templatePlaceholder')}
          templates={shown}
          value={templateId === '' ? null : templateId}
          onChange={(id) => onChange({ numberId, templateId: id ?? '' })}
          error={isChecked && templateId === '' ? t('pick.templateMissing') : undefined}
          disabled={numberId === ''}
          greyed
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

type NumberSelectProps = {
  numbers: readonly SenderNumber[]
  numberId: string
  onChange: (id: string) => void
  isChecked?: boolean
}

/** The number that sends. */
export function NumberSelect({ numbers, numberId, onChange, isChecked = false }: NumberSelectProps) {
  const { t } = useTranslation()
  const formatPhone = usePhoneFormat()
  return (
    <Select
      label={t('pick.number')}
      placeholder={t('pick.numberPlaceholder')}
      data={numbers.map((number) => ({
        value: number.id,
        label: number.label === '' ? formatPhone(number.phone) : `${formatPhone(number.phone)} · ${number.label}`,
      }))}
      value={numberId === '' ? null : numberId}
      onChange={(id) => onChange(id ?? '')}
      error={isChecked && numberId === '' ? t('pick.numberMissing') : undefined}
      required
    />
  )
}

const sendableFrom = (numbers: readonly SenderNumber[], templates: readonly TemplateRow[], numberId: string): TemplateRow[] =>
  sendableBy(
    numbers.find((number) => number.id === numberId),
    templates,
  )
