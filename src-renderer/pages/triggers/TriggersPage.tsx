import { Button } from '@mantine/core'
import { IconBolt, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Missing } from '../../components/Missing.tsx'
import { RowsSkeleton } from '../../components/PageSkeleton.tsx'
import { StepPage } from '../../components/StepPage.tsx'
import { useSendingParts } from '../../components/useSendingParts.ts'
import { rpc } from '../../connection/index.ts'
import { TriggerTable } from './TriggerTable.tsx'
import { TriggerWizard } from './TriggerWizard.tsx'

export function TriggersPage({ id, subject }: { id: string; subject: string | null }) {
  const { t } = useTranslation()
  const { data: rows } = useQuery(rpc.triggers.list.queryOptions({ input: { implementationId: id } }))
  const parts = useSendingParts(id)
  // The row that the address names is open until another choice is made.
  const [choice, setChoice] = useState<string | null | undefined>(undefined)
  const editing = choice === undefined ? subject : choice
  const row = rows?.find(({ trigger }) => trigger.id === editing)
  const isOpen = editing === 'new' || row !== undefined
  const canAdd = parts !== null && parts.numbers.length > 0
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setChoice('new')}>
      {t('triggers.add')}
    </Button>
  )
  return (
    <StepPage id={id} step="triggers" action={canAdd && !isOpen && rows && rows.length > 0 && add}>
      {() => {
        if (!rows || !parts) return <RowsSkeleton />
        if (!canAdd && rows.length === 0) return <Missing implementationId={id} what="number" />
        return (
          <>
            {isOpen && (
              <TriggerWizard
                key={editing}
                implementationId={id}
                trigger={row?.trigger ?? null}
                parts={parts}
                onClose={() => setChoice(null)}
              />
            )}
            {rows.length > 0 && (
              <TriggerTable implementationId={id} rows={rows} parts={parts} editingId={editing} onEdit={setChoice} />
            )}
            {rows.length === 0 && !isOpen && (
              <EmptyState icon={IconBolt} title={t('triggers.empty.title')} text={t('triggers.empty.text')} action={add} />
            )}
          </>
        )
      }}
    </StepPage>
  )
}
