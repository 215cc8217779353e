import { useQuery } from '@tanstack/react-query'
import type { TemplateRow } from '#core/contract'
import type { CrmVariable } from '#core/variables'
import { RowsSkeleton } from '../../components/PageSkeleton.tsx'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { rpc } from '../../connection/index.ts'
import { toProblem } from '../../shared/problems.ts'
import { MappingEditor } from './MappingEditor.tsx'

type MappingPanelProps = {
  implementationId: string
  template: TemplateRow
  /** All that have placeholders: what a mapping can be copied from. */
  templates: readonly TemplateRow[]
  variables: CrmVariable[]
}

export function MappingPanel({ implementationId, template, templates, variables }: MappingPanelProps) {
  const { data: mapping, error } = useQuery(rpc.variables.mapping.queryOptions({ input: { templateId: template.id } }))
  const { data: stored, error: problem } = useQuery(rpc.templates.get.queryOptions({ input: { id: template.id } }))
  if ((error ?? problem) && !(mapping && stored)) return <ProblemCard problem={toProblem(error ?? problem)} />
  if (!mapping || !stored) return <RowsSkeleton />
  return (
    <MappingEditor
      // A sync may bring other placeholders while it is open.
      key={mapping.placeholders.map(({ key }) => key).join(' ')}
      implementationId={implementationId}
      template={stored}
      mapping={mapping}
      templates={templates}
      variables={variables}
    />
  )
}
