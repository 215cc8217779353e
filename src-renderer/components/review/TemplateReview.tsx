import { Skeleton, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Review } from '#core/review'
import { rpc } from '../../connection/index.ts'
import { rowOf } from '../../shared/focus-row.ts'
import { toProblem } from '../../shared/problems.ts'
import { ProblemCard } from '../ProblemCard.tsx'
import { CategoryEffect } from './CategoryEffect.tsx'
import { CheckNow, untilChecked } from './CheckNow.tsx'
import { RejectionCard } from './RejectionCard.tsx'
import { ReviewTimeline } from './ReviewTimeline.tsx'
import { StoppedNote } from './StoppedNote.tsx'
import { timelineOf } from './timeline-of.ts'

/** A template's way through review, and what to do about how it ended. */
export function TemplateReview({ implementationId, templateId }: { implementationId: string; templateId: string }) {
  const { t } = useTranslation()
  const { data: review, error } = useQuery(
    rpc.reviews.of.queryOptions({
      input: { templateId },
      refetchOnMount: 'always',
      refetchInterval: ({ state }) => untilChecked([state.data?.nextCheckAt ?? null]),
    }),
  )
  const { data: template } = useQuery(rpc.templates.get.queryOptions({ input: { id: templateId } }))
  const { data: accounts } = useQuery(rpc.accounts.list.queryOptions({ input: { implementationId } }))
  const { data: providers } = useQuery(rpc.accounts.providers.queryOptions())
  const { data: prices } = useQuery(rpc.app.prices.queryOptions())
  if (error) return <ProblemCard problem={toProblem(error)} />
  const account = accounts?.find(({ id }) => id === template?.accountId)
  const provider = providers?.find(({ id }) => id === account?.provider)
  if (!review || !template || !account || !provider) return <Skeleton height={96} radius="md" aria-hidden />
  const { status, rejectionReason, content } = template
  const portal = account.mode === 'live' ? provider.portalUrl : null
  const requested = review.requestedCategory ?? categoryBefore(review)
  return (
    <Stack gap="sm" {...rowOf(timelineOf(templateId))}>
      <Title order={3}>{t('reviews.way')}</Title>
      <ReviewTimeline review={review} stages={provider.capabilities.reviewStages} />
      {review.stage !== null && (
        <CheckNow templateId={templateId} nextCheckAt={review.nextCheckAt} checkProblem={review.checkProblem} />
      )}
      {review.stage === null && review.submittedAt !== null && (
        <Text size="xs" c="dimmed">
          {t('reviews.noticed')}
        </Text>
      )}
      {status === 'REJECTED' && (
        <RejectionCard
          implementationId={implementationId}
          template={template}
          provider={provider}
          portal={portal}
          review={review}
        />
      )}
      {status === 'PAUSED' && <StoppedNote what="paused" reason={rejectionReason} />}
      {status === 'DISABLED' && <StoppedNote what="disabled" reason={rejectionReason} />}
      {status !== 'REJECTED' && prices && requested !== null && requested !== content.category && (
        <CategoryEffect
          implementationId={implementationId}
          template={template}
          provider={provider}
          requested={requested}
          isAsked={review.requestedCategory !== null}
          prices={prices}
        />
      )}
    </Stack>
  )
}

/** What it was before its category last changed by itself; null where it never did. */
const categoryBefore = ({ events }: Pick<Review, 'events'>): string | null =>
  events.findLast(({ event }) => event === 'category')?.from ?? null
