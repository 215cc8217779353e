import { Alert, Switch } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Page } from '../../components/Page.tsx'
import { RowsSkeleton } from '../../components/PageSkeleton.tsx'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { Section } from '../../components/Section.tsx'
import { rpc } from '../../connection/index.ts'
import { toProblem } from '../../shared/problems.ts'
import { Keys } from './Keys.tsx'
import { LiveSection } from './LiveSection.tsx'
import { ReleaseForm } from './ReleaseForm.tsx'
import { ReleaseList } from './ReleaseList.tsx'

/** Who stands for which bundle, what the CRM has of it, and the keys with which people sign. */
export function ReleasePage({ id }: { id: string }) {
  const { t } = useTranslation()
  const input = { implementationId: id }
  const { data: overview, error } = useQuery(rpc.implementations.get.queryOptions({ input: { id } }))
  const { data: state } = useQuery(rpc.releases.state.queryOptions({ input }))
  const { data: exports } = useQuery(rpc.exports.list.queryOptions({ input }))
  const { data: keys } = useQuery(rpc.releases.keys.queryOptions())
  const { data: info } = useQuery(rpc.app.info.queryOptions())
  const setTwo = useMutation(rpc.releases.setTwoPersons.mutationOptions())
  const current = keys?.filter(({ replacedAt }) => replacedAt === null) ?? []
  const last = exports?.toSorted((a, b) => b.sequence - a.sequence)[0]
  const isReleased = state?.releases.some(({ exportId }) => exportId === last?.id) === true
  const operator = info?.settings.operator ?? ''
  return (
    <Page title={t('release.title')} lead={t('release.lead')} about={overview?.implementation.client}>
      {error && !overview && <ProblemCard problem={toProblem(error)} />}
      {!(state && exports && info) && !error && <RowsSkeleton />}
      {state && exports && info && (
        <>
          <LiveSection implementationId={id} live={state.live} releases={state.releases} />
          <Section title={t('release.next')} text={t(last ? 'release.nextText' : 'release.nothing')}>
            <Switch
              label={t('release.two')}
              description={t('release.twoText')}
              checked={state.twoPersons}
              disabled={setTwo.isPending}
              onChange={(event) => setTwo.mutate({ ...input, on: event.currentTarget.checked })}
            />
            {last && isReleased && (
              <Alert variant="light" color="gray">
                {t('release.already', { sequence: last.sequence })}
              </Alert>
            )}
            {last && !isReleased && (
              <ReleaseForm key={last.id} record={last} twoPersons={state.twoPersons} keys={current} operator={operator} />
            )}
          </Section>
          <ReleaseList
            implementationId={id}
            releases={state.releases}
            twoPersons={state.twoPersons}
            keys={current}
            operator={operator}
          />
          <Keys keys={keys ?? []} />
        </>
      )}
    </Page>
  )
}
