import { Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SenderNumber, TestSend } from '#core/implementation'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { Section } from '../../components/Section.tsx'
import { type Tone, ToneBadge } from '../../components/ToneBadge.tsx'
import { usePhoneFormat } from '../../components/usePhone.ts'
import { Received } from './Received.tsx'
import { Timeline } from './Timeline.tsx'
import classes from './test.module.css'

const TONES = { pending: 'neutral', accepted: 'ok', failed: 'bad', unknown: 'warn' } as const satisfies Record<
  TestSend['state'],
  Tone
>

export function TestHistory({ sends, numbers }: { sends: TestSend[]; numbers: SenderNumber[] }) {
  const { t } = useTranslation()
  return (
    <Section title={t('test.history')}>
      {sends.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('test.none')}
        </Text>
      ) : (
        <ul className={classes.tests}>
          {sends.map((send) => (
            <Test key={send.id} send={send} number={numbers.find((number) => number.id === send.numberId)} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function Test({ send, number }: { send: TestSend; number: SenderNumber | undefined }) {
  const { t } = useTranslation()
  const formatPhone = usePhoneFormat()
  return (
    <li className={classes.test}>
      <div>
        <Group gap="xs">
          <Text fw={600} size="sm">
            {send.templateName}
          </Text>
          <ToneBadge tone={TONES[send.state]}>{t(`testState.${send.state}`)}</ToneBadge>
        </Group>
        <Text size="sm" c="dimmed">
          {number && `${formatPhone(number.phone)} → `}
          {formatPhone(send.recipient)} · <RelativeTime instant={send.createdAt} />
        </Text>
        <Text size="sm" mt="xs" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {send.body}
        </Text>
      </div>
      <div>
        <Timeline send={send} />
        <Received send={send} />
      </div>
    </li>
  )
}
