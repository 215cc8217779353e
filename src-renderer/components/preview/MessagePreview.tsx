import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { TemplateRow } from '#core/contract'
import { renderTemplate } from '#core/template'
import type { Binding } from '#core/variables'
import { rpc } from '../../connection/index.ts'
import { PhoneBubble } from './PhoneBubble.tsx'
import { placeholderValues, sampleValues } from './preview-values.ts'

type MessagePreviewProps = {
  implementationId: string
  template: Pick<TemplateRow, 'id'>
  /** Bindings that are not saved yet; else the saved ones. */
  bindings?: readonly Binding[]
  /** CRM token to value; else every variable's sample. */
  crmValues?: Readonly<Record<string, string>>
}

export function MessagePreview({ implementationId, template, bindings, crmValues }: MessagePreviewProps) {
  const { data: stored } = useQuery(rpc.templates.get.queryOptions({ input: { id: template.id } }))
  const { data: mapping } = useQuery(rpc.variables.mapping.queryOptions({ input: { templateId: template.id } }))
  const { data: variables } = useQuery(rpc.variables.list.queryOptions({ input: { implementationId } }))
  if (!stored || !mapping || !variables) return <Skeleton height={160} radius="md" aria-hidden />
  const values = placeholderValues(mapping.placeholders, bindings ?? mapping.bindings, crmValues ?? sampleValues(variables))
  return <PhoneBubble content={stored.content} rendered={renderTemplate(stored.content, values)} />
}
