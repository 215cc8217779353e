import type { BundleContent } from '#core/bundle'
import { pairUp, type Sign } from './pairs.ts'
import { choicesOf, type Now, placeOf, type SwitchedOff, type Trigger, tag } from './parts.ts'

/** A trigger of before as it stands in the bundle, and with the names that all it leads to has after. */
export type WasTrigger = { was: Trigger; now: Trigger }

export type PairedTriggers = {
  pairs: { before: WasTrigger; after: Trigger }[]
  gone: WasTrigger[]
  come: Trigger[]
  /** Sent before and are switched off after, and the other way round. */
  off: WasTrigger[]
  on: Trigger[]
  /** Places where only the switched-off trigger came or went. */
  offCome: SwitchedOff[]
  offGone: SwitchedOff[]
  /** All of before, with the names of after: what asks where something is sent. */
  earlier: Pick<BundleContent, 'triggers' | 'sending'>
}

type Either = { trigger: Trigger; was: Trigger }

const optionsOf = (trigger: Trigger): string =>
  trigger.kind === 'status'
    ? tag(trigger.nextStatus, String(trigger.oncePerTicket))
    : trigger.kind === 'operate'
      ? String(trigger.chatStandard)
      : ''

const at = (trigger: Trigger): string => {
  const { serviceTree, requestType, status } = placeOf(trigger)
  return tag(trigger.kind, serviceTree, requestType, status)
}
const sent = (trigger: Trigger): string => tag(...choicesOf(trigger).toSorted())

const sign = (of: (trigger: Trigger) => string, several = false): Sign<Either> => ({ of: ({ trigger }) => of(trigger), several })

/** Those at one place are the same, whatever they send; what goes on elsewhere as it was has moved. */
const AT_ONE_PLACE: readonly Sign<Either>[] = [
  sign((trigger) => tag(at(trigger), sent(trigger), trigger.number, optionsOf(trigger)), true),
  sign((trigger) => tag(at(trigger), sent(trigger), trigger.number), true),
  sign((trigger) => tag(at(trigger), trigger.number), true),
  sign((trigger) => tag(at(trigger), sent(trigger)), true),
  sign(at, true),
]
const ELSEWHERE: readonly Sign<Either>[] = [
  sign((trigger) => tag(trigger.kind, trigger.serviceTree, trigger.requestType, sent(trigger), trigger.number)),
  sign((trigger) => tag(trigger.kind, placeOf(trigger).status, sent(trigger), trigger.number)),
  sign((trigger) => tag(trigger.kind, sent(trigger), trigger.number)),
  sign((trigger) => tag(trigger.serviceTree, trigger.requestType, sent(trigger), trigger.number)),
]

export function pairTriggers(before: BundleContent, after: BundleContent, now: Now): PairedTriggers {
  const ours = inOrder(before.triggers.map((was) => ({ was, trigger: now.trigger(was) })))
  const theirs = inOrder(after.triggers.map((trigger) => ({ was: trigger, trigger })))
  const here = pairUp(ours, theirs, AT_ONE_PLACE)

  const offBefore = (before.sending?.switchedOff ?? []).map(now.switchedOff)
  const offAfter = after.sending?.switchedOff ?? []
  const isOff = (places: readonly SwitchedOff[], { trigger }: Either): boolean =>
    places.some((place) => offKey(place) === at(trigger))
  const newlyOff = without(offAfter, offBefore)
  const nolongerOff = without(offBefore, offAfter)
  const off = here.gone.filter((one) => isOff(newlyOff, one))
  const on = here.come.filter((one) => isOff(nolongerOff, one))
  const there = pairUp(
    here.gone.filter((one) => !off.includes(one)),
    here.come.filter((one) => !on.includes(one)),
    ELSEWHERE,
  )
  const taken = (places: readonly SwitchedOff[], by: readonly Either[]): SwitchedOff[] =>
    places.filter((place) => !by.some(({ trigger }) => at(trigger) === offKey(place)))
  const was = ({ was: as, trigger }: Either): WasTrigger => ({ was: as, now: trigger })
  return {
    pairs: [...here.pairs, ...there.pairs].map((pair) => ({ before: was(pair.before), after: pair.after.trigger })),
    gone: there.gone.map(was),
    come: there.come.map(({ trigger }) => trigger),
    off: off.map(was),
    on: on.map(({ trigger }) => trigger),
    offCome: taken(newlyOff, off),
    offGone: taken(nolongerOff, on),
    earlier: {
      triggers: ours.map(({ trigger }) => trigger),
      ...(before.sending && { sending: { ...before.sending, switchedOff: offBefore } }),
    },
  }
}

const offKey = ({ kind, serviceTree, requestType, status }: SwitchedOff): string => tag(kind, serviceTree, requestType, status)

const without = (places: readonly SwitchedOff[], others: readonly SwitchedOff[]): SwitchedOff[] => {
  const known = new Set(others.map(offKey))
  return places.filter((place) => !known.has(offKey(place)))
}

/** By what they are: the order in which they stand says nothing. */
const inOrder = (triggers: readonly Either[]): Either[] => {
  const key = ({ trigger }: Either): string => tag(at(trigger), sent(trigger), trigger.number, optionsOf(trigger), trigger.key)
  return triggers.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
}
