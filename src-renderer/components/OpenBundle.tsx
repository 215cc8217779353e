import { Button, FileButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { BUNDLE_FILES, useOpenBundle } from './useOpenBundle.ts'

/** "Abrir bundle…": verifies a file and shows what is in it. A file can as well be dropped on the window. */
export function OpenBundle() {
  const { t } = useTranslation()
  const open = useOpenBundle()
  return (
    <FileButton accept={BUNDLE_FILES} onChange={(file) => file && open.mutate(file)}>
      {(props) => (
        <Button {...props} variant="default" loading={open.isPending}>
          {t('opened.open')}
        </Button>
      )}
    </FileButton>
  )
}
