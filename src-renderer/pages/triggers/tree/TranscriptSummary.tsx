import { Button, Group, Text } from '@mantine/core'
import { IconFileOff, IconFileText } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { countTranscripts, setAllTranscripts } from '#core/services'
import type { TreeEditor } from './useTreeEditor.ts'

/** M16 for all request types at once. */
export function TranscriptSummary({ editor, onSay }: { editor: TreeEditor; onSay: (said: string) => void }) {
  const { t } = useTranslation()
  const { all, open } = countTranscripts(editor.trees)
  if (all === 0) return null
  const set = (opens: boolean): void => {
    editor.change(setAllTranscripts(editor.trees, opens))
    onSay(t(opens ? 'services.said.allOn' : 'services.said.allOff', { count: all }))
  }
  return (
    <Group gap="sm">
      <Text size="sm">{t('services.transcript.summary', { open, count: all })}</Text>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconFileOff size={15} aria-hidden />}
        disabled={open === 0}
        onClick={() => set(false)}
      >
        {t('services.transcript.allOff')}
      </Button>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconFileText size={15} aria-hidden />}
        disabled={open === all}
        onClick={() => set(true)}
      >
        {t('services.transcript.allOn')}
      </Button>
    </Group>
  )
}
