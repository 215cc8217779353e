import { Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Operator } from '../shared/useOperator.ts'

/** In whose name a confirmation is recorded; where nobody has said who works here, it is asked for in place. */
export function RecordedBy({ operator }: { operator: Operator }) {
  const { t } = useTranslation()
  if (operator.saved !== '')
    return (
      <Text size="sm" c="dimmed">
        {t('client.receptiveAs', { who: operator.saved })}
      </Text>
    )
  return (
    <TextInput
      label={t('who.label')}
      description={t('who.hint')}
      value={operator.typed}
      onChange={(event) => operator.type(event.currentTarget.value)}
      error={operator.isMissing ? t('who.missing') : undefined}
      maxLength={80}
      maw={360}
      required
    />
  )
}
