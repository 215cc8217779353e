import { describe, expect, it } from 'vitest'
import type { TestSend } from '#core/implementation'
import type { DeliveryStatus } from '#core/provider'
import { inOrder, reached } from '../../src-renderer/pages/test/delivery-progress.ts'

const event = (status: DeliveryStatus, second: number): TestSend['events'][number] => ({
  at: `2026-12-01T10:00:0${second}.000Z`,
  status,
  detail: null,
  problem: null,
  source: 'provider',
})
const send = (state: TestSend['state'], ...events: TestSend['events']) => ({ state, events })

describe('how far a message came', () => {
  it('is the furthest that anyone told, in whatever order it was told', () => {
    expect(reached(send('accepted', event('read', 3), event('delivered', 2), event('sent', 1)))).toBe('read')
  })

  it('is delivered where a failure and a delivery are both told', () => {
    expect(reached(send('accepted', event('failed', 4), event('delivered', 2)))).toBe('delivered')
  })

  it('is a failure where nothing says that it arrived', () => {
    expect(reached(send('accepted', event('sent', 1), event('failed', 2)))).toBe('failed')
    expect(reached(send('failed'))).toBe('failed')
  })

  it('is unknown after a lost answer, until somebody knows better', () => {
    expect(reached(send('unknown', event('unknown', 1)))).toBe('unknown')
    expect(reached(send('unknown', event('unknown', 1), event('delivered', 2)))).toBe('delivered')
  })

  it('is held until it goes on', () => {
    expect(reached(send('accepted', event('accepted', 0), event('held', 1)))).toBe('held')
    expect(reached(send('accepted', event('held', 1), event('sent', 2)))).toBe('sent')
  })

  it('is nothing while the call runs', () => {
    expect(reached(send('pending'))).toBeNull()
  })
})

describe('the timeline', () => {
  const statuses = (...events: TestSend['events']) => inOrder(events).map(({ status }) => status)

  it('goes by the time at which things happened, not by when they were told', () => {
    expect(statuses(event('failed', 3), event('sent', 2), event('accepted', 1))).toEqual(['accepted', 'sent', 'failed'])
  })

  it('never shows a milestone before one that it follows, whatever the clocks say', () => {
    const told = [event('accepted', 0), event('read', 1), event('delivered', 2), event('sent', 3)]
    expect(statuses(...told)).toEqual(['accepted', 'sent', 'delivered', 'read'])
  })

  it('keeps several replies, and what the person said, where they were', () => {
    const said = { ...event('delivered', 4), source: 'person' as const }
    const told = [event('replied', 5), said, event('replied', 3), event('read', 2)]
    expect(inOrder(told).map(({ status, source }) => `${status} ${source}`)).toEqual([
      'read provider',
      'replied provider',
      'delivered person',
      'replied provider',
    ])
  })
})
