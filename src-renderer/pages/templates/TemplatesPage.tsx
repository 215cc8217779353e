import { Button } from '@mantine/core'
import { IconPencilPlus, IconPlugConnected, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { EmptyState } from '../../components/EmptyState.tsx'
import { RowsSkeleton } from '../../components/PageSkeleton.tsx'
import { StepPage } from '../../components/StepPage.tsx'
import { rpc } from '../../connection/index.ts'
import { NEW_TEMPLATE, stepHref, studioHref } from '../../shared/routes.ts'
import { templateRows } from '../../shared/template-rows.ts'
import { TemplateBrowser } from './TemplateBrowser.tsx'
import classes from './templates.module.css'

export function TemplatesPage({ id, subject }: { id: string; subject: string | null }) {
  const { t } = useTranslation()
  const input = { implementationId: id }
  const { data: accounts } = useQuery(rpc.accounts.list.queryOptions({ input }))
  const { data: templates } = useQuery(templateRows(input.implementationId))
  const { data: numbers } = useQuery(rpc.numbers.list.queryOptions({ input }))
  const { data: providers } = useQuery(rpc.accounts.providers.queryOptions())
  return (
    <StepPage
      id={id}
      step="templates"
      action={
        accounts &&
        accounts.length > 0 && (
          <>
            {subject !== NEW_TEMPLATE && (
              <Button
                component={Link}
                href={stepHref(id, 'templates', NEW_TEMPLATE)}
                className={classes.register}
                leftSection={<IconPlus size={16} aria-hidden />}
              >
                {t('templates.register.add')}
              </Button>
            )}
            <Button component={Link} href={studioHref(id)} leftSection={<IconPencilPlus size={16} aria-hidden />}>
              {t('templates.write')}
            </Button>
          </>
        )
      }
    >
      {() => {
        if (!accounts || !templates || !numbers || !providers) return <RowsSkeleton rows={6} />
        if (accounts.length === 0)
          return (
            <EmptyState
              icon={IconPlugConnected}
              title={t('templates.noAccount.title')}
              text={t('templates.noAccount.text')}
              action={
                <Button component={Link} href={stepHref(id, 'provider')}>
                  {t('steps.provider')}
                </Button>
              }
            />
          )
        return <TemplateBrowser implementationId={id} subject={subject} parts={{ accounts, templates, numbers, providers }} />
      }}
    </StepPage>
  )
}
