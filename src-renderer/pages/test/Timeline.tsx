import { Text } from '@mantine/core'
import { IconCircleCheckFilled, IconCircleDot, IconCircleXFilled, IconHelpCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TestSend } from '#core/implementation'
import { useFormat } from '../../i18n/index.ts'
import classes from './test.module.css'

type Event = TestSend['events'][number]

const LOOKS = {
  accepted: { Icon: IconCircleDot, color: 'var(--accent-text)' },
  held: { Icon: IconCircleDot, color: 'var(--warn)' },
  sent: { Icon: IconCircleDot, color: 'var(--accent-text)' },
  delivered: { Icon: IconCircleCheckFilled, color: 'var(--ok)' },
  read: { Icon: IconCircleCheckFilled, color: 'var(--ok)' },
  failed: { Icon: IconCircleXFilled, color: 'var(--bad)' },
  unknown: { Icon: IconHelpCircle, color: 'var(--warn)' },
} as const satisfies Record<Event['status'], unknown>

/** What became of one message, oldest first. */
export function Timeline({ send }: { send: TestSend }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <>
      <ol className={classes.timeline} aria-label={t('test.timeline')}>
        {send.events.map((event) => {
          const { Icon, color } = LOOKS[event.status]
          return (
            <li key={`${event.at}.${event.status}.${event.source}`} className={classes.event}>
              <Icon size={16} color={color} className={classes.dot} aria-hidden />
              <div>
                {event.source === 'person'
                  ? t(event.status === 'failed' ? 'test.received.saidNo' : 'test.received.saidYes')
                  : t(`deliveryStatus.${event.status}`)}
                {event.detail !== null && event.detail !== '' && (
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
        })}
      </ol>
      {send.problem !== null && (
        <Text size="sm" mt={4}>
          {t(`problems.provider-${send.problem}.title`, { hint: '' })}{' '}
          {t(`problems.provider-${send.problem}.advice`, { hint: '' })}
        </Text>
      )}
    </>
  )
}
