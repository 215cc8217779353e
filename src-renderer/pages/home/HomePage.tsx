import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toProblem } from '../../app/problems.ts'
import { Page } from '../../components/Page.tsx'
import { RowsSkeleton } from '../../components/PageSkeleton.tsx'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { rpc } from '../../connection/index.ts'
import { ImplementationTable } from './ImplementationTable.tsx'
import { NewImplementation } from './NewImplementation.tsx'
import { Welcome } from './Welcome.tsx'

export function HomePage() {
  const { t } = useTranslation()
  const { data: overviews, error } = useQuery(rpc.implementations.list.queryOptions())
  const [creating, setCreating] = useState(false)
  const isEmpty = overviews?.length === 0
  return (
    <Page
      title={t('home.title')}
      lead={t('home.lead')}
      action={
        !isEmpty &&
        !creating && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setCreating(true)}>
            {t('home.new')}
          </Button>
        )
      }
    >
      {error && !overviews && <ProblemCard problem={toProblem(error)} />}
      {!overviews && !error && <RowsSkeleton />}
      {isEmpty && <Welcome />}
      {overviews && (creating || isEmpty) && <NewImplementation onCancel={isEmpty ? null : () => setCreating(false)} />}
      {overviews && overviews.length > 0 && <ImplementationTable overviews={overviews} />}
    </Page>
  )
}
