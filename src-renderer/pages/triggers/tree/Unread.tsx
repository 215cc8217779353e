import { Button, Group, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { LineHints } from './LineHints.tsx'
import type { TreeEditor } from './useTreeEditor.ts'

/** In place of the tree while the text has lines that it can't hold: they are neither dropped nor overwritten in passing. */
export function Unread({ editor, onBack }: { editor: TreeEditor; onBack: () => void }) {
  const { t } = useTranslation()
  const { problems } = editor
  return (
    <Stack gap="sm">
      <LineHints title={t('services.unread.title', { count: problems.length })} problems={problems} />
      <Group gap="sm">
        <Button onClick={onBack}>{t('services.unread.back')}</Button>
        <Button variant="default" onClick={() => editor.change(editor.read)}>
          {t('services.unread.drop', { count: problems.length })}
        </Button>
      </Group>
    </Stack>
  )
}
