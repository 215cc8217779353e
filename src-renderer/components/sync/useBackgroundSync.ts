import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { rpc } from '../../connection/index.ts'
import { syncStale } from './stale.ts'
import { hasPlan, startSync } from './store.ts'

/** Refreshes the open implementation's templates when it is opened and when the window is looked at again. */
export function useBackgroundSync(implementationId: string | null): void {
  const { data: accounts } = useQuery({
    ...rpc.accounts.list.queryOptions({ input: { implementationId: implementationId ?? '' } }),
    enabled: implementationId !== null,
  })
  const refresh = useEffectEvent((when: 'onOpen' | 'onFocus') => {
    for (const account of accounts ?? []) {
      // What a person is looking at is not applied behind their back.
      if (!hasPlan(account.id) && syncStale(account, when, Date.now())) void startSync(account.id, { background: true })
    }
  })
  const isLoaded = accounts !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: opening another implementation is what starts it
  useEffect(() => {
    if (isLoaded) refresh('onOpen')
    const onFocus = (): void => refresh('onFocus')
    window.addEventListener('focus', onFocus)
    return () => window.removeEventListener('focus', onFocus)
  }, [implementationId, isLoaded])
}
