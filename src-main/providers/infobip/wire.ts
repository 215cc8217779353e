import { z } from 'zod'
import { pathPart } from '../phone-digits.ts'
import type { WireButton } from '../read-button.ts'
import { areButtons, idSchema, isAbsent, isName, isObject, isText, rowId, type Text } from '../row-guards.ts'

/**
 * What travels to and from Infobip's WhatsApp API (infobip.com/docs/api/channels/whatsapp).
 * Only what the adapter reads is named, and every closed list of theirs is a plain
 * string here, so that a new value is no error.
 */

/** Paths under the account's own host. Templates are found by id, and deleted by name. */
export const paths = {
  accountTemplates: '/whatsapp/1/templates',
  senderTemplates: (sender: string) => `/whatsapp/2/senders/${pathPart('sender', sender)}/templates`,
  template: (sender: string, idOrName: string) => `${paths.senderTemplates(sender)}/${pathPart('template', idOrName)}`,
  messages: '/whatsapp/1/message/template',
  senderQuality: '/whatsapp/1/senders/quality',
} as const

/** Senders that one question about their quality may name. */
export const MOST_SENDERS = 100

const countSchema = z.union([
  z.int().nonnegative(),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
])

/** In version 1 a body is its text alone. */
export type WireTextPart = string | { text?: Text }
/** Keyed by part. Parts that are not named here (`carousel`…) stay as they are. */
export type WireStructure = {
  header?: { format: string; text?: Text } | null
  body?: WireTextPart | null
  footer?: WireTextPart | null
  buttons?: WireButton[] | null
  /** TEXT, MEDIA, or UNSUPPORTED where Infobip itself has no words for it. */
  type?: Text
  [part: string]: unknown
}
export type WireTemplate = {
  id: string | number
  name: string
  language: string
  status?: Text
  category?: Text
  quality?: Text
  /** Meta's id of the WhatsApp account: digits, as a number or as text. */
  businessAccountId?: unknown
  structure?: WireStructure | null
  source?: unknown
}

const isTextPart = (value: unknown): boolean => isText(value) || (isObject(value) && isText(value.text))

const isStructure = ({ header, body, footer, buttons, type }: Record<string, unknown>): boolean =>
  (isAbsent(header) || (isObject(header) && typeof header.format === 'string' && isText(header.text))) &&
  isTextPart(body) &&
  isTextPart(footer) &&
  areButtons(buttons) &&
  isText(type)

export const isTemplate = (row: unknown): row is WireTemplate =>
  isObject(row) &&
  rowId(row) !== null &&
  isName(row.name, 1) &&
  isName(row.language, 2) &&
  isText(row.status) &&
  isText(row.category) &&
  isText(row.quality) &&
  (isAbsent(row.structure) || (isObject(row.structure) && isStructure(row.structure)))

/** The most that can be saved of a row that is no template as we know it. */
export const rowIdentitySchema = z.object({
  id: idSchema,
  name: z.string().catch(''),
  language: z.string().min(2).catch(''),
  status: z.string().catch(''),
  category: z.string().catch(''),
  quality: z.string().catch(''),
  businessAccountId: z.unknown().optional(),
})

/** Rows are read one by one, so that one bad row does not cost the list. */
export const accountListSchema = z.looseObject({
  results: z.array(z.unknown()),
  paging: z
    .looseObject({ totalResults: countSchema.nullish().catch(null) })
    .nullish()
    .catch(null),
})
export const senderListSchema = z.looseObject({ templates: z.array(z.unknown()) })

/** What became of a message, in groups (`groupId` 0–5); `error` has the same form and ids of its own. */
const statusSchema = z.looseObject({
  groupId: countSchema.nullish().catch(null),
  groupName: z.string().nullish().catch(null),
  id: countSchema.nullish().catch(null),
  name: z.string().nullish().catch(null),
  description: z.string().nullish().catch(null),
})
export type WireStatus = z.infer<typeof statusSchema>

/** One message was sent, so the first is ours. */
export const sentMessagesSchema = z.looseObject({
  messages: z.tuple([z.looseObject({ messageId: idSchema.nullish(), status: statusSchema })], z.unknown()),
})

export const qualitySchema = z.looseObject({
  results: z.array(
    z.looseObject({
      sender: idSchema,
      qualityRating: z.string().nullish().catch(null),
      status: z.string().nullish().catch(null),
      currentLimit: z.string().nullish().catch(null),
    }),
  ),
})

/** Of the sender's and the sending endpoints. */
export const legacyErrorSchema = z.looseObject({
  requestError: z.looseObject({
    serviceException: z.looseObject({
      messageId: z.string().nullish(),
      /** Place in the request to what is wrong with it. */
      validationErrors: z.record(z.string(), z.unknown()).nullish().catch(null),
    }),
  }),
})
/** Of the account's endpoints. */
export const apiErrorSchema = z.looseObject({
  /** `E` and the HTTP status. */
  errorCode: z.string(),
  violations: z
    .array(z.looseObject({ property: z.string().nullish() }))
    .nullish()
    .catch(null),
})

/** Enough of any webhook to see what it is about: each of its results tells for itself. */
export const webhookSchema = z.looseObject({ results: z.array(z.unknown()) })
export const deliveryResultSchema = z.looseObject({
  messageId: idSchema,
  sentAt: z.string().nullish(),
  doneAt: z.string().nullish(),
  status: statusSchema,
  error: statusSchema.nullish(),
})
export const seenResultSchema = z.looseObject({ messageId: idSchema, seenAt: z.string() })
const textOrNothing = z.string().nullish().catch(null)
export const inboundResultSchema = z.looseObject({
  messageId: idSchema,
  /** Digits, or since 2026 a user id; it may be left out where `contact` has one. */
  from: idSchema.nullish(),
  to: idSchema,
  contact: z
    .looseObject({
      name: textOrNothing,
      phoneNumber: textOrNothing,
      userId: textOrNothing,
      parentUserId: textOrNothing,
      username: textOrNothing,
    })
    .nullish()
    .catch(null),
  receivedAt: z.string(),
  /** The message that the sender sent last. */
  pairedMessageId: z.string().nullish(),
  message: z.looseObject({
    type: z.string(),
    /** What was written, or the label of a template's button. */
    text: z.string().nullish().catch(null),
    /** The label of any other button or list entry. */
    title: z.string().nullish().catch(null),
    /** What was written under a picture. */
    caption: z.string().nullish().catch(null),
    /** The message whose button was pressed or that was quoted. */
    context: z.looseObject({ id: z.string().nullish() }).nullish().catch(null),
  }),
})
/** Of a template's webhook only its review is read; category and quality come with the list. */
export const templateUpdateSchema = z.looseObject({
  messageTemplateName: z.string(),
  messageTemplateLanguage: z.string(),
  change: z.looseObject({ type: z.literal('TEMPLATE_STATUS_UPDATE'), newStatus: z.string(), reason: z.string().nullish() }),
})
