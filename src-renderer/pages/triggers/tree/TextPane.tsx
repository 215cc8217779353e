import { Stack, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { LineHints } from './LineHints.tsx'
import classes from './tree.module.css'
import type { TreeEditor } from './useTreeEditor.ts'

/** "Colar texto": the same tree as lines, to type or paste. */
export function TextPane({ editor, onLeave }: { editor: TreeEditor; onLeave: () => void }) {
  const { t } = useTranslation()
  return (
    <Stack gap="sm">
      <Textarea
        label={t('services.text')}
        description={t('services.textHint')}
        placeholder={t('services.placeholder')}
        value={editor.text}
        onChange={(event) => editor.type(event.currentTarget.value)}
        onBlur={onLeave}
        autosize
        minRows={12}
        maxRows={28}
        spellCheck={false}
        wrap="off"
        classNames={{ input: classes.text ?? '' }}
      />
      <LineHints title={t('services.blocked', { count: editor.problems.length })} problems={editor.problems} />
    </Stack>
  )
}
