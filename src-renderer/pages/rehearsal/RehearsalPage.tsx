import '@mantine/charts/styles.css'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { NextStep } from '../../components/NextStep.tsx'
import { Page } from '../../components/Page.tsx'
import { RowsSkeleton } from '../../components/PageSkeleton.tsx'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { rpc } from '../../connection/index.ts'
import { toProblem } from '../../shared/problems.ts'
import { liveHref } from '../../shared/routes.ts'
import { Answer } from './Answer.tsx'
import { HistorySection } from './HistorySection.tsx'
import { RunSection } from './RunSection.tsx'
import { SettingsSection } from './SettingsSection.tsx'

/** "Ensaio": what the CRM did, replayed against the configuration before it goes live. */
export function RehearsalPage({ id }: { id: string }) {
  const { t } = useTranslation()
  const overview = useQuery(rpc.implementations.get.queryOptions({ input: { id } }))
  const { data: state, error } = useQuery(rpc.rehearsals.get.queryOptions({ input: { implementationId: id } }))
  const failed = overview.error ?? error
  const implementation = overview.data?.implementation
  return (
    <Page
      title={t('rehearsal.title')}
      lead={t('rehearsal.lead')}
      about={implementation?.client}
      action={
        <Button component={Link} href={liveHref(id)} variant="default">
          {t('live.title')}
        </Button>
      }
    >
      {failed && !(state && implementation) && <ProblemCard problem={toProblem(failed)} />}
      {!failed && !(state && implementation) && <RowsSkeleton />}
      {state && implementation && (
        <>
          <HistorySection implementation={implementation} state={state} />
          <RunSection implementationId={id} state={state} />
          {state.last && <Answer key={state.last.ranAt} implementationId={id} record={state.last} hasRows={state.hasRows} />}
          <SettingsSection implementationId={id} state={state} />
          <NextStep implementationId={id} step="test" />
        </>
      )}
    </Page>
  )
}
