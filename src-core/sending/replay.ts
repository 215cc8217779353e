import type { Sending, SentBefore } from './decide.ts'
import type { CrmValueOf, Decision, SendingContact, SendingEvent } from './model.ts'

/** What becomes of one event, or of the one that a `nextStatus` made of it. */
export type Replayed = { decision: Decision; event: SendingEvent; isDerived: boolean }

export type SentMemory = SentBefore & {
  note(trigger: string, ticket: string, template: string, person: string, at: number): void
}

/** Remembers what a bundle's messages are asked about later; no more. */
export function openMemory({ settings }: Pick<Sending, 'settings'>): SentMemory {
  const tickets = new Map<string, Set<string>>()
  const last = new Map<string, Map<string, number>>()
  return {
    hasSent: (trigger, ticket) => tickets.get(trigger)?.has(ticket) ?? false,
    lastSent: (template, person) => last.get(template)?.get(person) ?? null,
    note(trigger, ticket, template, person, at) {
      const sent = tickets.get(trigger)
      if (sent) sent.add(ticket)
      else tickets.set(trigger, new Set([ticket]))
      if (settings.duplicateHours === null) return
      const persons = last.get(template)
      if (persons) persons.set(person, at)
      else last.set(template, new Map([[person, at]]))
    },
  }
}

/**
 * What one event leads to, with those that it makes by `nextStatus`: these stand at the same moment, directly behind it.
 * Events come in the order of time; of equal moments, in the order of their file.
 * @param fieldOf the CRM's fields at an event; a derived one has another status
 */
export function* replay(
  sending: Sending,
  event: SendingEvent,
  contact: SendingContact | null,
  fieldOf: (event: SendingEvent) => CrmValueOf,
  memory: SentMemory,
): Generator<Replayed> {
  const chain: string[] = []
  for (let at: SendingEvent | null = event; at !== null; ) {
    const decision: Decision = sending.decide(at, contact, fieldOf(at), memory, chain)
    yield { decision, event: at, isDerived: chain.length > 0 }
    if (decision.outcome !== 'send') return
    const ticket = at.ticket.trim()
    memory.note(decision.trigger.key, ticket, decision.template, decision.person, at.at ?? 0)
    chain.push(at.status)
    at = sending.nextEvent(at, decision)
  }
}
