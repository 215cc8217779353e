/**
 * Does: decides whether the CRM sends for what happened: which template, number and text, or the first reason why not.
 * May not: keep anything between two questions (who asks hands over what was sent before), read a file, know today.
 * Ask instead: `bundle` for the configuration, `rehearsal` for what many events come to.
 */
export { readAddressOf } from './address.ts'
export { ALIKE, ALIKE_PATTERN } from './alike.ts'
export { type Chain, openSending, type Sending, type SentBefore } from './decide.ts'
export { type Filled, type Filler, openFiller } from './fill.ts'
export { type FoundTrigger, openTriggers, type Place } from './find-trigger.ts'
export { readInstant } from './instant.ts'
export {
  type Address,
  BLOCK_REASONS,
  type BlockDetail,
  type Blocked,
  type BlockReason,
  type CrmValueOf,
  type Decision,
  EVENT_KINDS,
  type EventKind,
  type SendingContact,
  type SendingEvent,
  type Sent,
} from './model.ts'
export { openMemory, type Replayed, replay, type SentMemory } from './replay.ts'
export { type ValueProblem, valueProblem } from './value-problem.ts'
export { openZone, type Zone } from './zone.ts'
