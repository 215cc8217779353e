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
                className={`${classes.way} ${classes.register}`}
                leftSection={<IconPlus size={16} aria-hidden />}
              >
                <Way name={t('templates.register.add')} which={t('templates.register.which')} />
              </Button>
            )}
            <Button
              component={Link}
              href={studioHref(id)}
              className={classes.way}
              leftSection={<IconPencilPlus size={16} aria-hidden />}
            >
              <Way name={t('templates.write')} which={t('templates.writeWhich')} />
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

/** A way to a template, and when it is the right one. */
function Way({ name, which }: { name: string; which: string }) {
  return (
    <span className={classes.wayWords}>
      <span>{name}</span> <span className={classes.which}>{which}</span>
    </span>
  )
}
