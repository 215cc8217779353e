import { Group, Progress, Text, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/index.ts'
import { useMoney } from '../../shared/useMoney.ts'
import { FigureButton } from './FigureButton.tsx'
import { blockedIn, costIn, fullness } from './figures.ts'
import { OpenedRows } from './OpenedRows.tsx'
import type { PartProps } from './part.ts'
import classes from './rehearsal.module.css'

const PART = 'headline'

/** The four figures that one reads first. */
export function Headline(props: PartProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { record, opened, onOpen } = props
  const { summary, of, ranAt, history } = record
  const { events, derived, sent, uniqueRecipientsPeak24h: peak, tier } = summary
  const blocked = blockedIn(summary)
  const title = useId()
  const cost = costIn(summary)
  const share = events + derived === 0 ? 0 : (sent / (events + derived)) * 100
  return (
    <section className={`panel ${classes.headline}`} aria-labelledby={title}>
      <Group justify="space-between" align="baseline" gap="xs md" className={classes.headlineHead}>
        <Title order={2} id={title}>
          {t('rehearsal.answer.title')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('rehearsal.answer.about', {
            of: t(`rehearsal.of.${of.kind}`, { sequence: of.sequence ?? 0 }),
            file: history.events,
            when: format.absolute(ranAt),
          })}
        </Text>
      </Group>
      <div className={classes.tiles}>
        <Tile
          label={t('rehearsal.answer.sent')}
          note={t('rehearsal.answer.ofEvents', { count: events + derived, events: format.number(events + derived) })}
        >
          <FigureButton
            count={sent}
            to={{ part: PART, filter: { outcome: 'sent' }, title: t('rehearsal.answer.sent') }}
            opened={opened}
            onOpen={onOpen}
          />
          <Progress value={share} size={4} aria-label={t('rehearsal.answer.share')} mt={8} />
        </Tile>
        <Tile
          label={t('rehearsal.answer.blocked')}
          note={
            derived === 0
              ? t('rehearsal.answer.eachOnce')
              : t('rehearsal.answer.derived', { count: derived, derived: format.number(derived) })
          }
        >
          <FigureButton
            count={blocked}
            to={{ part: PART, filter: { blocked: true }, title: t('rehearsal.answer.blocked') }}
            opened={opened}
            onOpen={onOpen}
          />
        </Tile>
        <Tile label={t('rehearsal.answer.cost')} note={cost ? <CostNote {...cost} /> : t('rehearsal.answer.noMessages')}>
          {cost ? <Amount {...cost} /> : <span className={classes.number}>{format.number(0)}</span>}
        </Tile>
        <Tile
          label={t('rehearsal.answer.peak')}
          note={tier === null ? t('rehearsal.answer.tierOver') : t('rehearsal.answer.tier', { tier: format.number(tier) })}
        >
          <span className={classes.number}>{format.number(peak)}</span>
          <Progress
            value={fullness(peak, tier)}
            size={4}
            color={tier === null ? 'red.8' : 'accent'}
            aria-label={t('rehearsal.answer.fullness')}
            mt={8}
          />
        </Tile>
      </div>
      <OpenedRows {...props} part={PART} />
    </section>
  )
}

function Tile({ label, note, children }: { label: string; note: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.tile}>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <div>{children}</div>
      <Text size="xs" c="dimmed">
        {note}
      </Text>
    </div>
  )
}

type Cost = NonNullable<ReturnType<typeof costIn>>

function Amount({ amount, currency, asOf }: Cost) {
  const { t } = useTranslation()
  const money = useMoney({ currency, asOf })
  return <span className={classes.number}>{amount === null ? t('rehearsal.answer.noPrice') : money.thousand(amount)}</span>
}

function CostNote({ currency, asOf, unknown }: Cost) {
  const { t } = useTranslation()
  const format = useFormat()
  const money = useMoney({ currency, asOf })
  const parts = [t('rehearsal.answer.asOf', { when: money.asOf })]
  if (unknown > 0) parts.push(t('rehearsal.answer.unpriced', { count: unknown, messages: format.number(unknown) }))
  return parts.join(' · ')
}
