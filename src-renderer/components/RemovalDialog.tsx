import { Button, Group, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { Dialog } from './Dialog.tsx'
import { type Used, UseLinks, useUses } from './Uses.tsx'

type RemovalDialogProps = {
  opened: boolean
  title: string
  text: ReactNode
  verb: string
  busy?: boolean
  /** What can't go while something stands on it. */
  used: Used
  onConfirm: () => void
  onClose: () => void
}

/** Asks before something is deleted; where something stands on it, shows that instead of asking what would be refused. */
export function RemovalDialog({ used, ...asked }: RemovalDialogProps) {
  const { t } = useTranslation()
  const uses = useUses(used, asked.opened)
  const isKnown = uses !== undefined
  if (isKnown && uses.length === 0) return <ConfirmDialog {...asked} />
  return (
    <Dialog opened={asked.opened && isKnown} title={asked.title} onClose={asked.onClose}>
      <Stack gap="sm">
        <Text size="sm">{t('uses.first', { count: uses?.length ?? 0 })}</Text>
        <UseLinks implementationId={used.implementationId} uses={uses ?? []} onFollow={asked.onClose} />
      </Stack>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={asked.onClose} data-autofocus>
          {t('action.close')}
        </Button>
      </Group>
    </Dialog>
  )
}
