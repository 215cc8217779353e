import { Text, Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { REVIEW_TERM, reviewClock } from '#core/review'
import { useNow, useTimeWords } from '../../shared/time.ts'
import classes from './review-clock.module.css'

/** The 48 hours as they stand now, with the words for them. `since` is ISO 8601. */
function useReviewClock(since: string) {
  const { t } = useTranslation()
  const words = useTimeWords()
  const now = useNow(1_000)
  const clock = reviewClock(since, new Date(now).toISOString())
  const elapsed = words.span(clock.elapsedMs)
  const left = words.span(clock.remainingMs)
  const sentence =
    clock.state === 'late'
      ? t('reviews.clock.late', { elapsed })
      : t(clock.isPastMeta ? 'reviews.clock.pastMeta' : 'reviews.clock.running', { elapsed, left })
  const tone = clock.state === 'late' ? 'bad' : clock.isPastMeta ? 'warn' : 'ok'
  return { clock, elapsed, sentence, tone, share: Math.min(1, clock.elapsedMs / REVIEW_TERM) } as const
}

const RADIUS = 7
const ROUND = 2 * Math.PI * RADIUS

/** How long a template has been in review, small: a ring that fills in 48 hours. */
export function ReviewClock({ since }: { since: string }) {
  const { t } = useTranslation()
  const { clock, elapsed, sentence, tone, share } = useReviewClock(since)
  return (
    <Tooltip label={sentence}>
      <span className={classes.clock} data-tone={tone}>
        <svg viewBox="0 0 20 20" width={18} height={18} aria-hidden="true">
          <circle cx={10} cy={10} r={RADIUS} className={classes.clockRest} />
          <circle
            cx={10}
            cy={10}
            r={RADIUS}
            className={classes.clockRun}
            strokeDasharray={`${Math.max(1, share * ROUND)} ${ROUND}`}
            transform="rotate(-90 10 10)"
          />
        </svg>
        <time dateTime={since}>{t(clock.state === 'late' ? 'reviews.clock.shortLate' : 'reviews.clock.short', { elapsed })}</time>
      </span>
    </Tooltip>
  )
}

/** The same under the station that has it: 48 hours as a bar, with Meta's 24 marked. */
export function ClockBar({ since }: { since: string }) {
  const { t } = useTranslation()
  const { clock, sentence, tone, share } = useReviewClock(since)
  return (
    <div className={classes.bar} data-tone={tone}>
      <Text size="xs" fw={500}>
        {sentence}
      </Text>
      <div className={classes.barTrack} aria-hidden>
        <div className={classes.barRun} style={{ inlineSize: `max(6px, ${share * 100}%)` }} />
        <span className={classes.barTick} />
      </div>
      <div className={classes.barScale} aria-hidden>
        <span>{t('reviews.clock.meta')}</span>
        <span>{t('reviews.clock.end')}</span>
      </div>
      {clock.state === 'late' && (
        <Text size="xs" mt={4}>
          {t('reviews.clock.lateAdvice')}
        </Text>
      )}
    </div>
  )
}
