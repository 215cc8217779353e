import { LIVE_HOPS, type LiveHop } from '#core/contract'
import type { BlockReason } from '#core/sending'

export type HopName = LiveHop['hop']

/** Where each reason of sending ends the way. */
const STOPS_AT = {
  unreadable: 'event',
  'unknown-contact': 'event',
  'no-trigger': 'trigger',
  disabled: 'trigger',
  loop: 'trigger',
  'once-per-ticket': 'trigger',
  'attendant-chooses': 'trigger',
  'template-not-approved': 'template',
  'not-opted-in': 'consent',
  'no-phone': 'consent',
  'invalid-phone': 'consent',
  'empty-variable': 'variables',
  'value-not-allowed': 'variables',
  'quiet-hours': 'number',
  duplicate: 'template',
} as const satisfies Record<BlockReason, HopName>

/** Asked before consent and variables, so these are not passed where it stops. */
const NOT_ASKED: Partial<Record<BlockReason, readonly HopName[]>> = { 'template-not-approved': ['consent', 'variables'] }

/** The hops that were passed until a reason applied, and the one where it did. */
export function stoppedAt(reason: BlockReason): [HopName, LiveHop['stop']][] {
  const at = STOPS_AT[reason]
  const passed = LIVE_HOPS.slice(0, LIVE_HOPS.indexOf(at)).filter((name) => !NOT_ASKED[reason]?.includes(name))
  return [...passed.map((name): [HopName, null] => [name, null]), [at, reason]]
}

export const hop = (round: number, name: HopName, stop: LiveHop['stop'] = null, more: Partial<LiveHop> = {}): LiveHop => ({
  round,
  hop: name,
  stop,
  lines: [],
  provider: null,
  message: null,
  ...more,
})
