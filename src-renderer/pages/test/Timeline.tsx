import { Text } from '@mantine/core'
import {
  IconArrowBackUp,
  IconCircleCheckFilled,
  IconCircleDot,
  IconCircleXFilled,
  IconHelpCircle,
  IconLoader2,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TestSend } from '#core/implementation'
import { useFormat } from '../../i18n/index.ts'
import { inOrder } from './delivery-progress.ts'
import { FailureAdvice } from './FailureAdvice.tsx'
import classes from './test.module.css'

type TestEvent = TestSend['events'][number]

const LOOKS = {
  accepted: { Icon: IconCircleDot, color: 'var(--accent-text)' },
  held: { Icon: IconCircleDot, color: 'var(--warn)' },
  sent: { Icon: IconCircleDot, color: 'var(--accent-text)' },
  delivered: { Icon: IconCircleCheckFilled, color: 'var(--ok)' },
  read: { Icon: IconCircleCheckFilled, color: 'var(--ok)' },
  replied: { Icon: IconArrowBackUp, color: 'var(--ok)' },
  failed: { Icon: IconCircleXFilled, color: 'var(--bad)' },
  unknown: { Icon: IconHelpCircle, color: 'var(--warn)' },
} as const satisfies Record<TestEvent['status'], unknown>

/** What became of one message, oldest first whatever the order in which it was told. */
export function Timeline({ send }: { send: TestSend }) {
  const { t } = useTranslation()
  const events = inOrder(send.events)
  // A failure without an event of its own, and one whose program ended in mid-send.
  const isUntold = send.problem !== null && !events.some(({ problem }) => problem !== null)
  const isInterrupted = send.state === 'unknown' && !events.some(({ status }) => status === 'unknown')
  return (
    <>
      <ol className={classes.timeline} aria-label={t('test.timeline')} aria-live="polite">
        {send.state === 'pending' && (
          <li className={classes.event}>
            <IconLoader2 size={16} color="var(--accent-text)" className={classes.dot} aria-hidden />
            <span>{t('testState.pending')}</span>
          </li>
        )}
        {isInterrupted && (
          <li className={classes.event}>
            <IconHelpCircle size={16} color="var(--warn)" className={classes.dot} aria-hidden />
            <span>{t('testState.unknown')}</span>
          </li>
        )}
        {events.map((event) => (
          <EventRow key={`${event.at}.${event.status}.${event.source}`} event={event} />
        ))}
      </ol>
      {isUntold && <FailureAdvice problem={send.problem} detail={null} />}
    </>
  )
}

function EventRow({ event }: { event: TestEvent }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { Icon, color } = LOOKS[event.status]
  const isReply = event.status === 'replied'
  return (
    <li className={classes.event}>
      <Icon size={16} color={color} className={classes.dot} aria-hidden />
      <div>
        {event.source === 'person'
          ? t(event.status === 'failed' ? 'test.received.saidNo' : 'test.received.saidYes')
          : t(`deliveryStatus.${event.status}`)}
        {isReply && event.detail !== null && <blockquote className={classes.reply}>{event.detail}</blockquote>}
        {/* After a lost answer the reason matters less than what to do: that stands beneath. */}
        {event.status === 'failed' && <FailureAdvice problem={event.problem} detail={event.detail} />}
        {!isReply && event.detail !== null && event.detail !== '' && (
          <details>
            <summary>{t('problem.details')}</summary>
            <span className="mono" style={{ overflowWrap: 'anywhere' }}>
              {event.detail}
            </span>
          </details>
        )}
      </div>
      <Text component="time" size="xs" c="dimmed" dateTime={event.at}>
        {format.time(event.at)}
      </Text>
    </li>
  )
}
