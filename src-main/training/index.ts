/**
 * Does: stands in for the providers' servers and the phones behind them, over real HTTP on loopback.
 * May not: let a simulator import an adapter (`providers/`): both are built from the same facts, not from the same code.
 * Ask instead: `providers` to talk to one, `zenvia/review-rules.ts` and `zenvia/recipients.ts` for how it behaves.
 */
export type { Fault, FaultHook, FaultRequest } from './faults.ts'
export type { Simulator } from './simulator.ts'
export { type ManualTimeline, manualTimeline, realTimeline, type Timeline } from './timeline.ts'
export {
  type ReceivedRequest,
  type SimulatedMessage,
  startZenviaSimulator,
  type Verdict,
  type ZenviaSimulator,
  type ZenviaSimulatorOptions,
} from './zenvia/index.ts'
