import { Button, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from './Dialog.tsx'

type ConfirmProps = {
  opened: boolean
  title: string
  text: ReactNode
  /** The word on the button that does it. */
  verb: string
  busy?: boolean
  onConfirm: () => void
  onClose: () => void
}

/** Only for what can't be undone, or reaches people. Cancel has the focus; the destructive button comes last. */
export function ConfirmDialog({ opened, title, text, verb, busy = false, onConfirm, onClose }: ConfirmProps) {
  const { t } = useTranslation()
  return (
    <Dialog opened={opened} title={title} onClose={onClose}>
      <Text size="sm">{text}</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('action.cancel')}
        </Button>
        <Button color="red.9" onClick={onConfirm} loading={busy}>
          {verb}
        </Button>
      </Group>
    </Dialog>
  )
}
