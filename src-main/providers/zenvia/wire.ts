import { z } from 'zod'
import { pathPart } from '../phone-digits.ts'
import type { WireButton } from '../read-button.ts'
import { areButtons, idSchema, isAbsent, isName, isObject, isText, rowId, type Text } from '../row-guards.ts'

/**
 * What travels to and from Zenvia's API v2 (zenvia.github.io/zenvia-openapi-spec/v2).
 * Only what the adapter reads is named, and every closed list of theirs is a plain
 * string here, so that a new value is no error.
 */

/** Paths under the base URL, which ends in `/v2`. */
export const paths = {
  templates: '/templates',
  template: (id: string) => `/templates/${pathPart('template id', id)}`,
  messages: '/channels/whatsapp/messages',
} as const

/** A list's count of items overall: a header, as decimal text. */
export const TOTAL_HEADER = 'x-total'

type WireTextPart = { type: string; text?: Text }
/** Keyed by part. Parts that are not named here (`otp`, `carousel`) stay as they are. */
export type WireComponents = {
  header?: WireTextPart | null
  body?: WireTextPart | null
  footer?: WireTextPart | null
  buttons?: { items?: WireButton[] | null } | null
  [part: string]: unknown
}
export type WireTemplate = {
  id: string | number
  name: string
  locale: string
  senderId?: Text | number
  category?: Text
  status?: Text
  qualityScore?: Text
  components?: WireComponents | null
  /** An object, variable name to sample; media and coupon samples stand here too. */
  examples?: unknown
  comments?: unknown
  source?: unknown
}

const isPart = (value: unknown): boolean =>
  isAbsent(value) || (isObject(value) && typeof value.type === 'string' && isText(value.text))

const areComponents = ({ header, body, footer, buttons }: Record<string, unknown>): boolean =>
  isPart(header) && isPart(body) && isPart(footer) && (isAbsent(buttons) || (isObject(buttons) && areButtons(buttons.items)))

/** What few templates need is looked at later. */
export const isTemplate = (row: unknown): row is WireTemplate =>
  isObject(row) &&
  rowId(row) !== null &&
  isName(row.name, 1) &&
  isName(row.locale, 2) &&
  (isText(row.senderId) || Number.isSafeInteger(row.senderId)) &&
  isText(row.category) &&
  isText(row.status) &&
  isText(row.qualityScore) &&
  (isAbsent(row.components) || (isObject(row.components) && areComponents(row.components)))

/** Reviewers' and the requester's words on a template. */
export const commentsSchema = z.array(
  z.object({ role: z.string().nullish(), text: z.string().nullish(), createdAt: z.string().nullish() }),
)

/** The most that can be saved of a row that is no template as we know it. */
export const rowIdentitySchema = z.object({
  id: idSchema,
  name: z.string().catch(''),
  locale: z.string().min(2).catch(''),
  senderId: idSchema.nullable().catch(null),
  category: z.string().catch(''),
  status: z.string().catch(''),
  qualityScore: z.string().catch(''),
})

/** Rows are read one by one, so that one bad row does not cost the list. */
export const templateListSchema = z.array(z.unknown())

/** The echo of a message; it says no more than that it was queued. */
export const sentMessageSchema = z.looseObject({ id: idSchema })

export const errorSchema = z.looseObject({
  /** A word, or the HTTP status as text. */
  code: z.union([z.string(), z.number()]).nullish(),
  details: z
    .array(z.looseObject({ code: z.union([z.string(), z.number()]).nullish(), path: z.string().nullish() }))
    .nullish()
    .catch(null),
})

/** Enough of any webhook to see what it is about. */
export const webhookSchema = z.looseObject({ type: z.string(), channel: z.string().nullish(), direction: z.string().nullish() })

export const statusEventSchema = z.looseObject({
  timestamp: z.string().nullish(),
  /** Deprecated in favour of `message.id`. */
  messageId: z.string().nullish(),
  message: z.looseObject({ id: z.string().nullish() }).nullish(),
  messageStatus: z.looseObject({
    timestamp: z.string().nullish(),
    code: z.string(),
    description: z.string().nullish(),
    causes: z
      .array(
        z.looseObject({
          channelErrorCode: z.union([z.string(), z.number()]).nullish(),
          reason: z.string().nullish(),
          details: z.string().nullish(),
        }),
      )
      .nullish(),
  }),
})

export const messageEventSchema = z.looseObject({
  timestamp: z.string().nullish(),
  message: z.looseObject({
    id: z.string().min(1),
    /** Digits, or since 2026 a user id. */
    from: z.string().min(1),
    to: z.string().min(1),
    visitor: z
      .looseObject({ name: z.string().nullish().catch(null) })
      .nullish()
      .catch(null),
    direction: z.string().nullish(),
    timestamp: z.string().nullish(),
    /** The message that this one answers. */
    idRef: z.string().nullish(),
    contents: z.array(
      z.looseObject({
        type: z.string(),
        /** Of a pressed button, its label; `payload` stands beside it. */
        text: z.string().nullish().catch(null),
        /** What was written under a picture. */
        fileCaption: z.string().nullish().catch(null),
      }),
    ),
  }),
})
