import { Group, Progress, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { rpc } from '../../connection/index.ts'
import { QueueRow } from './QueueRow.tsx'
import { queueOf } from './queue.ts'
import classes from './submit.module.css'

/** What waits to be submitted, how far it is, and what the provider said; nothing once everything is there. */
export function SubmissionQueue({ implementationId }: { implementationId: string }) {
  const { t } = useTranslation()
  const id = useId()
  const { data } = useQuery(rpc.submissions.list.queryOptions({ input: { implementationId } }))
  const queue = queueOf(data ?? [])
  const now = useSeconds(queue?.open.some(({ dueAt }) => dueAt !== null) ?? false)
  if (!queue) return null
  const total = queue.open.length + queue.sent
  const isMoving = queue.open.some(({ state }) => state !== 'failed')
  return (
    <section className={`panel ${classes.queue}`} aria-labelledby={id}>
      <Group justify="space-between" gap="sm">
        <Title order={2} id={id}>
          {t('submit.queue.title')}
        </Title>
        <Text size="sm" c="dimmed" role="status">
          {t('submit.queue.sent', { count: queue.sent, total })}
        </Text>
      </Group>
      <Progress value={(queue.sent / total) * 100} size="sm" aria-label={t('submit.queue.title')} />
      {isMoving && (
        <Text size="xs" c="dimmed">
          {t('submit.restart')}
        </Text>
      )}
      <ul className={classes.queueRows} aria-labelledby={id}>
        {queue.open.map((submission) => (
          <QueueRow key={submission.id} submission={submission} now={now} />
        ))}
      </ul>
    </section>
  )
}

/** The present, every second while something counts down. Milliseconds. */
function useSeconds(isCounting: boolean): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (!isCounting) return
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [isCounting])
  return now
}
