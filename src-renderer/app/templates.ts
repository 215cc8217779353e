import { queryOptions } from '@tanstack/react-query'
import type { TemplateRow } from '#core/contract'
import { api, rpc } from '../connection/index.ts'

/** Every row of an implementation's list, fetched page by page and kept as one. */
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
        if (next === null) return all
        after = next
      }
    },
  })
