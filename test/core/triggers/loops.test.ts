import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkTrigger, type Trigger } from '#core/triggers'
import { chat, operate, status, world } from './examples.ts'

/** Few values, so that places meet, statuses chain and rings close. */
const place = fc.record({ serviceTree: fc.constantFrom('', 'T', 't ', 'U'), requestType: fc.constantFrom('', 'R', 'S') })
const flags = fc.record({ active: fc.boolean(), numberId: fc.constantFrom('n1', 'n2') })
const statusTrigger = fc
  .tuple(
    place,
    flags,
    fc.record({
      status: fc.constantFrom('A', 'a', 'B', 'C', 'D'),
      nextStatus: fc.constantFrom('', 'A', 'B', 'b', 'C'),
      oncePerTicket: fc.boolean(),
    }),
  )
  .map(([where, how, what]) => status({ ...where, ...how, ...what }))
const anyTrigger: fc.Arbitrary<Trigger> = fc.oneof(
  { weight: 4, arbitrary: statusTrigger },
  { weight: 1, arbitrary: fc.tuple(place, flags).map(([where, how]) => operate({ ...where, ...how })) },
  { weight: 1, arbitrary: fc.tuple(place, flags).map(([where, how]) => chat({ ...where, ...how })) },
)
const triggers = fc
  .array(anyTrigger, { minLength: 1, maxLength: 7 })
  .map((list) => list.map((trigger, index): Trigger => ({ ...trigger, id: `t${index}` })))

/** Every kind of ticket there can be: `other` stands for all that no trigger names. */
const tickets = ['t', 'u', 'other'].flatMap((tree) => ['r', 's', 'other'].map((type) => ({ tree, type })))
type StatusTrigger = Extract<Trigger, { kind: 'status' }>
type Ticket = (typeof tickets)[number]

const read = (name: string): string => name.trim().toLowerCase()
const appliesTo = (trigger: Trigger, { tree, type }: Ticket): boolean =>
  ['', tree].includes(read(trigger.serviceTree)) && ['', type].includes(read(trigger.requestType))
const isStatus = (trigger: Trigger): trigger is StatusTrigger => trigger.kind === 'status' && trigger.active
const has = (trigger: Trigger, others: readonly Trigger[], problem: string): boolean =>
  checkTrigger(trigger, world({ others })).some((found) => found.problem === problem)

/** The CRM by brute force: one kind of ticket, moved from status to status until nothing new is reached. */
function comesBack(trigger: StatusTrigger, others: readonly Trigger[], ticket: Ticket): boolean {
  const steps = others.filter(isStatus).filter((step) => !step.oncePerTicket && step.nextStatus !== '' && appliesTo(step, ticket))
  const reached = new Set([read(trigger.nextStatus)])
  for (let before = -1; before !== reached.size; ) {
    before = reached.size
    for (const step of steps) if (reached.has(read(step.status))) reached.add(read(step.nextStatus))
  }
  return reached.has(read(trigger.status))
}

describe('checkTrigger against a CRM that plays every ticket', () => {
  it('reports a loop exactly where some ticket comes back to the status and sends again', () => {
    fc.assert(
      fc.property(triggers, (all) => {
        for (const trigger of all)
          expect(has(trigger, all, 'status-loop')).toBe(
            isStatus(trigger) &&
              !trigger.oncePerTicket &&
              tickets.some((ticket) => appliesTo(trigger, ticket) && comesBack(trigger, all, ticket)),
          )
      }),
      { numRuns: 500 },
    )
  })

  it('reports a status twice exactly where one ticket would get two messages', () => {
    fc.assert(
      fc.property(triggers, (all) => {
        for (const trigger of all.filter(isStatus))
          expect(has(trigger, all, 'same-place-twice')).toBe(
            all
              .filter(isStatus)
              .some(
                (other) =>
                  other.id !== trigger.id &&
                  read(other.status) === read(trigger.status) &&
                  tickets.some((ticket) => appliesTo(trigger, ticket) && appliesTo(other, ticket)),
              ),
          )
      }),
      { numRuns: 500 },
    )
  })

  it('blames both of two that collide, and none that is switched off', () => {
    fc.assert(
      fc.property(triggers, (all) => {
        const colliding = all.filter((trigger) => has(trigger, all, 'same-place-twice'))
        expect(colliding.length).not.toBe(1)
        expect(colliding.every((trigger) => trigger.active)).toBe(true)
      }),
    )
  })
})
