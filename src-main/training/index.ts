/**
 * Does: stands in for the providers' servers and the phones behind them, over real HTTP on loopback.
 * May not: let a simulator import an adapter (`providers/`): both are built from the same facts, not from the same code.
 * Ask instead: `providers` to talk to one, a provider's `review-rules.ts` and `recipients.ts` for how it behaves, `faults.ts` for what it can be told to do wrong.
 */
export type { Fault, FaultHook } from './faults.ts'
export { type InfobipSimulator, startInfobipSimulator } from './infobip/index.ts'
export { createPhones, type PhoneMessage, type PhoneReply, type Phones } from './phones.ts'
export type { Simulator, SimulatorOptions } from './simulator.ts'
export { type Simulators, startSimulators } from './simulators.ts'
export { startZenviaSimulator, type ZenviaSimulator, type ZenviaSimulatorOptions } from './zenvia/index.ts'
