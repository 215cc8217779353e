import { Button, Checkbox, Group, Text, Title } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Draft } from '#core/review'
import { rpc } from '../../connection/index.ts'
import { notify } from '../../shared/notify.ts'
import { useDraftFindings } from '../../studio/submit/useDraftFindings.ts'
import { DraftRow } from './DraftRow.tsx'
import { draftState } from './draft-state.ts'
import classes from './templates.module.css'

const SubmitDialog = lazy(() => import('../../studio/submit/SubmitDialog.tsx').then((file) => ({ default: file.SubmitDialog })))

type DraftsProps = { implementationId: string; drafts: readonly Draft[] }

/** What is being written and not submitted yet; those that nothing stands against can be submitted together. */
export function Drafts({ implementationId, drafts }: DraftsProps) {
  const { t } = useTranslation()
  const id = useId()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [submitting, setSubmitting] = useState<readonly Draft[]>([])
  const findings = useDraftFindings(implementationId, drafts)
  const { data: submissions } = useQuery(rpc.submissions.list.queryOptions({ input: { implementationId } }))
  const rows = useMemo(
    () => drafts.map((draft) => ({ draft, state: draftState(draft, findings?.get(draft.id) ?? null, submissions ?? []) })),
    [drafts, findings, submissions],
  )
  const ready = rows.flatMap(({ draft, state }) => (state.kind === 'ready' ? [draft] : []))
  const ticked = ready.filter((draft) => chosen.has(draft.id))
  const tick = (draftId: string, isOn: boolean): void =>
    setChosen((was) => new Set(isOn ? [...was, draftId] : [...was].filter((other) => other !== draftId)))
  return (
    <section className="panel" aria-labelledby={id}>
      <Group justify="space-between" gap="sm" className={classes.draftsHead}>
        <Group gap="sm">
          <Checkbox
            aria-label={t('templates.drafts.all')}
            disabled={ready.length === 0}
            checked={ready.length > 0 && ticked.length === ready.length}
            indeterminate={ticked.length > 0 && ticked.length < ready.length}
            onChange={(event) => setChosen(new Set(event.currentTarget.checked ? ready.map((draft) => draft.id) : []))}
          />
          <Title order={2} id={id}>
            {t('templates.drafts.title', { count: drafts.length })}
          </Title>
        </Group>
        <Group gap="sm">
          {ready.length < drafts.length && findings && (
            <Text size="xs" c="dimmed">
              {t('templates.drafts.onlyReady')}
            </Text>
          )}
          <Button
            size="compact-md"
            variant={ticked.length > 0 ? 'filled' : 'default'}
            leftSection={<IconSend size={15} aria-hidden />}
            disabled={ticked.length === 0}
            onClick={() => setSubmitting(ticked)}
          >
            {ticked.length > 0 ? t('templates.drafts.submit', { count: ticked.length }) : t('templates.drafts.submitNone')}
          </Button>
        </Group>
      </Group>
      <ul className={classes.drafts} aria-labelledby={id}>
        {rows.map(({ draft, state }) => (
          <DraftRow
            key={draft.id}
            draft={draft}
            state={state}
            isChosen={chosen.has(draft.id)}
            onChoose={(isOn) => tick(draft.id, isOn)}
          />
        ))}
      </ul>
      {submitting.length > 0 && (
        <Suspense>
          <SubmitDialog
            drafts={submitting}
            onClose={() => setSubmitting([])}
            onDone={({ length }) => {
              setSubmitting([])
              setChosen(new Set())
              notify('done', t('templates.drafts.queued', { count: length }))
            }}
          />
        </Suspense>
      )}
    </section>
  )
}
