import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OpenBundle } from '../../components/OpenBundle.tsx'
import { Page } from '../../components/Page.tsx'
import { RowsSkeleton } from '../../components/PageSkeleton.tsx'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { rpc } from '../../connection/index.ts'
import { toProblem } from '../../shared/problems.ts'
import { Archived } from './Archived.tsx'
import { ImplementationTable } from './ImplementationTable.tsx'
import { ImportImplementation } from './ImportImplementation.tsx'
import { NewImplementation } from './NewImplementation.tsx'
import { useStartTraining } from './useStartTraining.ts'
import { Welcome } from './Welcome.tsx'

export function HomePage() {
  const { t } = useTranslation()
  const { data: overviews, error } = useQuery(rpc.implementations.list.queryOptions())
  const [creating, setCreating] = useState(false)
  const training = useStartTraining()
  const hasSome = overviews !== undefined && overviews.length > 0
  const current = overviews?.filter(({ archivedAt }) => archivedAt === null) ?? []
  const archived = overviews?.filter(({ archivedAt }) => archivedAt !== null) ?? []
  return (
    <Page
      title={t('home.title')}
      lead={t('home.lead')}
      action={
        !creating && (
          <>
            <OpenBundle />
            <ImportImplementation />
            {hasSome && (
              <>
                <Button variant="default" loading={training.isPending} onClick={() => training.mutate(undefined)}>
                  {t('home.training')}
                </Button>
                <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setCreating(true)}>
                  {t('home.new')}
                </Button>
              </>
            )}
          </>
        )
      }
    >
      {error && !overviews && <ProblemCard problem={toProblem(error)} />}
      {!overviews && !error && <RowsSkeleton />}
      {overviews?.length === 0 && <Welcome />}
      {creating && (
        <section className="panel" style={{ padding: 24 }}>
          <NewImplementation onCancel={() => setCreating(false)} />
        </section>
      )}
      {current.length > 0 && <ImplementationTable overviews={current} />}
      {archived.length > 0 && <Archived overviews={archived} />}
    </Page>
  )
}
