import { useQuery } from '@tanstack/react-query'
import type { ProviderAccount } from '#core/implementation'
import { rpc } from '../connection/index.ts'

/** What the simulator behind a training account offers, and what it does wrong at the moment; undefined for a real account. */
export function useTraining(account: ProviderAccount | undefined) {
  const { data } = useQuery({
    ...rpc.accounts.training.queryOptions({ input: { id: account?.id ?? '' } }),
    enabled: account?.mode === 'training',
  })
  return data
}
