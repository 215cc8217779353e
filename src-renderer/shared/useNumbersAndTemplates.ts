import { useQuery } from '@tanstack/react-query'
import type { TemplateRow } from '#core/contract'
import type { SenderNumber } from '#core/implementation'
import { rpc } from '../connection/index.ts'
import { templateRows } from './template-rows.ts'

export type NumbersAndTemplates = { numbers: SenderNumber[]; templates: TemplateRow[] }

/** What an implementation sends, and from where; null while they load. */
export function useNumbersAndTemplates(implementationId: string): NumbersAndTemplates | null {
  const { data: numbers } = useQuery(rpc.numbers.list.queryOptions({ input: { implementationId } }))
  const { data: templates } = useQuery(templateRows(implementationId))
  return numbers && templates ? { numbers, templates } : null
}
