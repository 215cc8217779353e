import type { Person } from '#core/phone'
import type { DeliveryStatus, ProviderDescriptor, ProviderErrorKind, ProviderId, ReviewStage, SenderReport } from '#core/provider'
import type { PlaceholderKey, TemplateContent, TemplateQuality, TemplateStatus } from '#core/template'
import type { Fetch } from '../transport/index.ts'

/**
 * The provider port: the only thing that the rest of the program knows of a
 * provider. A provider is one folder beside this file (`wire.ts`: what travels,
 * `adapter.ts`: the mapping), one simulator in `training/` and one registry line.
 */
export type ProviderAdapter = {
  id: ProviderId
  descriptor: ProviderDescriptor
  connect(account: AccountAccess, context: ProviderContext): ProviderClient
  /** Who reads a template that the provider says this of; null: nobody, it is decided. */
  reviewStage(statusRaw: string): ReviewStage | null
  /** Reads what a webhook tells of a template's review; null when it is about something else. */
  readReviewWebhook(body: unknown): ReviewNews[] | null
  /** Reads a delivery webhook's body, as the CRM will receive it; null when it is about something else. */
  readDeliveryWebhook(body: unknown): DeliveryEvent[] | null
  /** Reads what a person wrote or pressed, as the CRM's receptive service will receive it (M1); null when it is about something else. */
  readInboundWebhook(body: unknown): InboundMessage[] | null
}

/** What a call to the provider needs of an account; `secret` stays inside the client. */
export type AccountAccess = { settings: Readonly<Record<string, string>>; secret: string }

export type ProviderContext = {
  fetch: Fetch
  /** Milliseconds; resolves early (rejects) when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
  /** How long one attempt of one request may take, in milliseconds; 30 s where nothing is said. */
  timeoutMs?: number
}

export type ProviderClient = {
  /** Whether the credential works. Never rejects for a provider's refusal: that is the answer. */
  check(signal?: AbortSignal): Promise<CheckResult>
  /** Page by page to the end, whatever the provider's paging; ends with an error rather than short or endless. */
  listTemplates(options: ListOptions): AsyncIterable<TemplatePage>
  getTemplate(template: TemplateReference, signal?: AbortSignal): Promise<RemoteTemplate>
  createTemplate?(draft: TemplateDraft, signal?: AbortSignal): Promise<RemoteTemplate>
  /**
   * Replaces what may be changed; name, language and sender never can. Refused
   * (`edit-would-lose`) where the provider holds something that we can't send along.
   */
  editTemplate?(template: TemplateReference, draft: TemplateDraft, signal?: AbortSignal): Promise<RemoteTemplate>
  /**
   * Some providers delete by name: every language of it goes, for every sender that shares it. Gone
   * already is fine, where the provider says so of the template or its list lacks it.
   */
  deleteTemplate?(template: TemplateReference, signal?: AbortSignal): Promise<void>
  sendTemplate(message: OutgoingMessage, signal?: AbortSignal): Promise<SendReceipt>
  /** How these senders stand; one that the provider does not know is left out. */
  checkSenders?(senderIds: readonly string[], signal?: AbortSignal): Promise<SenderReport[]>
  deliveryStatus?(messageId: string, signal?: AbortSignal): Promise<DeliveryEvent[]>
}

export type CheckResult = { ok: true; templates: number | null } | { ok: false; problem: ProviderErrorKind; raw: string | null }

export type ListOptions = {
  /** The account's registered senders, for providers that keep templates by sender. */
  senderIds: readonly string[]
  signal?: AbortSignal | undefined
}

/** What the various providers find one template by. */
export type TemplateReference = { remoteId: string; senderId: string; name: string }

export type TemplatePage = {
  templates: RemoteTemplate[]
  /** Items overall, where the provider says so. */
  total: number | null
  /** Where one key has several WhatsApp accounts: to which of them a sender belongs, by our sender id. */
  pools?: ReadonlyMap<string, string>
}

export type RemoteTemplate = {
  remoteId: string
  /** Null where templates belong to the whole account. */
  senderId: string | null
  /** The WhatsApp account that it belongs to, where the provider names it: one key may have several. */
  poolId: string | null
  content: TemplateContent
  status: TemplateStatus
  /** The provider's own word, also when `status` is UNKNOWN. */
  statusRaw: string
  quality: TemplateQuality
  rejectionReason: string | null
  /** Parts that the canonical form can't hold (carousel, otp…), by the provider's name. */
  unsupportedParts: string[]
  /** Where an edit from here would take something away, by the provider's names: it is refused then. */
  lostInEdit: string[]
  /** What the provider sent, whole: unknown fields survive. */
  raw: unknown
}

export type TemplateDraft = {
  senderId: string
  content: TemplateContent
  /** Where the provider writes about the review, if it does so by mail. */
  notificationEmail?: string
}

/** A review's end as a webhook tells it; some providers say the reason nowhere else. */
export type ReviewNews = { name: string; language: string; status: TemplateStatus; rejectionReason: string | null }

export type OutgoingMessage = {
  senderId: string
  /** E.164, or a user id (`BR.…`) where the template is not AUTHENTICATION. */
  recipient: string
  template: { remoteId: string; content: TemplateContent }
  /** Every placeholder's value, keyed like `samples`. */
  values: Readonly<Record<PlaceholderKey, string>>
  /** Ours; sent along where the provider takes one. */
  idempotencyKey: string
}

export type SendReceipt = { messageId: string; status: DeliveryStatus }

export type DeliveryEvent = {
  messageId: string
  /** ISO 8601. */
  at: string
  status: DeliveryStatus
  statusRaw: string
  /** For `failed`: which of our kinds it is, and the provider's own words. */
  problem: ProviderErrorKind | null
  detail: string | null
}

/** What a person did with a message on the phone. */
export type InboundMessage = {
  messageId: string
  /** By phone, by user id, or by both. */
  person: Person
  /** The sender id that was answered. */
  to: string
  /** ISO 8601. */
  at: string
  /** What was written, or the label of the button that was pressed. */
  text: string
  /** The provider's id of the message that it answers, where it says so. */
  inReplyTo: string | null
}
