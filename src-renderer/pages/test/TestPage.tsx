import { Button } from '@mantine/core'
import { IconDeviceMobileMessage } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Missing } from '../../components/Missing.tsx'
import { RowsSkeleton } from '../../components/PageSkeleton.tsx'
import { StepPage } from '../../components/StepPage.tsx'
import { useSendingParts } from '../../components/useSendingParts.ts'
import { rpc } from '../../connection/index.ts'
import { TestForm } from './TestForm.tsx'
import { TestHistory } from './TestHistory.tsx'

export function TestPage({ id, subject }: { id: string; subject: string | null }) {
  const { t } = useTranslation()
  const parts = useSendingParts(id)
  const [sentId, setSentId] = useState<string | null>(null)
  const { data: sends } = useQuery(rpc.tests.list.queryOptions({ input: { implementationId: id } }))
  const { data: accounts } = useQuery(rpc.accounts.list.queryOptions({ input: { implementationId: id } }))
  const trained = accounts?.find((account) => account.mode === 'training')
  const { data: training } = useQuery({
    ...rpc.accounts.training.queryOptions({ input: { id: trained?.id ?? '' } }),
    enabled: trained !== undefined,
  })
  const openPhone = training && (
    <Button
      component="a"
      href={training.phoneUrl}
      target="_blank"
      rel="noreferrer"
      variant="default"
      leftSection={<IconDeviceMobileMessage size={16} aria-hidden />}
    >
      {t('test.trainingPhone')}
    </Button>
  )
  return (
    <StepPage id={id} step="test" action={openPhone}>
      {() => {
        if (!parts || !sends || !accounts) return <RowsSkeleton />
        if (parts.numbers.length === 0) return <Missing implementationId={id} what="number" />
        if (!parts.templates.some((template) => template.unusable.length === 0))
          return <Missing implementationId={id} what="template" />
        return (
          <>
            <TestForm
              implementationId={id}
              parts={parts}
              startNumberId={subject}
              accounts={accounts}
              sent={sends.find((send) => send.id === sentId) ?? null}
              onSent={setSentId}
            />
            <TestHistory sends={sends.filter((send) => send.id !== sentId)} numbers={parts.numbers} />
          </>
        )
      }}
    </StepPage>
  )
}
