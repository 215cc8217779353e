import type { TemplateRow } from '#core/contract'
import type { ProviderDescriptor } from '#core/provider'

/** What goes when a template is deleted: itself, and where that is done by name, its other languages and senders. */
export function goesWith(
  template: Pick<TemplateRow, 'id' | 'name' | 'accountId'>,
  rows: readonly TemplateRow[],
  { deletesBy }: Pick<ProviderDescriptor['capabilities'], 'deletesBy'>,
): TemplateRow[] {
  return rows.filter(
    (row) =>
      row.id === template.id || (deletesBy === 'name' && row.name === template.name && row.accountId === template.accountId),
  )
}

/** Whether the name can't be used for 30 days: when one that goes is or was approved. */
export const locksName = (going: readonly Pick<TemplateRow, 'status'>[]): boolean =>
  going.some(({ status }) => status === 'APPROVED' || status === 'PAUSED' || status === 'DISABLED')
