import { queryOptions } from '@tanstack/react-query'
import type { TemplateRow } from '#core/contract'
import { api, rpc } from '../connection/index.ts'

/** By name, then language; the id keeps two alike in their places. */
function byName(a: TemplateRow, b: TemplateRow): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1
  if (a.language !== b.language) return a.language < b.language ? -1 : 1
  return a.id < b.id ? -1 : 1
}

/** Every row of an implementation's list, fetched page by page, kept as one and sorted. */
export const templateRows = (implementationId: string) =>
  queryOptions({
    queryKey: [...rpc.templates.list.key({ input: { implementationId } }), 'whole'],
    queryFn: async ({ signal }) => {
      const all: TemplateRow[] = []
      for (let after: string | null = null; ; ) {
        const { rows, next }: { rows: TemplateRow[]; next: string | null } = await api.templates.list(
          { implementationId, after },
          { signal },
        )
        all.push(...rows)
        if (next === null) return all.sort(byName)
        after = next
      }
    },
  })
