import { Button } from '@mantine/core'
import { IconDeviceMobileMessage } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Missing } from '../../components/Missing.tsx'
import { RowsSkeleton } from '../../components/PageSkeleton.tsx'
import { StepPage } from '../../components/StepPage.tsx'
import { rpc } from '../../connection/index.ts'
import { useNumbersAndTemplates } from '../../shared/useNumbersAndTemplates.ts'
import { useTraining } from '../../shared/useTraining.ts'
import { TestForm } from './TestForm.tsx'
import { TestHistory } from './TestHistory.tsx'

/** `subject`: the number whose blue button led here (M6). */
export function TestPage({ id, subject }: { id: string; subject: string | null }) {
  const { t } = useTranslation()
  const parts = useNumbersAndTemplates(id)
  const [sentId, setSentId] = useState<string | null>(null)
  const { data: sends } = useQuery(rpc.tests.list.queryOptions({ input: { implementationId: id } }))
  const { data: accounts } = useQuery(rpc.accounts.list.queryOptions({ input: { implementationId: id } }))
  const { data: providers } = useQuery(rpc.accounts.providers.queryOptions())
  const { data: phones } = useQuery(rpc.testPhones.list.queryOptions({ input: { implementationId: id } }))
  const training = useTraining(accounts?.find((account) => account.mode === 'training'))
  const openPhone = training && (
    <Button
      component="a"
      href={training.phoneUrl}
      target="_blank"
      rel="noreferrer"
      variant="default"
      leftSection={<IconDeviceMobileMessage size={16} aria-hidden />}
    >
      {t('training.openPhone')}
    </Button>
  )
  return (
    <StepPage id={id} step="test" action={openPhone}>
      {() => {
        if (!parts || !sends || !accounts || !providers || !phones) return <RowsSkeleton />
        if (parts.numbers.length === 0) return <Missing implementationId={id} what="number" />
        if (parts.templates.length === 0) return <Missing implementationId={id} what="template" />
        // After a restart nobody remembers what was sent last; what is still open has to be settled first.
        const shown =
          sends.find((send) => send.id === sentId) ??
          sends.find((send) => send.state === 'pending' || (send.state === 'unknown' && send.received === null)) ??
          null
        const world = { ...parts, accounts, providers, phones, sends }
        return (
          <>
            <TestForm
              key={subject}
              implementationId={id}
              world={world}
              startNumberId={subject}
              shown={shown}
              onSent={setSentId}
            />
            <TestHistory world={world} sends={sends.filter((send) => send !== shown)} isFirstAbove={shown !== null} />
          </>
        )
      }}
    </StepPage>
  )
}
