import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Neighbours } from '#core/contract'
import type { Finding } from '#core/lint'
import type { Draft } from '#core/review'
import { rpc } from '../../connection/index.ts'

const NONE: readonly Draft[] = []

/**
 * What the linter finds in drafts of one implementation, by the draft's id; null until it is known.
 * Linted as a submission is: against the account, its deleted names and the CRM's variables.
 */
export function useDraftFindings(
  implementationId: string,
  drafts: readonly Draft[] = NONE,
): ReadonlyMap<string, readonly Finding[]> | null {
  const accountIds = useMemo(() => [...new Set(drafts.map(({ accountId }) => accountId))].sort(), [drafts])
  const { data: accounts } = useQuery(rpc.accounts.list.queryOptions({ input: { implementationId } }))
  const { data: providers } = useQuery(rpc.accounts.providers.queryOptions())
  const { data: variables } = useQuery(rpc.variables.list.queryOptions({ input: { implementationId } }))
  // The rules are a chunk of their own: a page without drafts does not load them.
  const { data: lint } = useQuery({
    queryKey: ['lint'],
    queryFn: async () => {
      const { contextsOf, lintTemplate } = await import('#core/lint')
      return { contextsOf, lintTemplate }
    },
    enabled: drafts.length > 0,
  })
  const neighbours = useQueries({
    queries: accountIds.map((accountId) => rpc.drafts.neighbours.queryOptions({ input: { accountId } })),
    combine: (results) => {
      const known: (readonly [string, Neighbours])[] = []
      results.forEach(({ data }, at) => {
        const accountId = accountIds[at]
        if (data && accountId !== undefined) known.push([accountId, data])
      })
      return known.length === accountIds.length ? known : null
    },
  })
  return useMemo(() => {
    if (!lint || !neighbours || !accounts || !providers || !variables) return null
    const now = new Date().toISOString()
    const around = new Map(
      neighbours.map(([accountId, known]) => {
        const { provider } = accounts.find(({ id }) => id === accountId) ?? {}
        const scope = providers.find(({ id }) => id === provider)?.capabilities.placeholderScope
        return [accountId, lint.contextsOf({ provider, scope, ...known, now, variables })]
      }),
    )
    return new Map(
      drafts.map(({ id, accountId, templateId, content, bindings }) => [
        id,
        lint.lintTemplate(content, around.get(accountId)?.({ id: templateId, bindings })),
      ]),
    )
  }, [lint, neighbours, accounts, providers, variables, drafts])
}
