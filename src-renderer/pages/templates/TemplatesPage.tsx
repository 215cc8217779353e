import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { stepHref } from '../../app/steps.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { RowsSkeleton } from '../../components/PageSkeleton.tsx'
import { StepPage } from '../../components/StepPage.tsx'
import { rpc } from '../../connection/index.ts'
import { SyncPanel } from './SyncPanel.tsx'
import { TemplateBrowser } from './TemplateBrowser.tsx'

export function TemplatesPage({ id, subject }: { id: string; subject: string | null }) {
  const { t } = useTranslation()
  const { data: accounts } = useQuery(rpc.accounts.list.queryOptions({ input: { implementationId: id } }))
  const { data: templates } = useQuery(rpc.templates.list.queryOptions({ input: { implementationId: id } }))
  return (
    <StepPage id={id} step="templates">
      {() => {
        if (!accounts || !templates) return <RowsSkeleton rows={6} />
        if (accounts.length === 0)
          return (
            <EmptyState
              icon={IconRefresh}
              title={t('templates.noAccount.title')}
              text={t('templates.noAccount.text')}
              action={
                <Button component={Link} href={stepHref(id, 'provider')}>
                  {t('steps.provider')}
                </Button>
              }
            />
          )
        return (
          <>
            <SyncPanel accounts={accounts} />
            {templates.length === 0 ? (
              <EmptyState icon={IconRefresh} title={t('templates.empty.title')} text={t('templates.empty.text')} />
            ) : (
              <TemplateBrowser implementationId={id} templates={templates} accounts={accounts} selectedId={subject} />
            )}
          </>
        )
      }}
    </StepPage>
  )
}
