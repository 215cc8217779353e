import { Button, Group, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { TestSend } from '#core/implementation'
import { rpc } from '../../connection/index.ts'

/** M6: "recebi no aparelho" is a person's word; where the provider tells only the CRM, it is the only one. */
export function Received({ send }: { send: TestSend }) {
  const { t } = useTranslation()
  const confirm = useMutation(rpc.tests.confirm.mutationOptions())
  if (send.state !== 'accepted' && send.state !== 'unknown') return null
  if (send.received !== null) return null
  return (
    <Group gap="xs" mt="xs">
      <Text size="sm" fw={600} w="100%">
        {t('test.received.question')}
      </Text>
      <Button size="compact-sm" loading={confirm.isPending} onClick={() => confirm.mutate({ id: send.id, received: true })}>
        {t('test.received.yes')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => confirm.mutate({ id: send.id, received: false })}>
        {t('test.received.no')}
      </Button>
    </Group>
  )
}
