import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TestSend } from '#core/implementation'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { usePhoneFormat } from '../../shared/usePhone.ts'
import { Received } from './Received.tsx'
import { SendBadge } from './SendBadge.tsx'
import { Timeline } from './Timeline.tsx'
import { tellsDisparo, type World } from './test-data.ts'

/** What becomes of the message that went last, beside the form. */
export function LastSend({ send, world }: { send: TestSend; world: World }) {
  const { t } = useTranslation()
  const formatPhone = usePhoneFormat()
  return (
    <section aria-label={t('test.timeline')}>
      <Text size="sm" fw={600}>
        {send.templateName} <SendBadge send={send} />
      </Text>
      <Text size="xs" c="dimmed" mb="xs">
        {formatPhone(send.recipient)} · <RelativeTime instant={send.createdAt} />
      </Text>
      <Timeline send={send} />
      <Received send={send} tellsDisparo={tellsDisparo(world, send.numberId)} />
    </section>
  )
}
