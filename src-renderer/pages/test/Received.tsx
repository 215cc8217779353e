import { Button, Group, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { TestSend } from '#core/implementation'
import { rpc } from '../../connection/index.ts'
import { reached } from './delivery-progress.ts'

/** M6: "recebi no aparelho" is a person's word; where the provider tells only the CRM, it is the only one. */
export function Received({ send, tellsDisparo }: { send: TestSend; tellsDisparo: boolean }) {
  const { t } = useTranslation()
  const confirm = useMutation(rpc.tests.confirm.mutationOptions())
  if (send.state !== 'accepted' && send.state !== 'unknown') return null
  if (send.received !== null || reached(send) === 'failed') return null
  return (
    <div style={{ marginTop: 8 }}>
      <Text size="sm" fw={600}>
        {t('test.received.question')}
      </Text>
      <Text size="sm" c="dimmed">
        {send.state === 'unknown'
          ? t('test.received.afterUnknown')
          : tellsDisparo
            ? t('test.received.hint')
            : t('test.received.onlyYou')}
      </Text>
      <Group gap="xs" mt="xs">
        <Button size="compact-sm" loading={confirm.isPending} onClick={() => confirm.mutate({ id: send.id, received: true })}>
          {t('test.received.yes')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => confirm.mutate({ id: send.id, received: false })}>
          {t('test.received.no')}
        </Button>
      </Group>
    </div>
  )
}
