import { Anchor, Button, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Submission } from '#core/review'
import { ProblemSentence } from '../../components/ProblemCard.tsx'
import { type Tone, ToneBadge } from '../../components/ToneBadge.tsx'
import { rpc } from '../../connection/index.ts'
import { rowOf } from '../../shared/focus-row.ts'
import { studioHref } from '../../shared/routes.ts'
import { ProviderWords } from './ProviderWords.tsx'
import { countdown } from './queue.ts'
import { Refused } from './Refused.tsx'
import classes from './submit.module.css'

const TONES = { queued: 'neutral', sending: 'neutral', sent: 'ok', failed: 'bad', unknown: 'warn' } as const satisfies Record<
  Submission['state'],
  Tone
>

/** One that is not with the provider yet: when it goes, or why it did not, and what may be done. */
export function QueueRow({ submission, now }: { submission: Submission; now: number }) {
  const { t } = useTranslation()
  const { id, implementationId, draftId, name, language, kind, state, problem, raw, dueAt } = submission
  const cancel = useMutation(rpc.submissions.cancel.mutationOptions())
  const retry = useMutation(rpc.submissions.retry.mutationOptions())
  // The queue keeps the text as it was submitted: the same again would be refused again.
  const needsAnotherText = problem === 'parameters' || problem === 'not-found'
  const left = countdown(dueAt, now)
  return (
    <li {...rowOf(id)} className={classes.queueRow}>
      <div className={classes.itemLine}>
        <Text component="span" size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Text>
        <Text component="span" size="xs" c="dimmed" flex={1}>
          {language} · {t(`submit.kind.${kind}`)}
        </Text>
        {left !== null && (
          <Text component="span" size="xs" c="dimmed">
            {t(state === 'unknown' ? 'submit.queue.looksIn' : 'submit.queue.goesIn', { left })}
          </Text>
        )}
        <ToneBadge tone={TONES[state]}>{t(`submit.state.${state}`)}</ToneBadge>
        {state === 'failed' && !needsAnotherText && (
          <Button size="compact-sm" variant="default" loading={retry.isPending} onClick={() => retry.mutate({ id })}>
            {t('submit.queue.retry')}
          </Button>
        )}
        {state === 'failed' && draftId !== null && (
          <Anchor component={Link} size="sm" href={studioHref(implementationId, draftId)}>
            {t(needsAnotherText ? 'submit.queue.correct' : 'submit.toDraft')}
          </Anchor>
        )}
        {(state === 'failed' || state === 'queued') && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            aria-label={t('submit.queue.cancelOf', { name })}
            loading={cancel.isPending}
            onClick={() => cancel.mutate({ id })}
          >
            {t('submit.queue.cancel')}
          </Button>
        )}
      </div>
      {state === 'unknown' && (
        <div>
          <Text size="sm">{t('submit.queue.unknown')}</Text>
          <ProviderWords raw={raw} />
        </div>
      )}
      {state === 'failed' && problem !== null && <Refused kind={problem} raw={raw} />}
      {state === 'queued' && problem !== null && <ProblemSentence problem={{ code: `provider-${problem}`, data: {}, raw }} />}
    </li>
  )
}
