import { PROVIDER_IDS, type ProviderId } from '#core/provider'
import { createPhones, type Phones } from './phones.ts'
import { START } from './registry.ts'
import type { Simulator, SimulatorOptions } from './simulator.ts'
import { realTimeline } from './timeline.ts'

/** All simulators at once, writing to the same phones. */
export type Simulators = {
  of(provider: ProviderId): Simulator
  /** Resolves when the message lies on its phone; rejects after ten seconds. */
  arrival(messageId: string): Promise<void>
  close(): Promise<void>
}

const PATIENCE_MS = 10_000

/**
 * @param options `port`: of the first; each next one has the next port. 0: free ones
 * @throws when a port is taken
 */
export async function startSimulators(options: Omit<SimulatorOptions, 'phones'>): Promise<Simulators> {
  const { phones, arrival } = watched(createPhones(options.timeline ?? realTimeline))
  const { port = 0 } = options
  const running = new Map<ProviderId, Simulator>()
  const close = async (): Promise<void> => {
    for (const simulator of running.values()) await simulator.close()
  }
  try {
    for (const [index, provider] of PROVIDER_IDS.entries())
      running.set(provider, await START[provider]({ ...options, phones, port: port === 0 ? 0 : port + index }))
  } catch (error) {
    await close()
    throw error
  }
  return {
    of(provider) {
      const simulator = running.get(provider)
      if (!simulator) throw new Error(`no simulator of ${provider}`)
      return simulator
    },
    arrival,
    close,
  }
}

/** The same phones, and a way to wait for a message. */
function watched(phones: Phones): { phones: Phones; arrival(messageId: string): Promise<void> } {
  const waiting = new Map<string, () => void>()
  const isThere = (messageId: string): boolean =>
    phones.conversation(null).some((entry) => entry.kind === 'message' && entry.message.messageId === messageId)
  return {
    phones: {
      ...phones,
      deliver(message) {
        phones.deliver(message)
        waiting.get(message.messageId)?.()
      },
    },
    arrival: (messageId) =>
      new Promise((resolve, reject) => {
        if (isThere(messageId)) return resolve()
        const timer = setTimeout(
          () => reject(new Error(`message ${messageId} did not arrive on the simulated phone`)),
          PATIENCE_MS,
        )
        waiting.set(messageId, () => {
          clearTimeout(timer)
          resolve()
        })
      }),
  }
}
