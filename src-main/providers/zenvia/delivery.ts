import type { DeliveryStatus } from '#core/provider'
import type { DeliveryEvent } from '../adapter.ts'
import { toInstant } from '../instant.ts'
import { kindOfMetaCode } from '../meta-codes.ts'
import { ProviderError } from '../provider-error.ts'
import { statusEventSchema, webhookSchema } from './wire.ts'

const STATUSES: ReadonlyMap<string, DeliveryStatus> = new Map([
  ['SENT', 'sent'],
  ['DELIVERED', 'delivered'],
  ['READ', 'read'],
  // A button can only be pressed in a message that was opened.
  ['CLICKED', 'read'],
  ['REJECTED', 'failed'],
  ['NOT_DELIVERED', 'failed'],
])

/**
 * Reads a `MESSAGE_STATUS` event; null for other events and other channels.
 * @throws ProviderError `protocol` for a status event that can't be read
 */
export function readDeliveryWebhook(body: unknown): DeliveryEvent[] | null {
  const webhook = webhookSchema.safeParse(body)
  if (!webhook.success || webhook.data.type !== 'MESSAGE_STATUS') return null
  if ((webhook.data.channel ?? 'whatsapp').toLowerCase() !== 'whatsapp') return null

  const event = statusEventSchema.safeParse(body)
  if (!event.success) throw unreadable(event.error.issues[0]?.path.join('.') ?? '')
  const { message, messageId, messageStatus, timestamp } = event.data
  const id = message?.id ?? messageId
  if (!id) throw unreadable('message.id')
  const at = toInstant(messageStatus.timestamp ?? timestamp)
  if (at === null) throw unreadable('messageStatus.timestamp')

  const status = STATUSES.get(messageStatus.code) ?? 'unknown'
  const causes = (messageStatus.causes ?? []).map((cause) => ({ ...cause, code: String(cause.channelErrorCode ?? '') }))
  const problem = causes.map(({ code }) => kindOfMetaCode(code)).find((kind) => kind !== null) ?? null
  const words = causes.map(({ code, reason, details }) => [code, details ?? reason].filter(Boolean).join(' '))
  const detail = words.filter((word) => word !== '').join('; ') || messageStatus.description || null
  return [
    {
      messageId: id,
      at,
      status,
      statusRaw: messageStatus.code,
      problem: status === 'failed' ? problem : null,
      detail: status === 'failed' || status === 'unknown' ? detail : null,
    },
  ]
}

const unreadable = (place: string): ProviderError => new ProviderError('protocol', { hint: `MESSAGE_STATUS without ${place}` })
