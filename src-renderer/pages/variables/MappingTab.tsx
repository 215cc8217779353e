import { Button, Text } from '@mantine/core'
import { IconVariable } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { TemplateRow } from '#core/contract'
import type { CrmVariable } from '#core/variables'
import { EmptyState } from '../../components/EmptyState.tsx'
import { RowsSkeleton } from '../../components/PageSkeleton.tsx'
import { stepHref } from '../../shared/routes.ts'
import { MappingPanel } from './MappingPanel.tsx'
import { TemplateMenu } from './TemplateMenu.tsx'
import { groupTemplates, isComplete } from './template-menu.ts'
import { useTemplatesInUse } from './useTemplatesInUse.ts'
import classes from './variables.module.css'

type MappingTabProps = {
  implementationId: string
  templates: TemplateRow[]
  variables: CrmVariable[]
  /** Null, or one that is gone: the first in use that has something to fill. */
  templateId: string | null
}

/** One template at a time: the menu at the left, its grid and both its texts at the right. */
export function MappingTab(props: MappingTabProps) {
  const inUse = useTemplatesInUse(props.implementationId)
  return inUse ? <Mapping {...props} inUse={inUse} /> : <RowsSkeleton />
}

function Mapping({
  implementationId,
  templates,
  variables,
  templateId,
  inUse,
}: MappingTabProps & { inUse: ReadonlySet<string> }) {
  const { t } = useTranslation()
  const fillable = useMemo(() => templates.filter((template) => template.placeholders > 0), [templates])
  const groups = useMemo(() => groupTemplates(fillable, inUse), [fillable, inUse])
  // Chosen once, so that filling the last variable of a template does not carry one off to the next.
  const [startId] = useState(() => fillable.find((template) => inUse.has(template.id) && !isComplete(template))?.id)
  const wanted = (id: string | null | undefined) => fillable.find((template) => template.id === id)
  const selected = wanted(templateId) ?? wanted(startId) ?? groups[0]?.templates[0]
  if (!selected)
    return (
      <EmptyState
        icon={IconVariable}
        title={t('variables.empty.title')}
        text={t('variables.empty.text')}
        action={
          <Button component={Link} href={stepHref(implementationId, 'templates')}>
            {t('steps.templates')}
          </Button>
        }
      />
    )
  const without = templates.length - fillable.length
  return (
    <div className={classes.layout}>
      <div className={classes.side}>
        <TemplateMenu implementationId={implementationId} groups={groups} selectedId={selected.id} />
        {without > 0 && (
          <Text size="xs" c="dimmed" mt="xs" px={8}>
            {t('variables.without', { count: without })}
          </Text>
        )}
      </div>
      <MappingPanel
        key={selected.id}
        implementationId={implementationId}
        template={selected}
        templates={fillable}
        variables={variables}
      />
    </div>
  )
}
