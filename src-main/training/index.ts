/**
 * Does: stands in for the providers' servers and the phones behind them, over real HTTP on loopback.
 * May not: let a simulator import an adapter (`providers/`): both are built from the same facts, not from the same code.
 * Ask instead: `providers` to talk to one, a provider's `review-rules.ts` and `recipients.ts` for how it behaves, `faults.ts` for what it can be told to do wrong.
 */
export type { Fault, FaultHook, FaultRequest } from './faults.ts'
export {
  type InfobipMessage,
  type InfobipSimulator,
  type InfobipSimulatorOptions,
  type InfobipVerdict,
  startInfobipSimulator,
} from './infobip/index.ts'
export {
  type ConversationEntry,
  createPhones,
  type PhoneAnswer,
  type PhoneMessage,
  type PhoneReply,
  type Phones,
} from './phones.ts'
export type { ReceivedRequest } from './server.ts'
export type { Simulator, SimulatorOptions } from './simulator.ts'
export { type Simulators, startSimulators } from './simulators.ts'
export { type ManualTimeline, manualTimeline, realTimeline, type Timeline } from './timeline.ts'
export {
  type SimulatedMessage,
  startZenviaSimulator,
  type Verdict,
  type ZenviaSimulator,
  type ZenviaSimulatorOptions,
} from './zenvia/index.ts'
