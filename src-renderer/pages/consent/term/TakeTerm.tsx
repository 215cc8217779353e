import { Button, CopyButton } from '@mantine/core'
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { download } from '../../../shared/download.ts'

/** The text of a version, to be sent: to the clipboard or as a file. */
export function TakeTerm({ text, version }: { text: string; version: string }) {
  const { t } = useTranslation()
  const fileName = t('consent.term.file', { version })
  return (
    <>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            onClick={copy}
            leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          >
            {copied ? t('action.copied') : t('action.copy')}
          </Button>
        )}
      </CopyButton>
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        onClick={() => download(new File([text], fileName, { type: 'text/plain;charset=utf-8' }), fileName)}
      >
        {t('consent.term.download')}
      </Button>
    </>
  )
}
