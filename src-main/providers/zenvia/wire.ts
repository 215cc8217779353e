import { z } from 'zod'

/**
 * What travels to and from Zenvia's API v2 (zenvia.github.io/zenvia-openapi-spec/v2).
 * Only what the adapter reads is named; other fields pass through, and every
 * closed list of theirs is a plain string here, so that a new value is no error.
 */

/** Paths under the base URL, which ends in `/v2`. */
export const paths = {
  templates: '/templates',
  template: (id: string) => `/templates/${encodeURIComponent(id)}`,
  messages: '/channels/whatsapp/messages',
} as const

/** A list's count of items overall and of items per page: headers, as decimal text. */
export const TOTAL_HEADER = 'x-total'
export const PAGE_SIZE_HEADER = 'x-page-size'

const textPartSchema = z.looseObject({ type: z.string(), text: z.string().nullish() })

export const buttonSchema = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('URL'), text: z.string(), url: z.string() }),
  z.looseObject({ type: z.literal('PHONE_NUMBER'), text: z.string(), phoneNumber: z.string() }),
  z.looseObject({ type: z.literal('QUICK_REPLY'), text: z.string(), payload: z.string().nullish() }),
  z.looseObject({ type: z.literal('COPY_CODE'), text: z.string().nullish() }),
])
/** Any button at all, also of a kind that is newer than this program. */
export const anyButtonSchema = z.looseObject({ type: z.string(), text: z.string().nullish() })

/** Keyed by part. Parts that are not named here (`otp`, `carousel`) stay as they are. */
export const componentsSchema = z.looseObject({
  header: textPartSchema.nullish(),
  body: textPartSchema.nullish(),
  footer: textPartSchema.nullish(),
  buttons: z.looseObject({ type: z.string().nullish(), items: z.array(anyButtonSchema) }).nullish(),
})
export type WireComponents = z.infer<typeof componentsSchema>

const commentSchema = z.looseObject({
  role: z.string().nullish(),
  text: z.string().nullish(),
  createdAt: z.string().nullish(),
})

export const templateSchema = z.looseObject({
  id: z.string().min(1),
  name: z.string().min(1),
  locale: z.string().min(2),
  senderId: z.string().nullish(),
  category: z.string().nullish(),
  status: z.string().nullish(),
  qualityScore: z.string().nullish(),
  components: componentsSchema.nullish(),
  /** Variable name to sample; media and coupon samples stand here too. */
  examples: z.record(z.string(), z.unknown()).nullish(),
  comments: z.array(commentSchema).nullish(),
})
export type WireTemplate = z.infer<typeof templateSchema>
export type WireComment = z.infer<typeof commentSchema>

/** The most that can be saved of a row that is no template as we know it. */
export const rowIdentitySchema = z.looseObject({
  id: z.string().min(1),
  name: z.string().min(1).catch(''),
  locale: z.string().min(2).catch('und'),
  senderId: z.string().nullable().catch(null),
  category: z.string().catch(''),
  status: z.string().catch(''),
  qualityScore: z.string().catch(''),
})

/** Rows are read one by one, so that one bad row does not cost the list. */
export const templateListSchema = z.array(z.unknown())

/** The echo of a message; it says no more than that it was queued. */
export const sentMessageSchema = z.looseObject({ id: z.string().min(1) })

export const errorSchema = z.looseObject({
  /** A word, or the HTTP status as text. */
  code: z.union([z.string(), z.number()]).nullish(),
  details: z
    .array(z.looseObject({ code: z.union([z.string(), z.number()]).nullish(), path: z.string().nullish() }))
    .nullish()
    .catch(null),
})

/** Enough of any webhook to see what it is about. */
export const webhookSchema = z.looseObject({ type: z.string(), channel: z.string().nullish() })

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
