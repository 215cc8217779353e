import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { TemplateRow } from '#core/contract'
import { RowsSkeleton } from '../../components/PageSkeleton.tsx'
import { StepPage } from '../../components/StepPage.tsx'
import { rpc } from '../../connection/index.ts'
import { focusRow } from '../../shared/focus-row.ts'
import { templateRows } from '../../shared/template-rows.ts'
import { Accounts } from './Accounts.tsx'
import { Numbers } from './Numbers.tsx'

/** One array for all renders: menus over it are built once. */
const NO_TEMPLATES: readonly TemplateRow[] = []

/** `subject`: the account or number that the address names. */
export function ProviderPage({ id, subject }: { id: string; subject: string | null }) {
  const { data: accounts } = useQuery(rpc.accounts.list.queryOptions({ input: { implementationId: id } }))
  const { data: numbers } = useQuery(rpc.numbers.list.queryOptions({ input: { implementationId: id } }))
  const { data: templates } = useQuery(templateRows(id))
  const { data: providers } = useQuery(rpc.accounts.providers.queryOptions())
  const isThere = accounts !== undefined && numbers !== undefined
  useEffect(() => {
    if (isThere && subject !== null) focusRow(subject)
  }, [isThere, subject])
  return (
    <StepPage id={id} step="provider">
      {() =>
        accounts && numbers && providers ? (
          <>
            <Accounts implementationId={id} accounts={accounts} providers={providers} subject={subject} />
            {(accounts.length > 0 || numbers.length > 0) && (
              <Numbers
                implementationId={id}
                accounts={accounts}
                numbers={numbers}
                providers={providers}
                templates={templates ?? NO_TEMPLATES}
              />
            )}
          </>
        ) : (
          <RowsSkeleton />
        )
      }
    </StepPage>
  )
}
