import { type Live, liveOf } from '#core/release'
import type { Store } from '../store/index.ts'

/**
 * What an implementation's CRM has, as far as it is known. The environment of a bundle that was loaded from here is what its
 * release says, else what the implementation's is now.
 */
export function liveIn({ releases, loads, implementations }: Store, id: string, environment: Live['environment']): Live | null {
  const all = releases.list(id)
  const now = implementations.get(id)?.environment ?? null
  const fromHere = loads.list(id).map((load) => ({
    ...load,
    environment: all.find(({ sequence }) => sequence === load.sequence)?.environment ?? now,
  }))
  return liveOf(environment, fromHere, releases.reports(id))
}
