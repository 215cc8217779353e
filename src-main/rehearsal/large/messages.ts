import type { Tally } from '#core/rehearsal'
import type { Sending, SentBefore } from '#core/sending'
import type { ContactClasses } from './contacts.ts'
import type { Decisions, EventClass, Judged } from './decisions.ts'
import { type Hashes, openHashes } from './hashes.ts'
import { inOrder } from './order.ts'

/** Cancelling is looked at, and the progress told, after so many. */
const STEP = 1 << 16

/**
 * Everything about a history that depends on the order of time: what may be sent is kept as numbers, put in order and
 * settled; what can't be is counted at once.
 * @param isOrdered whether tickets and the order of rows decide anything
 */
export function openMessages(
  sending: Sending,
  decisions: Decisions,
  { classOf, personOf }: ContactClasses,
  tally: Tally,
  isOrdered: boolean,
) {
  let length = 0
  let at = new Float64Array(STEP)
  let code = new Int32Array(STEP)
  let contact = new Int32Array(STEP)
  /** Halves of the tickets' hashes. */
  let tickets = new Uint32Array(isOrdered ? STEP * 2 : 0)
  let row = new Uint32Array(isOrdered ? STEP : 0)

  function grow(): void {
    const more = <Numbers extends { length: number; set(from: Numbers): void }>(old: Numbers, fresh: Numbers): Numbers => {
      fresh.set(old)
      return fresh
    }
    const size = Math.ceil(at.length * 1.5)
    at = more(at, new Float64Array(size))
    code = more(code, new Int32Array(size))
    contact = more(contact, new Int32Array(size))
    if (!isOrdered) return
    tickets = more(tickets, new Uint32Array(size * 2))
    row = more(row, new Uint32Array(size))
  }

  const classAt = (place: number): number => (place === -1 ? 0 : (classOf[place] as number))

  return {
    /** @param event null: not known yet */
    add(
      eventCode: number,
      event: EventClass | null,
      moment: number,
      place: number,
      low: number,
      high: number,
      number: number,
    ): void {
      if (event !== null) {
        const judged = decisions.of(eventCode, event, classAt(place))
        if (!judged.isOpen && judged.decision.outcome === 'blocked') {
          decisions.count(judged.counted, 0)
          return
        }
      }
      if (length === at.length) grow()
      at[length] = moment
      code[length] = eventCode
      contact[length] = place
      if (isOrdered) {
        tickets[length * 2] = low
        tickets[length * 2 + 1] = high
        row[length] = number
      }
      length++
    },

    decide(classAtCode: (code: number) => EventClass, onDecided: (rows: number) => void, signal: AbortSignal | undefined): void {
      for (let place = 0; place < length; place++)
        if (Number.isNaN(at[place] as number)) at[place] = classAtCode(code[place] as number).moment ?? 0
      const order = inOrder(at, isOrdered ? row : null, length)
      const sentFor = new Map<string, Hashes>()
      const last = new Map<string, Map<number, number>>()
      // Both are asked about the ticket and the person that it is about now.
      let low = 0
      let high = 0
      let person = -1
      const before: SentBefore = {
        hasSent: (trigger) => (sentFor.get(trigger)?.find(low, high) ?? -1) !== -1,
        lastSent: (template) => last.get(template)?.get(person) ?? null,
      }
      const { duplicateHours } = sending.settings
      for (let index = 0; index < length; index++) {
        if (index % STEP === 0) {
          signal?.throwIfAborted()
          onDecided(index)
        }
        const place = order[index] as number
        const moment = at[place] as number
        const who = contact[place] as number
        const event = code[place] as number
        person = who === -1 ? -1 : (personOf[who] as number)
        if (isOrdered) {
          low = tickets[place * 2] as number
          high = tickets[place * 2 + 1] as number
        }
        let judged: Judged | null = decisions.of(event, classAtCode(event), classAt(who))
        while (judged !== null) {
          const counted = decisions.settle(judged, moment, before)
          decisions.count(counted, moment)
          const { decision } = counted
          if (decision.outcome !== 'send') break
          if (decision.trigger.kind === 'status' && decision.trigger.oncePerTicket) {
            const sent = sentFor.get(decision.trigger.key) ?? openHashes()
            sentFor.set(decision.trigger.key, sent)
            sent.add(low, high)
          }
          if (duplicateHours !== null) {
            const had = last.get(decision.template)
            if (had) had.set(person, moment)
            else last.set(decision.template, new Map([[person, moment]]))
          }
          tally.reach(decision.number, person, moment)
          judged = judged.next
        }
      }
      onDecided(length)
    },
  }
}
