import type { BundleContent, BundleTrigger } from '#core/bundle'
import { asRead } from '#core/text'
import type { EventKind, SendingEvent } from './model.ts'

export type Place = Pick<SendingEvent, 'serviceTree' | 'requestType' | 'status' | 'template'> & { kind: EventKind }
type SwitchedOff = NonNullable<BundleContent['sending']>['switchedOff'][number]
export type FoundTrigger = { state: 'on'; trigger: BundleTrigger } | { state: 'off' } | { state: 'none' }

/**
 * Which trigger stands on what happened. Names are compared as a person reads them. Of several (a ticket whose tree
 * is not known, two numbers on one button) the one for the chosen template goes first, then the one that names
 * most of the place, then the bundle's order.
 * @param offers whether one of a chat's templates is the one that was chosen
 */
export function openTriggers(
  { triggers, sending }: Pick<BundleContent, 'triggers' | 'sending'>,
  offers: (keys: readonly string[], chosen: string) => boolean,
): (place: Place) => FoundTrigger {
  const on = byEvent(triggers)
  const off = byEvent(sending?.switchedOff ?? [])
  return (place) => {
    const key = keyOf(place)
    const fits = (on.get(key) ?? []).filter((trigger) => meets(trigger, place))
    const weight = (trigger: BundleTrigger): number =>
      (trigger.kind === 'chat' && place.template !== '' && offers(trigger.templates, place.template) ? 4 : 0) +
      (trigger.requestType === null ? 0 : 2) +
      (trigger.serviceTree === null ? 0 : 1)
    const [best] = fits.toSorted((a, b) => weight(b) - weight(a))
    if (best) return { state: 'on', trigger: best }
    return { state: (off.get(key) ?? []).some((place_) => meets(place_, place)) ? 'off' : 'none' }
  }
}

const keyOf = ({ kind, status }: { kind: EventKind; status?: string | null }): string =>
  kind === 'status' ? `status ${asRead(status ?? '')}` : kind

const byEvent = <Row extends BundleTrigger | SwitchedOff>(rows: readonly Row[]): Map<string, Row[]> =>
  Map.groupBy(rows, (row) => keyOf({ kind: row.kind, status: 'status' in row ? row.status : null }))

/** Null is any; a tree that is not known is whichever has the trigger. */
function meets(row: { serviceTree: string | null; requestType: string | null }, place: Place): boolean {
  const inType = row.requestType === null || asRead(row.requestType) === asRead(place.requestType)
  return inType && (row.serviceTree === null || place.serviceTree === '' || asRead(row.serviceTree) === asRead(place.serviceTree))
}
