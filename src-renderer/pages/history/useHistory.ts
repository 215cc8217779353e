import { useInfiniteQuery } from '@tanstack/react-query'
import type { HistoryPage } from '#core/contract'
import type { Step } from '#core/readiness'
import { api, rpc } from '../../connection/index.ts'

export type HistoryFilter = {
  step: Step | null
  actor: string | null
  /** Days of this person's calendar, `2026-11-22`; both are in it. Empty: no end. */
  from: string
  to: string
}

export const NO_FILTER: HistoryFilter = { step: null, actor: null, from: '', to: '' }
export const isFiltered = (filter: HistoryFilter): boolean =>
  filter.step !== null || filter.actor !== null || filter.from !== '' || filter.to !== ''

/** Midnight where the person is, `days` later. */
function midnight(day: string, days: number): string | undefined {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const at = new Date(year, month - 1, date + days)
  return day === '' || Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}

/** The history, page by page; whatever changes is in it, so every change of the implementation reads it anew. */
export function useHistory(implementationId: string, filter: HistoryFilter) {
  const input = {
    implementationId,
    step: filter.step ?? undefined,
    actor: filter.actor ?? undefined,
    from: midnight(filter.from, 0),
    to: midnight(filter.to, 1),
  }
  return useInfiniteQuery({
    queryKey: [...rpc.history.list.key({ input }), 'pages'],
    queryFn: ({ pageParam, signal }): Promise<HistoryPage> => api.history.list({ ...input, before: pageParam }, { signal }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
    placeholderData: (shown) => shown,
    // Somebody who comes back to this page wants to see what was done meanwhile.
    refetchOnMount: 'always',
  })
}
