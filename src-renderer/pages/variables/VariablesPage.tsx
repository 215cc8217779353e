import { Button, Text } from '@mantine/core'
import { IconVariable } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { stepHref } from '../../app/steps.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { RowsSkeleton } from '../../components/PageSkeleton.tsx'
import { StepPage } from '../../components/StepPage.tsx'
import { rpc } from '../../connection/index.ts'
import { MappingPanel } from './MappingPanel.tsx'
import { OwnVariables } from './OwnVariables.tsx'
import { TemplateMenu } from './TemplateMenu.tsx'
import classes from './variables.module.css'

export function VariablesPage({ id, subject }: { id: string; subject: string | null }) {
  const { t } = useTranslation()
  const { data: templates } = useQuery(rpc.templates.list.queryOptions({ input: { implementationId: id } }))
  const { data: variables } = useQuery(rpc.variables.list.queryOptions({ input: { implementationId: id } }))
  return (
    <StepPage id={id} step="variables">
      {() => {
        if (!templates || !variables) return <RowsSkeleton />
        const withPlaceholders = templates.filter((template) => template.placeholders > 0)
        const usable = withPlaceholders.filter((template) => template.unusable.length === 0)
        const rows = [...usable, ...withPlaceholders.filter((template) => template.unusable.length > 0)]
        const selected = rows.find((template) => template.id === subject) ?? rows[0]
        if (!selected)
          return (
            <EmptyState
              icon={IconVariable}
              title={t('variables.empty.title')}
              text={t('variables.empty.text')}
              action={
                <Button component={Link} href={stepHref(id, 'templates')}>
                  {t('steps.templates')}
                </Button>
              }
            />
          )
        return (
          <>
            <div className={classes.layout}>
              <div>
                <TemplateMenu implementationId={id} templates={rows} selectedId={selected.id} />
                {templates.length > rows.length && (
                  <Text size="xs" c="dimmed" mt="xs" px={8}>
                    {t('variables.without', { count: templates.length - rows.length })}
                  </Text>
                )}
              </div>
              <MappingPanel key={selected.id} implementationId={id} template={selected} variables={variables} />
            </div>
            <OwnVariables implementationId={id} variables={variables} />
          </>
        )
      }}
    </StepPage>
  )
}
