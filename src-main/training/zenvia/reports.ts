import { z } from 'zod'
import { parse } from './errors.ts'
import type { SimulatedMessage } from './messages.ts'

const querySchema = z.object({
  startDate: z.iso.date(),
  endDate: z.iso.date(),
  channels: z.string().optional(),
  type: z.enum(['message', 'notification']).optional(),
})

/** Counters only, as at Zenvia: there is no way to ask about one message. Days are UTC, both ends included. */
export function messageEntries(query: URLSearchParams, messages: readonly SimulatedMessage[]): unknown[] {
  const { startDate, endDate, channels, type } = parse(querySchema, Object.fromEntries(query))
  if (channels !== undefined && !channels.split(',').includes('whatsapp')) return []
  if (type === 'notification') return []
  const total = messages.filter(({ at }) => at.slice(0, 10) >= startDate && at.slice(0, 10) <= endDate).length
  return total === 0 ? [] : [{ channel: 'whatsapp', type: 'message', directionInTotal: 0, directionOutTotal: total, total }]
}
