import { Anchor, Text, VisuallyHidden } from '@mantine/core'
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { LiveHop } from '#core/contract'
import { BLOCK_REASONS } from '#core/sending'
import { oneOf } from '#core/text'
import { Mend } from '../../components/Mend.tsx'
import { Section } from '../../components/Section.tsx'
import { stepHref } from '../../shared/routes.ts'
import classes from './live.module.css'

type Stop = NonNullable<LiveHop['stop']>

/** Each hop as it happens; the one where it stops says why, and how that is mended. */
export function Way({ implementationId, hops }: { implementationId: string; hops: readonly LiveHop[] }) {
  const { t } = useTranslation()
  return (
    <Section title={t('live.way.title')} text={t('live.way.text')}>
      {hops.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('live.way.empty')}
        </Text>
      )}
      <ol className={classes.way} aria-live="polite" aria-label={t('live.way.title')}>
        {hops.map((hop, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: hops are only ever added
          <Fragment key={at}>
            {hop.round > 0 && hop.hop === 'event' && (
              <li className={classes.round}>
                <Text size="xs" c="dimmed">
                  {t('live.way.round')}
                </Text>
              </li>
            )}
            <Hop implementationId={implementationId} hop={hop} />
          </Fragment>
        ))}
      </ol>
    </Section>
  )
}

function Hop({ implementationId, hop: { hop, stop, lines } }: { implementationId: string; hop: LiveHop }) {
  const { t } = useTranslation()
  const Icon = stop === null ? IconCircleCheck : IconCircleX
  return (
    <li className={classes.hop}>
      <Icon size={20} aria-hidden className={stop === null ? classes.passed : classes.stopped} />
      <div>
        <Text size="sm" fw={600}>
          {t(`live.hop.${hop}`)}
          <VisuallyHidden>: {t(stop === null ? 'live.way.passed' : 'live.way.stopped')}</VisuallyHidden>
        </Text>
        {lines.length > 0 && (
          <Text size="xs" className={classes.lines}>
            {lines.join(hop === 'variables' || hop === 'sub-ticket' ? '\n' : ' · ')}
          </Text>
        )}
        {stop !== null && <Stopped implementationId={implementationId} stop={stop} />}
      </div>
    </li>
  )
}

/** Where what comes behind sending is set. */
const SET_IN = {
  'provider-refused': null,
  'not-arrived': null,
  'no-chat': 'triggers',
  'no-chat-type': 'triggers',
  'no-transcript': 'triggers',
} as const

function Stopped({ implementationId, stop }: { implementationId: string; stop: Stop }) {
  const { t } = useTranslation()
  const reason = oneOf(BLOCK_REASONS, stop)
  if (reason !== undefined)
    return (
      <>
        <Text size="sm" c="var(--bad)">
          {t(`rehearsal.reason.${reason}`)}
        </Text>
        <Mend implementationId={implementationId} reason={reason} />
      </>
    )
  const other = stop as keyof typeof SET_IN
  const step = SET_IN[other]
  return (
    <>
      <Text size="sm" c="var(--bad)">
        {t(`live.stop.${other}`)}
      </Text>
      <Text size="xs" c="dimmed">
        {t(`live.stopText.${other}`)}
        {step !== null && (
          <>
            {' '}
            <Anchor component={Link} href={stepHref(implementationId, step)} size="xs" underline="always">
              {t(`steps.${step}`)}
            </Anchor>
          </>
        )}
      </Text>
    </>
  )
}
