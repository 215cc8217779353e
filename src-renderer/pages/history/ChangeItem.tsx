import { Anchor, Badge, Button, Group, Text } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type HistoryChange, UNDO_REFUSALS } from '#core/history'
import { oneOf } from '#core/text'
import { SideBySide } from '../../components/diff/index.ts'
import { Facts } from '../../components/Facts.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { api, rpc } from '../../connection/index.ts'
import { useFormat } from '../../i18n/index.ts'
import { notify } from '../../shared/notify.ts'
import { toProblem } from '../../shared/problems.ts'
import classes from './history.module.css'
import { useHistoryWords } from './useHistoryWords.ts'

/** Beyond this many letters a change is opened to be read: a term, a whole tree. */
const SHORT = 600

/** One line of the history: what it was, who, when, before and after, and the way back. */
export function ChangeItem({ change }: { change: HistoryChange }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useHistoryWords()
  const titleId = useId()
  const headline = words.headline(change)
  return (
    <li className={classes.change} aria-labelledby={titleId}>
      <div>
        <Text size="sm">{format.absolute(change.at)}</Text>
        <Text size="xs" c="dimmed">
          <RelativeTime instant={change.at} />
        </Text>
      </div>
      <div>
        <Group gap="xs">
          <Text fw={600} id={titleId} className={classes.title}>
            {headline}
          </Text>
          <Badge color="gray" variant="light">
            {t(`steps.${change.step}`)}
          </Badge>
        </Group>
        <Text size="sm" c="dimmed" mb={4}>
          {words.who(change)}
        </Text>
        <ChangeFields change={change} headline={headline} />
      </div>
      <div className={classes.undo}>
        {change.undo === null ? (
          <Undo change={change} headline={headline} />
        ) : (
          <Text size="xs" c="dimmed">
            {t('history.undo.cannot', { why: t(`history.refusal.${change.undo}`) })}
          </Text>
        )}
      </div>
    </li>
  )
}

function ChangeFields({ change: { action, fields }, headline }: { change: HistoryChange; headline: string }) {
  const { t } = useTranslation()
  const words = useHistoryWords()
  const rows = fields.map(({ field, before, after }) => ({
    key: field,
    name: t(`history.field.${field}`),
    before: words.value(before),
    after: words.value(after),
  }))
  const letters = rows.reduce((sum, { before, after }) => sum + (before ?? '').length + (after ?? '').length, 0)
  const [isOpen, setOpen] = useState(letters <= SHORT)
  if (rows.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('history.unknown')}
      </Text>
    )
  if (!isOpen)
    return (
      <Anchor
        component="button"
        type="button"
        size="sm"
        onClick={() => setOpen(true)}
        aria-label={`${t('history.details')}: ${headline}`}
      >
        {t('history.details')}
      </Anchor>
    )
  if (action === 'update')
    return <SideBySide label={headline} rows={rows} heads={{ before: t('history.before'), after: t('history.after') }} />
  return (
    <Facts
      facts={rows.map(({ name, before, after }) => [
        name,
        <span key={name} className={classes.value}>
          {after ?? before}
        </span>,
      ])}
    />
  )
}

function Undo({ change, headline }: { change: HistoryChange; headline: string }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const undo = useMutation({
    meta: { inForm: true },
    mutationFn: () => api.history.undo({ position: change.position }),
    onSuccess: () => notify('done', t('history.undo.done')),
    onError: (error) => {
      const { code, data } = toProblem(error)
      const why = oneOf(UNDO_REFUSALS, data.what)
      notify(
        'failed',
        code === 'undo-refused' && why
          ? t('history.undo.cannot', { why: t(`history.refusal.${why}`) })
          : t(`problems:${code}.title`, data),
      )
    },
    onSettled: () => queries.invalidateQueries({ queryKey: rpc.history.key() }),
  })
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconArrowBackUp size={14} aria-hidden />}
      loading={undo.isPending}
      onClick={() => undo.mutate()}
      aria-label={t('history.undo.of', { what: headline })}
    >
      {t('history.undo.verb')}
    </Button>
  )
}
