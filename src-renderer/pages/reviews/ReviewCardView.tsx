import { Anchor, Text } from '@mantine/core'
import { IconAlertTriangle, IconArrowRight } from '@tabler/icons-react'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { categoryEffect, type Prices, type ReviewCard } from '#core/review'
import { TrainingBadge } from '../../components/EnvironmentBadge.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { CheckNow, ReviewClock } from '../../components/review/index.ts'
import { StatusBadge } from '../../components/TemplateBadges.tsx'
import { stepHref, studioHref } from '../../shared/routes.ts'
import { useNow, useTimeWords } from '../../shared/time.ts'
import { useCategory } from '../../shared/useCategory.ts'
import { useMoney } from '../../shared/useMoney.ts'
import { Refused } from '../../studio/submit/Refused.tsx'
import { columnOf } from './board-columns.ts'
import classes from './reviews.module.css'

/** One template on the board. The whole card opens it. */
export function ReviewCardView({ card, prices }: { card: ReviewCard; prices: Prices }) {
  const { t } = useTranslation()
  const column = columnOf(card)
  const { implementationId, templateId, submission, name, language } = card
  const categoryName = useCategory()
  const isAsAsked = card.requestedCategory === null || card.requestedCategory === card.category
  const draftId = submission?.draftId ?? null
  const href =
    templateId !== null
      ? stepHref(implementationId, 'templates', templateId)
      : draftId !== null
        ? studioHref(implementationId, draftId)
        : stepHref(implementationId, 'templates')
  return (
    <article className={classes.card}>
      <div className={classes.line}>
        <Text size="xs" c="dimmed" truncate flex={1}>
          {card.client}
        </Text>
        {card.training && <TrainingBadge compact />}
      </div>
      <Anchor component={Link} href={href} className={classes.name} aria-label={t('reviews.card.open', { name, language })}>
        <BreakableName name={name} />
      </Anchor>
      <Text size="xs" c="dimmed">
        {card.accountLabel} · {language}
        {isAsAsked && ` · ${categoryName(card.category)}`}
      </Text>
      {(column === 'provider' || column === 'meta') && (
        <div className={classes.above}>
          <ReviewClock since={card.submittedAt} />
        </div>
      )}
      {column === 'decided' && (
        <div className={classes.line}>
          <StatusBadge template={{ status: card.status, statusRaw: card.status }} />
          {card.decidedAt !== null && (
            <Text span size="xs" c="dimmed" className={classes.above}>
              <RelativeTime instant={card.decidedAt} />
            </Text>
          )}
        </div>
      )}
      {!isAsAsked && <Mismatch card={card} prices={prices} />}
      {submission && column === 'queue' && <QueueLine submission={submission} />}
      {card.status === 'REJECTED' && card.rejectionReason !== null && (
        <Text size="xs" lineClamp={2} className={classes.reason}>
          {card.rejectionReason}
        </Text>
      )}
      {templateId !== null && (column === 'provider' || column === 'meta') && (
        <div className={classes.above}>
          <CheckNow templateId={templateId} nextCheckAt={card.nextCheckAt} checkProblem={card.checkProblem} />
        </div>
      )}
    </article>
  )
}

/** Underscores are where a name may be broken. */
function BreakableName({ name }: { name: string }) {
  return name.split(/(?<=_)/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts never change their places
    <Fragment key={index}>
      {part}
      <wbr />
    </Fragment>
  ))
}

/** What was asked for and what came back instead, and how many times the price that is. */
function Mismatch({ card, prices }: { card: ReviewCard; prices: Prices }) {
  const { t } = useTranslation()
  const say = useCategory()
  const money = useMoney(prices)
  const { category } = card
  const requestedCategory = card.requestedCategory ?? category
  const factor = categoryEffect(requestedCategory, category, prices)?.factor ?? null
  const names = { requested: say(requestedCategory), returned: say(category) }
  return (
    <p className={classes.mismatch}>
      <IconAlertTriangle size={14} aria-hidden />
      <span className={classes.pair} role="img" aria-label={t('reviews.card.asked', names)}>
        {names.requested} <IconArrowRight size={12} aria-hidden /> <b>{names.returned}</b>
      </span>
      {factor !== null && (
        <b className={classes.factor} title={t('reviews.effect.factor', { factor: money.factor(factor) })}>
          {t('reviews.effect.badge', { factor: money.factor(factor) })}
        </b>
      )}
    </p>
  )
}

function QueueLine({ submission }: { submission: NonNullable<ReviewCard['submission']> }) {
  const { t } = useTranslation()
  const words = useTimeWords()
  const now = useNow(1_000)
  const { state, dueAt, problem, raw } = submission
  const left = dueAt === null ? 0 : Date.parse(dueAt) - now
  if (state === 'failed' && problem !== null)
    return (
      <div className={`${classes.reason} ${classes.above}`}>
        <Refused kind={problem} raw={raw} />
      </div>
    )
  return (
    <Text size="xs" c="dimmed">
      {state === 'failed'
        ? t('reviews.card.failed')
        : state === 'unknown'
          ? t('reviews.card.unknown')
          : state === 'sending' || left <= 0
            ? t('reviews.card.sending')
            : t('reviews.card.due', { time: words.span(left + 999) })}
    </Text>
  )
}
