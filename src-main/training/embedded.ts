import type { ProviderId } from '#core/provider'
import type { AccountAccess } from '../providers/index.ts'
import { type Simulator, startZenviaSimulator } from './index.ts'

const START = {
  zenvia: () => startZenviaSimulator(),
} satisfies Record<ProviderId, () => Promise<Simulator>>

/** The simulators of "modo treino", started when the first training account needs them. */
export function createTraining() {
  const started = new Map<ProviderId, Promise<Simulator>>()
  const simulator = (provider: ProviderId): Promise<Simulator> => {
    const known = started.get(provider)
    if (known) return known
    const starting = START[provider]()
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
    async offers(provider: ProviderId): Promise<{ phoneUrl: string; senderIds: string[] }> {
      const { phoneUrl, senderIds } = await simulator(provider)
      return { phoneUrl, senderIds: [...senderIds] }
    },
    async close(): Promise<void> {
      for (const starting of started.values()) await (await starting).close()
    },
  }
}
export type Training = ReturnType<typeof createTraining>
