import type { FaultName } from '#core/training'
import { createFaultSwitch, type FaultHook } from './faults.ts'
import { createPhones, type Phones } from './phones.ts'
import { cancellable, realTimeline, type Timeline } from './timeline.ts'

/** What every provider's simulator takes; each may have more. */
export type SimulatorOptions = {
  /** 0, the default: a free one. Always on 127.0.0.1. */
  port?: number
  /** The phones that its messages arrive at; several simulators may share them. Default: its own. */
  phones?: Phones
  /** So many generated templates beside the seeded ones. Default 0. */
  templateCount?: number
  /** Every template is approved as it comes, without a review: it was somewhere else. Default false. */
  approvesAll?: boolean
  /** How long each stage of a review takes, in milliseconds. Default 4000. */
  reviewMs?: number
  /** From acceptance to sent, to delivered, to read: this long each, in milliseconds. Default 400. */
  deliveryMs?: number
  /** Default: time as it passes. */
  timeline?: Timeline
  /** Asked before each call to the API; what it answers goes wrong. Goes before a fault that is switched on. */
  fault?: FaultHook
  /** Every webhook's body as it is sent, also while nobody has subscribed. */
  onWebhook?: (body: unknown) => void
  /** Until a webhook is tried again, in milliseconds. Default 1000. */
  webhookRetryMs?: number
  /** How long a webhook may take, in real time, in milliseconds. Default 5000. */
  webhookTimeoutMs?: number
}

/** The options with what is left out filled in, and what the parts of one simulator share. */
export function simulatorBase({ fault: hook, ...options }: SimulatorOptions) {
  const timeline = cancellable(options.timeline ?? realTimeline)
  return {
    port: 0,
    phones: createPhones(timeline),
    templateCount: 0,
    approvesAll: false,
    reviewMs: 4000,
    deliveryMs: 400,
    onWebhook: (_body: unknown): void => undefined,
    webhookRetryMs: 1000,
    webhookTimeoutMs: 5000,
    ...options,
    timeline,
    hook,
    faults: createFaultSwitch(),
  }
}
export type SimulatorBase = ReturnType<typeof simulatorBase>

/** A call that was received, whether or not it was answered as it should. */
export type ReceivedRequest = { method: string; path: string; query: string }

/** What every provider's simulator gives to whoever started it. */
export type Simulator = {
  /** What goes into the account form as base URL, without a trailing slash. */
  baseUrl: string
  /** The one credential that it accepts. */
  secret: string
  /** The senders whose messages it takes. */
  senderIds: readonly string[]
  /** A page that shows what arrived at the simulated phones. */
  phoneUrl: string
  /** Does one thing wrong from now on, or nothing any more. */
  setFault(name: FaultName | null): void
  fault(): FaultName | null
  /** The calls to the API in order: at most the last thousand. */
  requests(): ReceivedRequest[]
  close(): Promise<void>
}
