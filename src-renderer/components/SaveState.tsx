import { Group, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconLoader2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { SaveStateWord } from '../shared/useAutosave.ts'

/** Where a page saves by itself, this says so. */
export function SaveState({ state }: { state: SaveStateWord }) {
  const { t } = useTranslation()
  return (
    <Group gap={4} role="status" c="dimmed" mih={20}>
      {state === 'saved' && <IconCheck size={14} aria-hidden color="var(--ok)" />}
      {state === 'saving' && <IconLoader2 size={14} aria-hidden />}
      {state === 'failed' && <IconAlertTriangle size={14} aria-hidden color="var(--bad)" />}
      <Text size="sm">{t(`save.${state}`)}</Text>
    </Group>
  )
}
