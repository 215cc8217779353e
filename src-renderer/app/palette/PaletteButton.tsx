import { Button, Kbd } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { loadPageSentences } from '../../i18n/index.ts'
import classes from '../shell.module.css'

/** The sentences of other pages come along: their names are looked for. */
const Palette = lazy(async () => {
  const [{ Palette: found }] = await Promise.all([import('./Palette.tsx'), loadPageSentences()])
  return { default: found }
})
const KeysDialog = lazy(async () => {
  const [{ KeysDialog: found }] = await Promise.all([import('./KeysDialog.tsx'), loadPageSentences()])
  return { default: found }
})

/** "Buscar em tudo", and its keys on every page. */
export function PaletteButton({ implementationId }: { implementationId: string | null }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null)
  const close = (): void => setOpen(null)
  const show = (): void => setOpen('palette')
  // Also while one types: nothing else is done with it there.
  useHotkeys([['mod+K', show]], [], true)
  useHotkeys([
    ['shift+?', () => setOpen('keys')],
    ['?', () => setOpen('keys')],
  ])
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        className={classes.find}
        leftSection={<IconSearch size={14} aria-hidden />}
        rightSection={<Kbd size="xs">{t('shell.findKey')}</Kbd>}
        aria-keyshortcuts="Control+K"
        onClick={show}
      >
        <span className={classes.findWord}>{t('shell.find')}</span>
      </Button>
      <Suspense>
        {open === 'palette' && (
          <Palette
            implementationId={implementationId}
            onClose={() => setOpen((now) => (now === 'palette' ? null : now))}
            onKeys={() => setOpen('keys')}
          />
        )}
        {open === 'keys' && <KeysDialog onClose={close} />}
      </Suspense>
    </>
  )
}
