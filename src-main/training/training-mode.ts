import type { ProviderId } from '#core/provider'
import type { FaultName } from '#core/training'
import type { AccountAccess } from '../providers/index.ts'
import { createPhones } from './phones.ts'
import type { Simulator } from './simulator.ts'
import { realTimeline } from './timeline.ts'

/**
 * The simulators of "modo treino", each started when the first training account needs
 * it; all of them write to the same phones.
 * @param onWebhook what a provider would tell the CRM
 */
export function createTraining(onWebhook: (provider: ProviderId, body: unknown) => void) {
  const phones = createPhones(realTimeline)
  const started = new Map<ProviderId, Promise<Simulator>>()
  const simulator = (provider: ProviderId): Promise<Simulator> => {
    const known = started.get(provider)
    if (known) return known
    // Two providers' servers: a program in which nobody trains needs none of it.
    const starting = import('./registry.ts').then(
      ({ START }): Promise<Simulator> => START[provider]({ phones, onWebhook: (body) => onWebhook(provider, body) }),
    )
    started.set(provider, starting)
    // A start that failed may be tried again.
    starting.catch(() => started.delete(provider))
    return starting
  }
  return {
    /** What an account form would have asked for. */
    async access(provider: ProviderId): Promise<AccountAccess> {
      const { baseUrl, secret } = await simulator(provider)
      return { settings: { baseUrl }, secret }
    },
    async offers(provider: ProviderId): Promise<{ phoneUrl: string; senderIds: string[]; fault: FaultName | null }> {
      const { phoneUrl, senderIds, fault } = await simulator(provider)
      return { phoneUrl, senderIds: [...senderIds], fault: fault() }
    },
    async setFault(provider: ProviderId, fault: FaultName | null): Promise<void> {
      const { setFault } = await simulator(provider)
      setFault(fault)
    },
    async close(): Promise<void> {
      for (const starting of started.values()) await (await starting).close()
    },
  }
}
export type Training = ReturnType<typeof createTraining>
