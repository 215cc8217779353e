import { Button, Checkbox, Group, Skeleton, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Draft, Submission } from '#core/review'
import { Dialog } from '../../components/Dialog.tsx'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { rpc } from '../../connection/index.ts'
import { toProblem } from '../../shared/problems.ts'
import { Costs } from './Costs.tsx'
import { ItemRow } from './ItemRow.tsx'
import classes from './submit.module.css'
import { Terms } from './Terms.tsx'
import { useSubmission } from './useSubmission.ts'
import { WhatHappens } from './WhatHappens.tsx'

type SubmitDialogProps = {
  /** Of one implementation. */
  drafts: readonly Draft[]
  onClose: () => void
  onDone: (submissions: readonly Submission[]) => void
}

/** Before a submission: what goes, what it costs, what will happen to it. Nothing has been sent until the last button. */
export function SubmitDialog({ drafts, onClose, onDone }: SubmitDialogProps) {
  const { t } = useTranslation()
  const [isSure, setSure] = useState(false)
  const submission = useSubmission(drafts)
  const add = useMutation(rpc.submissions.add.mutationOptions({ onSuccess: onDone, meta: { inForm: true } }))
  const problem = add.error ?? (submission && 'problem' in submission ? submission.problem : null)
  const { items, prices } = submission && 'items' in submission ? submission : { items: [], prices: null }
  const warnings = items.reduce((sum, item) => sum + item.warnings.length, 0)
  const isBlocked = items.length === 0 || items.some(({ block }) => block !== null)
  const providers = [...new Map(items.map(({ provider }) => [provider.id, provider])).values()]
  return (
    <Dialog opened title={t('submit.title', { count: drafts.length })} size={680} onClose={onClose}>
      {!submission && <Skeleton height={280} radius="md" aria-hidden />}
      <Stack gap="md">
        {problem && <ProblemCard problem={toProblem(problem)} />}
        {prices && items.length > 0 && (
          <ul className={classes.items} aria-label={t('submit.items')}>
            {items.map((item) => (
              <ItemRow key={item.draft.id} item={item} prices={prices} onLeave={onClose} />
            ))}
          </ul>
        )}
        {prices && items.length > 0 && <Costs items={items} prices={prices} />}
        {providers.map((provider) => (
          <WhatHappens
            key={provider.id}
            provider={provider}
            count={items.filter((item) => item.provider.id === provider.id).length}
            isNamed={providers.length > 1}
          />
        ))}
        {items.length > 0 && <Terms items={items} isJoined={providers.length === 1} />}
        {warnings > 0 && !isBlocked && (
          <Checkbox
            label={t('submit.sure', { count: warnings })}
            checked={isSure}
            onChange={(event) => setSure(event.currentTarget.checked)}
          />
        )}
      </Stack>
      <Group justify="flex-end" className={classes.verbs}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('action.cancel')}
        </Button>
        <Button
          disabled={isBlocked || (warnings > 0 && !isSure)}
          loading={add.isPending}
          onClick={() => add.mutate({ draftIds: items.map(({ draft }) => draft.id) })}
        >
          {t('submit.verb', { count: drafts.length })}
        </Button>
      </Group>
    </Dialog>
  )
}
