import { expect, it } from 'vitest'
import type { BundleContent } from '#core/bundle'
import { openMemory, openSending, replay, type SendingEvent } from '#core/sending'
import { ana, bundleWith, event, HOUR, NOON, statusTrigger, VALUES } from './rules.ts'

/** What became of each event, derived ones with an arrow before them. */
function run(bundle: BundleContent, events: readonly SendingEvent[]): string[] {
  const sending = openSending(bundle)
  const memory = openMemory(sending)
  return events.flatMap((each) =>
    [...replay(sending, each, ana, () => (token) => VALUES[token], memory)].map(
      ({ decision, isDerived, event: { status } }) =>
        `${isDerived ? '→ ' : ''}${status}: ${decision.outcome === 'send' ? 'sent' : decision.reason}`,
    ),
  )
}

const a = statusTrigger({ key: 'a', status: 'A', nextStatus: 'B' })
const b = statusTrigger({ key: 'b', status: 'B', nextStatus: 'C' })
const c = statusTrigger({ key: 'c', status: 'C', nextStatus: 'A' })

it('follows a chain of nextStatus to its end, and stops where it comes back', () => {
  expect(run(bundleWith([a, b, c]), [event({ status: 'A' })])).toEqual(['A: sent', '→ B: sent', '→ C: sent', '→ A: loop'])
  expect(run(bundleWith([a, b]), [event({ status: 'A' })])).toEqual(['A: sent', '→ B: sent', '→ C: no-trigger'])
  expect(run(bundleWith([{ ...a, nextStatus: 'A' }]), [event({ status: 'A' })])).toEqual(['A: sent', '→ A: loop'])
})

it('begins a chain of its own with every event', () => {
  expect(run(bundleWith([a, b, c]), [event({ status: 'B' }), event({ status: 'A' })])).toEqual([
    'B: sent',
    '→ C: sent',
    '→ A: sent',
    '→ B: loop',
    'A: sent',
    '→ B: sent',
    '→ C: sent',
    '→ A: loop',
  ])
})

it('makes no event where nothing was sent', () => {
  expect(run(bundleWith([{ ...a, oncePerTicket: true }]), [event({ status: 'A' }), event({ status: 'A' })])).toEqual([
    'A: sent',
    '→ B: no-trigger',
    'A: once-per-ticket',
  ])
})

it('counts once per ticket by ticket and trigger, and only what was sent', () => {
  const night = bundleWith([statusTrigger({ status: 'A', oncePerTicket: true })], { quietHours: { from: '20:00', to: '08:00' } })
  const at = (hours: number, ticket: string): SendingEvent => event({ status: 'A', ticket, at: NOON + hours * HOUR })
  expect(run(night, [at(10, '7'), at(22, '7'), at(23, '7'), at(23, '07'), at(23, '7 ')])).toEqual([
    'A: quiet-hours',
    'A: sent',
    'A: once-per-ticket',
    'A: sent',
    'A: once-per-ticket',
  ])
})

it('opens the window of a duplicate with what was sent, never with what was held back', () => {
  const bundle = bundleWith([statusTrigger({ status: 'A' })], { duplicateHours: 24 })
  const at = (hours: number): SendingEvent => event({ status: 'A', at: NOON + hours * HOUR })
  expect(run(bundle, [at(0), at(23), at(24), at(47.9), at(48)])).toEqual([
    'A: sent',
    'A: duplicate',
    'A: sent',
    'A: duplicate',
    'A: sent',
  ])
})

it('keeps a ticket in the tree that its trigger told', () => {
  const here = { ...a, serviceTree: 'Um' }
  const there = { ...b, serviceTree: 'Dois' }
  expect(run(bundleWith([here, there]), [event({ status: 'A' })])).toEqual(['A: sent', '→ B: no-trigger'])
})
