import type { DeliveryStatus, ProviderErrorKind } from '#core/provider'
import { kindOfMetaCode } from '../meta-codes.ts'
import type { WireStatus } from './wire.ts'

/** By `groupId`. */
const GROUPS = ['ACCEPTED', 'PENDING', 'UNDELIVERABLE', 'DELIVERED', 'EXPIRED', 'REJECTED'] as const

const STATUSES: ReadonlyMap<string, DeliveryStatus> = new Map([
  ['ACCEPTED', 'accepted'],
  ['PENDING', 'accepted'],
  ['UNDELIVERABLE', 'failed'],
  ['DELIVERED', 'delivered'],
  ['EXPIRED', 'failed'],
  ['REJECTED', 'failed'],
])

/** With WhatsApp, but not yet on the phone. */
const DELIVERED_TO_OPERATOR = 2
/** Our own message id again: that message is there already, and is not sent once more. */
const DUPLICATE_MESSAGE_ID = 23

/**
 * Status ids (below 200) and the chat channels' error ids (`EC_…`, 7000 and up); 0 is no error.
 * Source: infobip.com/docs/essentials/api-essentials/response-status-and-error-codes.
 */
const KINDS: Readonly<Record<number, ProviderErrorKind>> = {
  4: 'recipient',
  6: 'recipient',
  8: 'recipient',
  9: 'recipient',
  10: 'recipient',
  11: 'permission',
  12: 'payment',
  13: 'permission',
  14: 'recipient',
  15: 'recipient',
  18: 'recipient',
  20: 'rate-limit',
  21: 'provider-down',
  31: 'provider-down',
  52: 'recipient',
  100: 'policy',
  7001: 'permission',
  7002: 'recipient',
  7003: 'recipient',
  7004: 'auth',
  7006: 'parameters',
  7008: 'parameters',
  7009: 'template-not-approved',
  7010: 'outside-window',
  7011: 'permission',
  7013: 'parameters',
  7014: 'parameters',
  7015: 'parameters',
  7016: 'rate-limit',
  7017: 'rate-limit',
  7030: 'recipient',
  7032: 'policy',
  7033: 'recipient',
  7034: 'permission',
  7050: 'provider-down',
  7051: 'provider-down',
  7080: 'provider-down',
  7083: 'permission',
}

export type Outcome = {
  status: DeliveryStatus
  /** Infobip's own word. */
  raw: string
  /** For `failed`: which of our kinds it is, null for one that is in no table. */
  problem: ProviderErrorKind | null
  /** For `failed` and `unknown`: Infobip's ids and sentences. */
  detail: string | null
}

/** What a status says, and an error beside it, which says more where there is one. */
export function outcomeOf(status: WireStatus, error?: WireStatus | null): Outcome {
  const raw = status.name ?? status.groupName ?? String(status.id ?? status.groupId ?? '')
  const mapped = statusOf(status)
  if (mapped !== 'failed' && mapped !== 'unknown') return { status: mapped, raw, problem: null, detail: null }
  const told = [...(error?.id ? [error] : []), status]
  return {
    status: mapped,
    raw,
    problem: mapped === 'failed' ? (told.map(({ id }) => kindOf(id)).find((kind) => kind !== null) ?? null) : null,
    detail: told.map(words).find((text) => text !== '') ?? null,
  }
}

function statusOf({ groupId, groupName, id }: WireStatus): DeliveryStatus {
  if (id === DUPLICATE_MESSAGE_ID) return 'accepted'
  if (id === DELIVERED_TO_OPERATOR) return 'sent'
  const group = GROUPS[groupId ?? -1] ?? groupName ?? ''
  return STATUSES.get(group) ?? 'unknown'
}

function kindOf(id: number | null | undefined): ProviderErrorKind | null {
  if (id === null || id === undefined) return null
  // Small numbers of Meta's are Infobip's as well.
  return KINDS[id] ?? (id >= 10_000 ? kindOfMetaCode(String(id)) : null)
}

const words = ({ id, name, description }: WireStatus): string =>
  [id, name, description].filter((part) => part !== null && part !== undefined && part !== '').join(' ')
