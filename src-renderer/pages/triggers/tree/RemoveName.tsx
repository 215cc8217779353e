import { Button, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Trigger } from '#core/triggers'
import { Dialog } from '../../../components/Dialog.tsx'
import { TriggerLinks } from './TriggerLinks.tsx'

type RemoveNameProps = {
  implementationId: string
  name: string
  /** Those that would be left without their place. */
  triggers: readonly Trigger[]
  onRemove: (withTriggers: boolean) => void
  onClose: () => void
}

/** Asks what becomes of the triggers that stand on a name. */
export function RemoveName({ implementationId, name, triggers, onRemove, onClose }: RemoveNameProps) {
  const { t } = useTranslation()
  const count = triggers.length
  return (
    <Dialog opened title={t('services.remove.title', { name })} size={560} onClose={onClose}>
      <Stack gap="sm">
        <Text size="sm">{t('services.remove.text', { count })}</Text>
        <TriggerLinks implementationId={implementationId} triggers={triggers} />
      </Stack>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('action.cancel')}
        </Button>
        <Button variant="default" onClick={() => onRemove(false)}>
          {t('services.remove.nameOnly', { count })}
        </Button>
        <Button color="red.9" onClick={() => onRemove(true)}>
          {t('services.remove.withTriggers', { count })}
        </Button>
      </Group>
    </Dialog>
  )
}
