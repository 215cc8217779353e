import { Skeleton } from '@mantine/core'
import { lazy, Suspense } from 'react'
import type { ProviderAccount } from '#core/implementation'
import { useSyncs } from '../../components/sync/index.ts'
import type { TemplateFilter } from './template-filter.ts'

const SyncPlanPanel = lazy(() =>
  import('../../components/sync/plan/SyncPlanPanel.tsx').then((file) => ({ default: file.SyncPlanPanel })),
)

type SyncPlansProps = { accounts: readonly ProviderAccount[]; onShow: (filter: Partial<TemplateFilter>) => void }

/** What each account's sync would change, where a person has to look at it first. */
export function SyncPlans({ accounts, onShow }: SyncPlansProps) {
  const syncs = useSyncs()
  return accounts.map((account) => {
    const sync = syncs.get(account.id)
    return (
      sync?.plan && (
        <Suspense key={account.id} fallback={<Skeleton height={240} radius="md" aria-hidden />}>
          <SyncPlanPanel
            // Another plan is looked at anew.
            key={sync.plan.planId}
            account={account}
            plan={sync.plan}
            sync={sync}
            onShowUnsupported={() => onShow({ accountId: account.id, reason: 'unsupported' })}
          />
        </Suspense>
      )
    )
  })
}
