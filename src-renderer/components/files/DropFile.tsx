import { Button, FileButton, Text } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactFile } from '#core/contract'
import type { FileKind } from './file-columns.ts'
import classes from './files.module.css'

type DropFileProps = { kind: FileKind; imported: ContactFile | undefined; onFile: (file: File) => void }

/** A file is dropped here, or chosen with the button: dragging is never the only way. */
export function DropFile({ kind, imported, onFile }: DropFileProps) {
  const { t } = useTranslation()
  const [isOver, setOver] = useState(false)
  const over = (event: DragEvent): void => {
    event.preventDefault()
    setOver(true)
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file) onFile(file)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what can be dropped can be chosen with the button inside
    <div
      className={classes.drop}
      data-over={isOver || undefined}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconFileSpreadsheet size={28} stroke={1.4} color="var(--mantine-color-dimmed)" aria-hidden />
      <div className={classes.dropText}>
        <Text size="sm">{t(imported ? 'contacts.drop.again' : `contacts.drop.${kind}`)}</Text>
        <Text size="xs" c="dimmed">
          {t(`contacts.drop.${kind}Hint`)}
        </Text>
      </div>
      <FileButton onChange={(file) => file && onFile(file)} accept=".csv,.tsv,.txt,text/csv,text/plain">
        {(props) => (
          <Button {...props} variant={imported ? 'default' : 'filled'}>
            {t(`contacts.choose.${kind}`)}
          </Button>
        )}
      </FileButton>
    </div>
  )
}
