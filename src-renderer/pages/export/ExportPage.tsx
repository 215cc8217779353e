import { useQuery } from '@tanstack/react-query'
import { ClosingLinks } from '../../components/ClosingLinks.tsx'
import { Findings } from '../../components/Findings.tsx'
import { RowsSkeleton } from '../../components/PageSkeleton.tsx'
import { StepPage } from '../../components/StepPage.tsx'
import { rpc } from '../../connection/index.ts'
import { BundleContents } from './BundleContents.tsx'
import { ExportAction } from './ExportAction.tsx'
import { ExportHistory } from './ExportHistory.tsx'
import { HowToLoad } from './HowToLoad.tsx'
import { WhatChanges } from './WhatChanges.tsx'

export function ExportPage({ id }: { id: string }) {
  const input = { implementationId: id }
  const { data: preview } = useQuery(rpc.exports.preview.queryOptions({ input }))
  const { data: records } = useQuery(rpc.exports.list.queryOptions({ input }))
  const { data: accounts } = useQuery(rpc.accounts.list.queryOptions({ input }))
  return (
    <StepPage id={id} step="export" action={<ClosingLinks implementationId={id} />}>
      {({ readiness }) =>
        preview && records && accounts ? (
          <>
            <ExportAction implementationId={id} preview={preview} accounts={accounts} />
            <Findings
              linked
              implementationId={id}
              findings={[
                ...preview.blockers,
                ...readiness.findings.filter((finding) => finding.level === 'go-live' && finding.step !== 'export'),
              ]}
            />
            <BundleContents implementationId={id} preview={preview} />
            <WhatChanges implementationId={id} records={records} />
            <HowToLoad implementationId={id} />
            <ExportHistory records={records} preview={preview} />
          </>
        ) : (
          <RowsSkeleton />
        )
      }
    </StepPage>
  )
}
