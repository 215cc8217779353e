import type { BundleTemplate, BundleTrigger } from '#core/bundle'
import type { PlaceholderKey, RenderedTemplate } from '#core/template'
import type { ValueProblem } from './value-problem.ts'

/** Why nothing is sent, in the order in which they are asked: the first that applies is the one. */
export const BLOCK_REASONS = [
  /** The row has no readable date, ticket or kind. */
  'unreadable',
  /** The event's contact is not among the contacts. */
  'unknown-contact',
  /** Nothing stands on this request type and status, button or chat. */
  'no-trigger',
  /** The trigger is there and switched off. */
  'disabled',
  /** Caused by a `nextStatus`, and back at a status that this chain has passed. */
  'loop',
  /** The trigger sends once per ticket, and has. */
  'once-per-ticket',
  /** A chat was begun, and nothing says which of its templates the attendant chose. */
  'attendant-chooses',
  /** As exported. */
  'template-not-approved',
  /** M12: the flag is not marked. */
  'not-opted-in',
  'no-phone',
  /** A landline is valid. */
  'invalid-phone',
  /** M11: a binding gives nothing and has no fallback. */
  'empty-variable',
  /** What WhatsApp refuses, or the CRM can't read. */
  'value-not-allowed',
  'quiet-hours',
  /** The same template to the same person within the window. */
  'duplicate',
] as const
export type BlockReason = (typeof BLOCK_REASONS)[number]

export const EVENT_KINDS = ['status', 'operate', 'chat'] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/** What a ticket or an attendant did. Texts are as the CRM has them; '' is nothing. */
export type SendingEvent = {
  /** Milliseconds since 1970; null: no readable date. */
  at: number | null
  /** Null: no readable kind. */
  kind: EventKind | null
  ticket: string
  /** '': not known, so the request type counts in whichever tree has a trigger for it. */
  serviceTree: string
  requestType: string
  status: string
  /** Of a chat, the template that the attendant chose: its name, or its key in the bundle. */
  template: string
}

/** Where a message goes to: equal keys are one person (TEL-EQUIV). */
export type Address =
  | { state: 'none' }
  | { state: 'invalid' }
  | { state: 'phone'; key: string; to: string }
  | { state: 'user-id'; key: string; to: string }

export type SendingContact = { isOptedIn: boolean; address: Address }

/** The value that the CRM has for a token; undefined: no such field. */
export type CrmValueOf = (token: string) => string | undefined

/** What made a reason apply: the placeholder and token of a binding, what is wrong with its value. */
export type BlockDetail = { placeholder: PlaceholderKey; token: string | null; problem: ValueProblem | null }

export type Blocked = {
  outcome: 'blocked'
  reason: BlockReason
  trigger: BundleTrigger | null
  /** Key in the bundle. */
  template: string | null
  detail: BlockDetail | null
}

export type Sent = {
  outcome: 'send'
  trigger: BundleTrigger
  /** Key in the bundle. */
  template: string
  category: BundleTemplate['category']
  /** Key of the number that it goes out from. */
  number: string
  to: string
  /** The same for every form of one person's address. */
  person: string
  values: Readonly<Record<PlaceholderKey, string>>
  /** The text as the customer reads it. */
  message(): RenderedTemplate
  /** Whether the reply opens a chat. */
  opensChat: boolean
  /** The status that the ticket gets by it; null: it stays. */
  nextStatus: string | null
}

export type Decision = Blocked | Sent
