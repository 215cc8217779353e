import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useEffectEvent, useState } from 'react'
import type { ProviderAccount } from '#core/implementation'
import { cancelSync, startSync, syncStale } from '../../components/sync/index.ts'
import { rpc } from '../../connection/index.ts'
import type { ShownProblem } from '../../shared/problems.ts'

const problemOf = (outcome: Awaited<ReturnType<typeof startSync>>): ShownProblem | null => {
  if (outcome.ended === 'failed') return outcome.problem
  return outcome.ended === 'planned' ? { code: 'sync-held', data: { count: outcome.plan.gone.length }, raw: null } : null
}

/** An account whose templates are those of its last sync, because the provider could not be asked; `problem` null: the person did not wait. */
export type Unrefreshed = { account: ProviderAccount; problem: ShownProblem | null }

export type Freshness = {
  /** Accounts that are being looked at now. */
  asking: readonly ProviderAccount[]
  unrefreshed: readonly Unrefreshed[]
}

const FRESH: Freshness = { asking: [], unrefreshed: [] }

/**
 * Before an export the provider is asked once more where the last answer is old: on
 * opening the page, and again by `refresh`, which says what stayed old.
 */
export function useRefreshBeforeExport(implementationId: string, accounts: readonly ProviderAccount[] | undefined) {
  const queries = useQueryClient()
  const [freshness, setFreshness] = useState<Freshness>(FRESH)
  const refresh = useCallback(
    async (all: readonly ProviderAccount[]): Promise<readonly Unrefreshed[]> => {
      const asking = all.filter((account) => syncStale(account, 'beforeExport', Date.now()))
      setFreshness({ asking, unrefreshed: [] })
      if (asking.length === 0) return []
      const outcomes = await Promise.all(
        asking.map(async (account) => ({ account, outcome: await startSync(account.id, { background: true }) })),
      )
      // The preview is computed from what came, so it has to be there before the button is.
      await queries.invalidateQueries({ queryKey: rpc.exports.preview.key({ input: { implementationId } }) })
      const unrefreshed = outcomes.flatMap(({ account, outcome }): Unrefreshed[] =>
        outcome.ended === 'done' ? [] : [{ account, problem: problemOf(outcome) }],
      )
      setFreshness({ asking: [], unrefreshed })
      return unrefreshed
    },
    [queries, implementationId],
  )
  const isLoaded = accounts !== undefined
  const onOpen = useEffectEvent(() => void refresh(accounts ?? []))
  useEffect(() => {
    if (isLoaded) onOpen()
  }, [isLoaded])
  /** Goes on with the local copy: the sync in course is given up. */
  const goOn = (): void => {
    for (const { id } of freshness.asking) cancelSync(id)
  }
  return { freshness, refresh, goOn }
}
