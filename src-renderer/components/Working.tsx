import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/index.ts'

type WorkingProps = { text: string; done: number; total: number; onCancel: () => void; note?: string | undefined }

/** How far it is, of the whole, and the way out. */
export function Working({ text, done, total, onCancel, note }: WorkingProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const label = useId()
  const percent = total === 0 ? 100 : Math.floor((done / total) * 100)
  return (
    <Group gap="lg" wrap="nowrap" align="center">
      <Stack gap={4} flex={1} maw={560}>
        <Group justify="space-between" gap="sm" wrap="nowrap">
          <Text size="sm" id={label}>
            {text}
          </Text>
          <Text size="sm" c="dimmed" style={{ flex: 'none' }}>
            {t('contacts.percent', { percent: format.number(percent) })}
          </Text>
        </Group>
        <Progress value={percent} size="sm" aria-labelledby={label} />
        {note !== undefined && (
          <Text size="xs" c="dimmed">
            {note}
          </Text>
        )}
      </Stack>
      <Button variant="default" onClick={onCancel}>
        {t('action.cancel')}
      </Button>
    </Group>
  )
}
