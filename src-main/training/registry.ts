import type { ProviderId } from '#core/provider'
import { startInfobipSimulator } from './infobip/index.ts'
import type { Simulator, SimulatorOptions } from './simulator.ts'
import { startZenviaSimulator } from './zenvia/index.ts'

/** One line per provider. */
export const START = {
  zenvia: startZenviaSimulator,
  infobip: startInfobipSimulator,
} satisfies Record<ProviderId, (options: SimulatorOptions) => Promise<Simulator>>
