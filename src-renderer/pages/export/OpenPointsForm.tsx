import { Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answerer } from '#core/bundle'
import type { ExportPreview } from '#core/contract'
import { Form, useForm } from '../../components/Form.tsx'
import { OpenPointList } from '../../components/OpenPointList.tsx'

type OpenPointsFormProps = {
  points: ExportPreview['openPoints']
  operator: string
  saving: { isPending: boolean; error: Error | null }
  onExport: (answerer: Answerer) => void
  onCancel: () => void
}

/** "Exportar com pendências": who answers for what is open, and why. */
export function OpenPointsForm({ points, operator, saving, onExport, onCancel }: OpenPointsFormProps) {
  const { t } = useTranslation()
  const [person, setPerson] = useState(operator)
  const [reason, setReason] = useState('')
  const form = useForm(saving, () => {
    if (person.trim() !== '' && reason.trim() !== '') onExport({ person: person.trim(), reason: reason.trim() })
  })
  const missing = (value: string): string | undefined =>
    form.isChecked && value.trim() === '' ? t('export.answerMissing') : undefined
  return (
    <Form form={form} aria-label={t('export.withOpenPoints')} verb={t('export.withOpenPoints')} onCancel={onCancel}>
      <Stack gap="xs">
        <Text size="sm">{t('export.openPointsText')}</Text>
        <OpenPointList points={points} />
      </Stack>
      <TextInput
        label={t('export.person')}
        value={person}
        onChange={(event) => setPerson(event.currentTarget.value)}
        error={missing(person)}
        maxLength={120}
        required
      />
      <Textarea
        label={t('export.reason')}
        description={t('export.reasonHint')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={missing(reason)}
        maxLength={500}
        autosize
        minRows={2}
        required
      />
    </Form>
  )
}
