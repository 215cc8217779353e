import { Stack } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { TriggerRow } from '#core/contract'
import type { Implementation } from '#core/implementation'
import type { ServiceTree } from '#core/services'
import { opensChat } from '#core/triggers'
import { Missing } from '../../components/Missing.tsx'
import { stepHref } from '../../shared/routes.ts'
import type { NumbersAndTemplates } from '../../shared/useNumbersAndTemplates.ts'
import { ChatRequestType } from './ChatRequestType.tsx'
import { IsolationNote } from './IsolationNote.tsx'
import { SendingRules } from './SendingRules.tsx'
import { TriggerForm } from './TriggerForm.tsx'
import { TriggerGroups } from './TriggerGroups.tsx'
import { type Draft, draftOf, newDraft } from './trigger-answers.ts'

type TriggersViewProps = {
  implementation: Implementation
  rows: readonly TriggerRow[]
  trees: readonly ServiceTree[]
  parts: NumbersAndTemplates
  /** The trigger that the address opens. */
  subject: string | null
}

/** The triggers as a list, with the form of one of them above it. */
export function TriggersView({ implementation, rows, trees, parts, subject }: TriggersViewProps) {
  const [, navigate] = useLocation()
  /** A new one, or the copy of another, as it stands in the form at first; `at` tells two apart. */
  const [added, setAdded] = useState<{ start: Draft; at: number } | null>(null)
  if (parts.numbers.length === 0 && rows.length === 0) return <Missing implementationId={implementation.id} what="number" />
  const row = added ? undefined : rows.find(({ trigger }) => trigger.id === subject)
  const open = (triggerId: string | null): void => {
    setAdded(null)
    navigate(stepHref(implementation.id, 'triggers', triggerId), { replace: true })
  }
  const add = (start: Draft): void => setAdded((now) => ({ start, at: (now?.at ?? 0) + 1 }))
  const start = added?.start ?? (row && draftOf(row.trigger))
  return (
    <Stack gap="lg">
      {start && (
        <TriggerForm
          key={row?.trigger.id ?? added?.at}
          implementation={implementation}
          start={start}
          triggerId={row?.trigger.id ?? null}
          parts={parts}
          trees={trees}
          onClose={() => open(null)}
        />
      )}
      <IsolationNote implementation={implementation} rows={rows} />
      <TriggerGroups
        implementation={implementation}
        rows={rows}
        parts={parts}
        openId={row?.trigger.id ?? null}
        onAdd={
          start || parts.numbers.length === 0
            ? null
            : (kind) => add(newDraft(kind, implementation.isolatedServiceTree, parts.numbers))
        }
        onEdit={(trigger) => open(trigger.id)}
        onDuplicate={(trigger) => add(draftOf(trigger))}
      />
      <ChatRequestType
        implementation={implementation}
        trees={trees}
        isRequired={rows.some(({ trigger }) => trigger.active && opensChat(trigger))}
      />
      <SendingRules implementation={implementation} />
    </Stack>
  )
}
