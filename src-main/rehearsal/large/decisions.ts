import type { Tally } from '#core/rehearsal'
import { ALIKE, type CrmValueOf, type Decision, type Sending, type SendingEvent, type SentBefore } from '#core/sending'
import type { ContactClass } from './contacts.ts'

/** What stands in an event that a rule looks at, but for time and ticket; `moment`: of a date that DuckDB doesn't read. */
export type EventClass = { event: SendingEvent; moment: number | null | undefined; cells: readonly string[] }

type ValuesOf = (cells: readonly string[], contact: ContactClass | null) => (event: SendingEvent) => CrmValueOf

/** A decision by everything but the time, made once for all events and contacts of its classes. */
export type Judged = {
  decision: Decision
  isDerived: boolean
  /** The time and what was sent before may change it. */
  isOpen: boolean
  /** Of a message, what the event comes to that its `nextStatus` makes; null: none is made. */
  next: Judged | null
  /** By what `settle` says; itself, or one for each other reason. */
  settled: Map<string, Counted>
  counted: Counted
}

/** What is counted together: one decision, in quarters of an hour where the time counts. */
type Counted = { decision: Decision; isDerived: boolean; quarters: Map<number, number>; quarter: number; times: number }

/** An answer that can't be sure to be the row's own: one value is long, and others stand for it. */
export class NotAlike extends Error {}

const QUARTER = 900_000

export type Decisions = ReturnType<typeof openDecisions>

/** The rules asked once for each event class and contact class, and what they said counted. */
export function openDecisions(sending: Sending, classes: readonly (ContactClass | null)[], valuesOf: ValuesOf, tally: Tally) {
  const byEvent: (Judged | undefined)[][] = []
  const all: Counted[] = []
  const { quietHours, duplicateHours } = sending.settings
  const asksTime = quietHours !== null || duplicateHours !== null

  function counted(decision: Decision, isDerived: boolean): Counted {
    const one = { decision, isDerived, quarters: new Map<number, number>(), quarter: Number.NaN, times: 0 }
    all.push(one)
    return one
  }

  function judge(event: SendingEvent, { cells }: EventClass, contact: ContactClass | null, chain: readonly string[]): Judged {
    const fieldOf = valuesOf(cells, contact)(event)
    const decision = sending.judge(event, contact, fieldOf, chain)
    refuseUnlike(decision, fieldOf)
    const nextEvent = decision.outcome === 'send' ? sending.nextEvent(event, decision) : null
    const isOnce = decision.trigger?.kind === 'status' && decision.trigger.oncePerTicket
    return {
      decision,
      isDerived: chain.length > 0,
      isOpen: isOnce || (asksTime && decision.outcome === 'send'),
      next: nextEvent && judge(nextEvent, { event: nextEvent, moment: undefined, cells }, contact, [...chain, event.status]),
      settled: new Map(),
      counted: counted(decision, chain.length > 0),
    }
  }

  function refuseUnlike(decision: Decision, fieldOf: CrmValueOf): void {
    if (decision.template === null) return
    if (decision.outcome === 'blocked' && decision.reason !== 'value-not-allowed') return
    const values = sending.tokensOf(decision.template).map((token) => fieldOf(token) ?? '')
    if (!values.includes(ALIKE)) return
    const lengthOf = (token: string): number | null => {
      const value = fieldOf(token) ?? ''
      return value === ALIKE ? null : value.length
    }
    if (!sending.surelyFits(decision.template, lengthOf)) throw new NotAlike()
  }

  function count(one: Counted, at: number): void {
    if (one.decision.outcome === 'blocked') {
      one.times++
      return
    }
    const quarter = Math.floor(at / QUARTER)
    if (quarter !== one.quarter) {
      keep(one)
      one.quarter = quarter
    }
    one.times++
  }

  function keep(one: Counted): void {
    if (one.times > 0) one.quarters.set(one.quarter, (one.quarters.get(one.quarter) ?? 0) + one.times)
    one.times = 0
  }

  return {
    /** @throws {NotAlike} */
    of(eventClass: number, event: EventClass, contactClass: number): Judged {
      const byContact = byEvent[eventClass] ?? []
      const known = byContact[contactClass]
      if (known !== undefined) return known
      byEvent[eventClass] = byContact
      const judged = judge(event.event, event, classes[contactClass] ?? null, [])
      byContact[contactClass] = judged
      return judged
    },
    count,
    /** What the time, and what was sent before, say to it. */
    settle(judged: Judged, at: number, before: SentBefore): Counted {
      if (!judged.isOpen) return judged.counted
      const settled = sending.settle(judged.decision, { at, ticket: '' }, before)
      if (settled === judged.decision || settled.outcome === 'send') return judged.counted
      const known = judged.settled.get(settled.reason)
      if (known) return known
      const other = counted(settled, judged.isDerived)
      judged.settled.set(settled.reason, other)
      return other
    },
    /** Hands what was counted to the tally. */
    finish(): void {
      for (const one of all) {
        const { decision, isDerived } = one
        if (decision.outcome === 'blocked') {
          if (one.times > 0) tally.count(decision, { at: null }, isDerived, one.times)
          continue
        }
        keep(one)
        for (const [quarter, times] of one.quarters) tally.count(decision, { at: quarter * QUARTER }, isDerived, times)
      }
    },
  }
}
