import { useQuery } from '@tanstack/react-query'
import type { TemplateRow } from '#core/contract'
import { renderTemplate } from '#core/template'
import type { Binding } from '#core/variables'
import { PhoneBubble } from '../components/PhoneBubble.tsx'
import { rpc } from '../connection/index.ts'
import { placeholderValues, sampleValues } from './values.ts'

type MessagePreviewProps = {
  implementationId: string
  template: TemplateRow
  /** Bindings that are not saved yet; else the saved ones. */
  bindings?: readonly Binding[]
  /** CRM token to value; else every variable's sample. */
  crmValues?: Readonly<Record<string, string>>
}

export function MessagePreview({ implementationId, template, bindings, crmValues }: MessagePreviewProps) {
  const { data: mapping } = useQuery(rpc.variables.mapping.queryOptions({ input: { templateId: template.id } }))
  const { data: variables } = useQuery(rpc.variables.list.queryOptions({ input: { implementationId } }))
  const values = placeholderValues(
    mapping?.placeholders ?? [],
    bindings ?? mapping?.bindings ?? [],
    crmValues ?? sampleValues(variables ?? []),
  )
  return <PhoneBubble content={template.content} rendered={renderTemplate(template.content, values)} />
}
