import { Button, Group, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConsentState } from '#core/contract'
import { DayInput } from '../../components/DayInput.tsx'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { RecordedBy } from '../../components/RecordedBy.tsx'
import { rpc } from '../../connection/index.ts'
import { useFormat } from '../../i18n/index.ts'
import { toProblem } from '../../shared/problems.ts'
import { useDay } from '../../shared/useDay.ts'
import { useOperator } from '../../shared/useOperator.ts'
import type { PartState } from './consent-parts.ts'
import { Part } from './Part.tsx'

type ClientVarPartProps = { implementationId: string; clientVar: ConsentState['clientVar']; isLater: boolean; state: PartState }

/** M13: since when new contacts are born with the flag, and who said so. */
export function ClientVarPart({ implementationId, clientVar, isLater, state }: ClientVarPartProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const day = useDay()
  const queries = useQueryClient()
  const operator = useOperator()
  const [typed, setTyped] = useState<string | null>(null)
  const since = typed ?? clientVar.since ?? ''
  const save = useMutation(
    rpc.consent.setClientVar.mutationOptions({
      meta: { inForm: true },
      onSuccess: (saved) => {
        queries.setQueryData(rpc.consent.get.queryKey({ input: { implementationId } }), saved)
        setTyped(null)
      },
    }),
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (since !== '') operator.confirm(() => save.mutate({ implementationId, since }))
  }
  const isNews = since !== '' && (since !== clientVar.since || clientVar.confirmedAt === null)
  return (
    <Part part="clientVar" state={state}>
      {save.error && <ProblemCard problem={toProblem(save.error)} />}
      {clientVar.since !== null && (
        <Text size="sm">
          {t(isLater ? 'consent.clientVar.later' : 'consent.clientVar.since', {
            date: day(clientVar.since),
          })}{' '}
          {clientVar.confirmedAt === null
            ? t('consent.clientVar.unconfirmed')
            : t('consent.clientVar.confirmed', {
                who: clientVar.confirmedBy === '' ? t('client.someone') : clientVar.confirmedBy,
                when: format.absolute(clientVar.confirmedAt),
              })}
        </Text>
      )}
      <form onSubmit={submit}>
        <Group align="flex-end" gap="sm">
          <DayInput label={t('consent.clientVar.label')} value={since} onChange={setTyped} w={200} />
          <Button type="submit" disabled={!isNews} loading={save.isPending}>
            {t('consent.clientVar.confirm')}
          </Button>
          {clientVar.since !== null && (
            <Button variant="default" onClick={() => save.mutate({ implementationId, since: null })}>
              {t('consent.clientVar.off')}
            </Button>
          )}
        </Group>
      </form>
      <RecordedBy operator={operator} />
    </Part>
  )
}
