import { Skeleton, Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { oneOf } from '#core/text'
import { RowsSkeleton } from '../../components/PageSkeleton.tsx'
import { StepPage } from '../../components/StepPage.tsx'
import { rpc } from '../../connection/index.ts'
import { useNumbersAndTemplates } from '../../shared/useNumbersAndTemplates.ts'
import { ServicesView } from './ServicesView.tsx'
import { TriggersView } from './TriggersView.tsx'
import { VIEWS, viewHref, viewOf } from './views.ts'

// The graph library comes with the first look at the map.
const TriggerMap = lazy(() => import('./map/TriggerMap.tsx').then((file) => ({ default: file.TriggerMap })))

/** "Disparos": the list, the same as a picture, and the service tree that both name. */
export function TriggersPage({ id, subject }: { id: string; subject: string | null }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const { data: rows } = useQuery(rpc.triggers.list.queryOptions({ input: { implementationId: id } }))
  const { data: trees } = useQuery(rpc.services.get.queryOptions({ input: { implementationId: id } }))
  const parts = useNumbersAndTemplates(id)
  const view = viewOf(subject)
  return (
    <StepPage id={id} step="triggers">
      {({ implementation }) => {
        if (!rows || !trees || !parts) return <RowsSkeleton />
        const shared = { implementation, rows, trees }
        return (
          <Tabs value={view} onChange={(next) => navigate(viewHref(id, oneOf(VIEWS, next) ?? 'list'))} keepMounted={false}>
            <Tabs.List aria-label={t('triggers.views')} mb="lg">
              {VIEWS.map((one) => (
                <Tabs.Tab key={one} value={one}>
                  {t(`triggers.view.${one}`)}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <Tabs.Panel value="list">
              <TriggersView {...shared} parts={parts} subject={subject} />
            </Tabs.Panel>
            <Tabs.Panel value="map">
              <Suspense
                fallback={
                  <div aria-busy="true">
                    <Skeleton height={480} radius="md" aria-hidden />
                  </div>
                }
              >
                <TriggerMap {...shared} parts={parts} />
              </Suspense>
            </Tabs.Panel>
            <Tabs.Panel value="tree">
              <ServicesView {...shared} />
            </Tabs.Panel>
          </Tabs>
        )
      }}
    </StepPage>
  )
}
