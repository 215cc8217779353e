import { Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { RowsSkeleton } from '../../components/PageSkeleton.tsx'
import { StepPage } from '../../components/StepPage.tsx'
import { rpc } from '../../connection/index.ts'
import { stepHref } from '../../shared/routes.ts'
import { templateRows } from '../../shared/template-rows.ts'
import { Catalogue } from './catalogue/Catalogue.tsx'
import { MappingTab } from './MappingTab.tsx'

/** The subject that opens the second tab; no template has this id. */
const CATALOGUE = 'crm'

/** What fills each template's placeholders, and the CRM variables that can. */
export function VariablesPage({ id, subject }: { id: string; subject: string | null }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const { data: templates } = useQuery(templateRows(id))
  const { data: variables } = useQuery(rpc.variables.list.queryOptions({ input: { implementationId: id } }))
  return (
    <StepPage id={id} step="variables">
      {() => {
        if (!templates || !variables) return <RowsSkeleton />
        return (
          <Tabs
            value={subject === CATALOGUE ? CATALOGUE : 'mapping'}
            onChange={(tab) => navigate(stepHref(id, 'variables', tab === CATALOGUE ? CATALOGUE : null), { replace: true })}
            keepMounted={false}
          >
            <Tabs.List mb="md">
              <Tabs.Tab value="mapping">{t('variables.tab.mapping')}</Tabs.Tab>
              <Tabs.Tab value={CATALOGUE}>{t('variables.tab.catalogue', { count: variables.length })}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="mapping">
              <MappingTab implementationId={id} templates={templates} variables={variables} templateId={subject} />
            </Tabs.Panel>
            <Tabs.Panel value={CATALOGUE}>
              <Catalogue implementationId={id} variables={variables} />
            </Tabs.Panel>
          </Tabs>
        )
      }}
    </StepPage>
  )
}
