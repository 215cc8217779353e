import { useQuery } from '@tanstack/react-query'
import type { TemplateRow } from '#core/contract'
import type { CrmVariable } from '#core/variables'
import { toProblem } from '../../app/problems.ts'
import { RowsSkeleton } from '../../components/PageSkeleton.tsx'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { rpc } from '../../connection/index.ts'
import { MappingEditor } from './MappingEditor.tsx'

type MappingPanelProps = { implementationId: string; template: TemplateRow; variables: CrmVariable[] }

export function MappingPanel({ implementationId, template, variables }: MappingPanelProps) {
  const { data: mapping, error } = useQuery(rpc.variables.mapping.queryOptions({ input: { templateId: template.id } }))
  if (error && !mapping) return <ProblemCard problem={toProblem(error)} />
  if (!mapping) return <RowsSkeleton />
  return <MappingEditor implementationId={implementationId} template={template} mapping={mapping} variables={variables} />
}
