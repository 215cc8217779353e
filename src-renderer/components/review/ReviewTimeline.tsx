import { Text, VisuallyHidden } from '@mantine/core'
import {
  IconBan,
  IconCheck,
  IconEye,
  IconEyeOff,
  IconFileText,
  IconGauge,
  IconGavel,
  IconHelp,
  IconPencil,
  IconPlayerPause,
  IconRefresh,
  IconSend,
  IconTag,
  IconUserSearch,
  IconX,
} from '@tabler/icons-react'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewStage } from '#core/provider'
import type { Review, ReviewEvent } from '#core/review'
import { TEMPLATE_CATEGORIES, TEMPLATE_QUALITIES } from '#core/template'
import { oneOf } from '#core/text'
import { useFormat } from '../../i18n/index.ts'
import { useTimeWords } from '../../shared/time.ts'
import { ClockBar } from './ReviewClock.tsx'
import classes from './review-timeline.module.css'
import { type DecisionEvent, type Round, roundsOf, type Station, type StationId } from './rounds.ts'

type ReviewTimelineProps = {
  review: Pick<Review, 'events' | 'submittedAt'>
  /** Who reads at this provider, in order. */
  stages: readonly ReviewStage[]
}

/** A template's way, drawn as a track; reviews before the last one are folded beneath. */
export function ReviewTimeline({ review: { events, submittedAt }, stages }: ReviewTimelineProps) {
  const { t } = useTranslation()
  const rounds = roundsOf(events, stages)
  const last = rounds.at(-1)
  if (!last) return null
  const earlier = rounds.slice(0, -1).toReversed()
  return (
    <div className={classes.timeline}>
      <Track round={last} since={submittedAt} />
      {earlier.length > 0 && (
        <details className={classes.earlier}>
          <summary>{t('reviews.before', { count: earlier.length })}</summary>
          {earlier.map((round) => (
            <Track key={round.stations.map(({ at }) => at).join()} round={round} since={null} />
          ))}
        </details>
      )}
    </div>
  )
}

/** @param since when the clock began, else when the first station was reached */
function Track({ round: { stations, decision, marks, by }, since }: { round: Round; since: string | null }) {
  const { t } = useTranslation()
  const waiting = stations.findIndex(({ state }) => state === 'current')
  const begun = since ?? stations.find(({ at }) => at !== null)?.at ?? null
  const place = { '--place': (waiting + 0.5) / stations.length } as CSSProperties
  return (
    <div>
      <ol className={classes.track} aria-label={t('reviews.way')}>
        {stations.map((station) => (
          <StationMark key={station.id} station={station} decision={decision} by={by} />
        ))}
      </ol>
      {waiting !== -1 && begun !== null && (
        <div className={classes.under} style={place}>
          <ClockBar since={begun} />
        </div>
      )}
      {marks.length > 0 && (
        <ol className={classes.marks} aria-label={t('reviews.after')}>
          {marks.map((event) => (
            <EventMark key={`${event.at}.${event.event}.${event.to}`} event={event} />
          ))}
        </ol>
      )}
    </div>
  )
}

const STATION_ICONS = {
  draft: IconPencil,
  sent: IconSend,
  seen: IconEye,
  again: IconRefresh,
  provider: IconUserSearch,
  meta: IconGavel,
  decision: IconHelp,
} as const satisfies Record<StationId, unknown>

const DECISION_ICONS = {
  approved: IconCheck,
  rejected: IconX,
  paused: IconPlayerPause,
  disabled: IconBan,
  other: IconHelp,
} as const satisfies Record<DecisionEvent['event'], unknown>

const TONES = { approved: 'ok', rejected: 'bad', paused: 'warn', disabled: 'bad', other: 'warn' } as const satisfies Record<
  DecisionEvent['event'],
  string
>

function StationMark({ station, decision, by }: { station: Station; decision: DecisionEvent | null; by: string }) {
  const { t } = useTranslation()
  const { id, at, state } = station
  const verdict = id === 'decision' ? decision : null
  const Icon = verdict ? DECISION_ICONS[verdict.event] : STATION_ICONS[id]
  const label = verdict ? t(`reviews.decision.${verdict.event}`, { word: verdict.detail ?? '' }) : t(`reviews.station.${id}`)
  return (
    <li
      className={classes.station}
      data-state={state}
      data-tone={verdict ? TONES[verdict.event] : undefined}
      aria-current={state === 'current' ? 'step' : undefined}
    >
      <span className={classes.dot}>
        <Icon size={14} stroke={2} aria-hidden />
      </span>
      <span className={classes.stationName}>{label}</span>
      <VisuallyHidden>{t(`reviews.stationState.${state}`)}</VisuallyHidden>
      {at !== null && <Moment instant={at} />}
      {id === 'sent' && by !== '' && <span className={classes.when}>{t('reviews.by', { who: by })}</span>}
    </li>
  )
}

/** Day and time one under the other: a station is narrow. */
function Moment({ instant }: { instant: string }) {
  const words = useTimeWords()
  const format = useFormat()
  return (
    <time className={classes.when} dateTime={instant} title={format.absolute(instant)}>
      <span>{words.day(instant)}</span> <span>{words.clock(instant)}</span>
    </time>
  )
}

const EVENT_LOOKS = {
  approved: { Icon: IconCheck, tone: 'ok' },
  rejected: { Icon: IconX, tone: 'bad' },
  paused: { Icon: IconPlayerPause, tone: 'warn' },
  disabled: { Icon: IconBan, tone: 'bad' },
  category: { Icon: IconTag, tone: 'warn' },
  quality: { Icon: IconGauge, tone: 'neutral' },
  text: { Icon: IconFileText, tone: 'neutral' },
  missing: { Icon: IconEyeOff, tone: 'bad' },
  returned: { Icon: IconEye, tone: 'ok' },
  other: { Icon: IconHelp, tone: 'neutral' },
} as const

const QUALITY_TONES: Readonly<Record<string, string>> = { GREEN: 'ok', YELLOW: 'warn', RED: 'bad' }

type MarkEvent = keyof typeof EVENT_LOOKS
const isMark = (event: ReviewEvent['event']): event is MarkEvent => event in EVENT_LOOKS

function EventMark({ event }: { event: ReviewEvent }) {
  const { t } = useTranslation()
  const say = useValue()
  if (!isMark(event.event)) return null
  const { Icon, tone } = EVENT_LOOKS[event.event]
  const quality = event.event === 'quality' ? QUALITY_TONES[event.to ?? ''] : undefined
  return (
    <li className={classes.mark} data-tone={quality ?? tone}>
      <span className={classes.markDot}>
        <Icon size={12} stroke={2} aria-hidden />
      </span>
      <span>
        <Text component="span" size="xs" fw={500} display="block">
          {t(`reviews.event.${event.event}`, { from: say(event.from), to: say(event.to), detail: event.detail ?? '' })}
        </Text>
        <Moment instant={event.at} />
      </span>
    </li>
  )
}

/** A category or a quality in words; what is neither, as it is. */
function useValue(): (value: string | null) => string {
  const { t } = useTranslation()
  return (value) => {
    const category = oneOf(TEMPLATE_CATEGORIES, value)
    if (category) return t(`templates.category.${category}`)
    const quality = oneOf(TEMPLATE_QUALITIES, value)
    return quality ? t(`quality.${quality}`) : (value ?? '')
  }
}
