import { Button, Group, Stack, Text } from '@mantine/core'
import { IconFilterOff, IconHistory } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Page } from '../../components/Page.tsx'
import { RowsSkeleton } from '../../components/PageSkeleton.tsx'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { rpc } from '../../connection/index.ts'
import { toProblem } from '../../shared/problems.ts'
import { ChangeItem } from './ChangeItem.tsx'
import { HistoryFilters } from './HistoryFilters.tsx'
import classes from './history.module.css'
import { isFiltered, NO_FILTER, useHistory } from './useHistory.ts'

/** Who changed what in an implementation, when, and how it was before; taken back where that can be. */
export function HistoryPage({ id }: { id: string }) {
  const { t } = useTranslation()
  const { data: overview } = useQuery(rpc.implementations.get.queryOptions({ input: { id } }))
  const [filter, setFilter] = useState(NO_FILTER)
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useHistory(id, filter)
  const changes = data?.pages.flatMap((page) => page.changes)
  const actors = data?.pages[0]?.actors ?? []
  return (
    <Page title={t('history.title')} lead={t('history.lead')} about={overview?.implementation.client}>
      {error && !data && <ProblemCard problem={toProblem(error)} />}
      {!data && !error && <RowsSkeleton />}
      {changes && (
        <>
          {(changes.length > 0 || isFiltered(filter)) && (
            <HistoryFilters filter={filter} actors={actors} onChange={(change) => setFilter({ ...filter, ...change })} />
          )}
          {changes.length === 0 &&
            (isFiltered(filter) ? (
              <EmptyState
                icon={IconFilterOff}
                title={t('history.none.title')}
                text={t('history.none.text')}
                action={
                  <Button variant="default" onClick={() => setFilter(NO_FILTER)}>
                    {t('history.none.clear')}
                  </Button>
                }
              />
            ) : (
              <EmptyState icon={IconHistory} title={t('history.empty.title')} text={t('history.empty.text')} />
            ))}
          {changes.length > 0 && (
            <Stack gap="sm">
              <ol className={`panel ${classes.list}`} aria-label={t('history.list')}>
                {changes.map((change) => (
                  <ChangeItem key={change.position} change={change} />
                ))}
              </ol>
              <Group justify="space-between">
                <Text size="sm" c="dimmed" role="status">
                  {t('history.shown', { count: changes.length })}
                </Text>
                {hasNextPage && (
                  <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                    {t('history.more')}
                  </Button>
                )}
              </Group>
            </Stack>
          )}
        </>
      )}
    </Page>
  )
}
