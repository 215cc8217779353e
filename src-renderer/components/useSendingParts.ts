import { useQuery } from '@tanstack/react-query'
import type { TemplateRow } from '#core/contract'
import type { SenderNumber } from '#core/implementation'
import { templateRows } from '../app/templates.ts'
import { rpc } from '../connection/index.ts'

/** The numbers and templates of an implementation; null while they load. */
export function useSendingParts(implementationId: string): { numbers: SenderNumber[]; templates: TemplateRow[] } | null {
  const { data: numbers } = useQuery(rpc.numbers.list.queryOptions({ input: { implementationId } }))
  const { data: templates } = useQuery(templateRows(implementationId))
  return numbers && templates ? { numbers, templates } : null
}
