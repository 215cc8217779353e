import { z } from 'zod'
import type { DeliveryEvent } from '../adapter.ts'
import { toInstant } from '../instant.ts'
import { ProviderError } from '../provider-error.ts'
import { outcomeOf } from './outcome.ts'
import { deliveryResultSchema, seenResultSchema, webhookSchema } from './wire.ts'

/** A report is known by what it has: a status, or the time at which it was seen. */
const deliveryMark = z.looseObject({ status: z.looseObject({}) })
const seenMark = z.looseObject({ seenAt: z.string() })

/**
 * Reads delivery and seen reports, of which one webhook may bring several; null for
 * one that brings none.
 * @throws ProviderError `protocol` for a report that can't be read
 */
export function readDeliveryWebhook(body: unknown): DeliveryEvent[] | null {
  const webhook = webhookSchema.safeParse(body)
  if (!webhook.success) return null
  const events = webhook.data.results.flatMap((result, index) => {
    if (deliveryMark.safeParse(result).success) return readDelivery(result, index)
    return seenMark.safeParse(result).success ? readSeen(result, index) : []
  })
  return events.length > 0 ? events : null
}

function readDelivery(result: unknown, index: number): DeliveryEvent {
  const report = deliveryResultSchema.safeParse(result)
  if (!report.success) throw unreadable(index, report.error.issues[0]?.path.join('.') ?? '')
  const { messageId, sentAt, doneAt, status, error } = report.data
  const at = toInstant(doneAt ?? sentAt)
  if (at === null) throw unreadable(index, 'doneAt')
  const { raw, ...outcome } = outcomeOf(status, error)
  return { messageId, at, statusRaw: raw, ...outcome }
}

function readSeen(result: unknown, index: number): DeliveryEvent {
  const report = seenResultSchema.safeParse(result)
  if (!report.success) throw unreadable(index, report.error.issues[0]?.path.join('.') ?? '')
  const at = toInstant(report.data.seenAt)
  if (at === null) throw unreadable(index, 'seenAt')
  return { messageId: report.data.messageId, at, status: 'read', statusRaw: 'SEEN', problem: null, detail: null }
}

const unreadable = (index: number, place: string): ProviderError =>
  new ProviderError('protocol', { hint: `report without results[${index}].${place}` })
