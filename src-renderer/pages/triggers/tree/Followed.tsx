import { Button, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Trigger } from '#core/triggers'
import { TriggerLinks } from './TriggerLinks.tsx'

type FollowedProps = { implementationId: string; triggers: readonly Trigger[]; onLeave: () => void }

/** Which triggers went along with the last change of the tree, and the way to have them as they were. */
export function Followed({ implementationId, triggers, onLeave }: FollowedProps) {
  const { t } = useTranslation()
  if (triggers.length === 0) return null
  return (
    <Stack gap={4} p="sm" style={{ border: '1px solid var(--line)', borderRadius: 6 }}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text size="sm">{t('services.followed', { count: triggers.length })}</Text>
        <Button variant="default" size="compact-sm" style={{ flex: 'none' }} onClick={onLeave}>
          {t('services.leaveBehind')}
        </Button>
      </Group>
      <TriggerLinks implementationId={implementationId} triggers={triggers} />
    </Stack>
  )
}
