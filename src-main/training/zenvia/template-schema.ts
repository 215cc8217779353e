import { z } from 'zod'
import { namesIn } from './placeholders.ts'

/**
 * What a template create or edit may contain: the shapes of Zenvia's OpenAPI v2
 * (`spec/components/schemas/templates`) and Meta's size limits. What Meta judges
 * later, by reading, is in `review-rules.ts`.
 */

export const CATEGORIES = ['MARKETING', 'UTILITY', 'AUTHENTICATION'] as const
/** Still in the list filter, no longer creatable. */
export const RETIRED_CATEGORIES = (
  'ACCOUNT_UPDATE PAYMENT_UPDATE PERSONAL_FINANCE_UPDATE SHIPPING_UPDATE RESERVATION_UPDATE ISSUE_RESOLUTION APPOINTMENT_UPDATE ' +
  'TRANSPORTATION_UPDATE TICKET_UPDATE ALERT_UPDATE AUTO_REPLY OTHER CUSTOMER_FEEDBACK CONFIRMED_EVENT_UPDATE POST_PURCHASE_UPDATE'
).split(' ')
export const STATUSES = ['WAITING_REVIEW', 'WAITING_APPROVAL', 'APPROVED', 'REJECTED', 'PAUSED', 'DISABLED'] as const
export const CHANNELS = ['WHATSAPP', 'SMS', 'RCS', 'EMAIL', 'FACEBOOK'] as const
const LOCALES = (
  'af sq ar az bn bg ca zh_CN zh_HK zh_TW hr cs da nl en en_GB en_US et fil fi fr de el gu ha he hi hu id ga it ja kn kk ko lo lv lt ' +
  'mk ms ml mr nb fa pl pt_BR pt_PT pa ro ru sr sk sl es es_AR es_ES es_MX sw sv ta te th tr uk ur uz vi zu'
).split(' ')

const label = z.string().min(1).max(25)

const buttonSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('URL'), text: label, url: z.string().min(1).max(2000) }),
  z.object({ type: z.literal('PHONE_NUMBER'), text: label, phoneNumber: z.string().min(1).max(20) }),
  // WhatsApp labels it: a text is one field too many.
  z.strictObject({ type: z.literal('COPY_CODE') }),
  z.object({ type: z.literal('MPM') }),
  z.object({ type: z.literal('REQUEST_CONTACT_INFO') }),
  z.object({ type: z.literal('QUICK_REPLY'), text: label, payload: z.string().min(1) }),
  z.object({ type: z.literal('OPT_OUT'), text: label }),
])

const isReply = (type: string): boolean => type === 'QUICK_REPLY' || type === 'OPT_OUT'

const buttonsSchema = z
  .object({ type: z.enum(['ACTIONS', 'QUICK_REPLIES', 'MIXED']), items: z.array(buttonSchema).min(1).max(10) })
  .superRefine(({ type, items }, context) => {
    const refuse = (index: number, message: string): void => context.addIssue({ code: 'custom', path: ['items', index], message })
    const seen = new Map<string, number>()
    items.forEach((item, index) => {
      const count = (seen.get(item.type) ?? 0) + 1
      seen.set(item.type, count)
      if (type === 'ACTIONS' && isReply(item.type)) refuse(index, `${item.type} does not belong to ACTIONS`)
      if (type === 'QUICK_REPLIES' && !isReply(item.type)) refuse(index, `${item.type} does not belong to QUICK_REPLIES`)
      if (!isReply(item.type) && count > (item.type === 'URL' ? 2 : 1)) refuse(index, `too many buttons of type ${item.type}`)
      if (item.type === 'REQUEST_CONTACT_INFO' && items.length > 1) refuse(index, 'REQUEST_CONTACT_INFO excludes other buttons')
    })
    const runs = items.filter((item, index) => isReply(item.type) && !isReply(items[index - 1]?.type ?? '')).length
    if (runs > 1) context.addIssue({ code: 'custom', path: ['items'], message: 'quick replies must stand together' })
  })

const MEDIA_HEADERS = ['MEDIA_DOCUMENT', 'MEDIA_IMAGE', 'MEDIA_VIDEO'] as const

const text = (max: number) => z.string().min(1).max(max)

const headerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.enum(MEDIA_HEADERS) }),
  z.object({ type: z.enum(['TEXT_FIXED', 'TEXT_TEMPLATE']), text: text(60) }).superRefine(checkTextKind),
])

const bodySchema = z.object({ type: z.enum(['TEXT_FIXED', 'TEXT_TEMPLATE']), text: text(1024) }).superRefine(checkTextKind)

const footerSchema = z.object({ type: z.literal('TEXT_FIXED'), text: text(60) }).superRefine(checkTextKind)

/** TEXT_TEMPLATE holds variables, TEXT_FIXED none, and a variable's name is lower case letters, digits and `_`. */
function checkTextKind(part: { type: string; text: string }, context: z.RefinementCtx): void {
  const names = namesIn(part.text)
  const refuse = (message: string): void => context.addIssue({ code: 'custom', path: ['text'], message })
  if (part.type === 'TEXT_FIXED' && names.length > 0) refuse('a fixed text must not contain variables')
  if (part.type === 'TEXT_TEMPLATE' && names.length === 0) refuse('a text template must contain a variable')
  for (const name of names) if (!/^[a-z0-9_]+$/.test(name)) refuse(`invalid variable name "${name}"`)
}

const otpSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('COPY_CODE'),
    copyButtonText: label,
    addSecurityRecommendation: z.boolean().optional(),
    codeExpirationMinutes: z.int().min(1).max(90).optional(),
  }),
  z.object({
    type: z.literal('ONE_TAP'),
    copyButtonText: label,
    autofillText: label,
    packageName: z.string().min(1),
    signatureHash: z.string().min(1),
    addSecurityRecommendation: z.boolean().optional(),
    codeExpirationMinutes: z.int().min(1).max(90).optional(),
  }),
])

const cardSchema = z.object({
  header: z.object({ type: z.enum(['MEDIA_IMAGE', 'MEDIA_VIDEO']) }),
  body: bodySchema.optional(),
  buttons: buttonsSchema.optional(),
})

const carouselSchema = z.object({ cards: z.array(cardSchema).min(2).max(10) }).superRefine(({ cards }, context) => {
  const kinds = cards.map((card) => card.buttons?.items.map((item) => item.type).join() ?? '')
  if (new Set(kinds).size > 1) context.addIssue({ code: 'custom', path: ['cards'], message: 'every card needs the same buttons' })
})

const componentsSchema = z
  .object({
    header: headerSchema.optional(),
    body: bodySchema.optional(),
    footer: footerSchema.optional(),
    buttons: buttonsSchema.optional(),
    otp: otpSchema.optional(),
    carousel: carouselSchema.optional(),
  })
  .superRefine(({ header, footer, buttons }, context) => {
    if (!buttons?.items.some((item) => item.type === 'REQUEST_CONTACT_INFO')) return
    for (const part of [header && 'header', footer && 'footer']) {
      if (part) context.addIssue({ code: 'custom', path: [part], message: 'REQUEST_CONTACT_INFO excludes header and footer' })
    }
  })

export type Components = z.infer<typeof componentsSchema>

const emails = z
  .string()
  .refine((list) => list.split(',').every((one) => /^\s*[^\s@,]+@[^\s@,]+\.[^\s@,]+\s*$/.test(one)), 'invalid e-mail list')

const changeable = {
  locale: z.enum(LOCALES),
  category: z.enum(CATEGORIES),
  components: componentsSchema,
  examples: z.record(z.string(), z.string()),
  notificationEmail: emails,
}

/** Sent by the server only. Zenvia does not say what becomes of them in a request; refusing shows the mistake. */
const readOnlyField = z.undefined('the field is read-only').optional()
const readOnly = {
  id: readOnlyField,
  text: readOnlyField,
  fields: readOnlyField,
  comments: readOnlyField,
  status: readOnlyField,
  qualityScore: readOnlyField,
  createdAt: readOnlyField,
  updatedAt: readOnlyField,
}

const fixedField = z.undefined('the field cannot be changed').optional()

export const createTemplateSchema = z.object({
  ...readOnly,
  ...changeable,
  name: z.string().regex(/^[a-z0-9_]{1,512}$/, 'only a-z, 0-9 and _, at most 512'),
  channel: z.literal('WHATSAPP', 'the simulator has the channel WHATSAPP only'),
  senderId: z.string().min(1).max(64),
  examples: changeable.examples.optional(),
  notificationEmail: emails.optional(),
  metadata: z.record(z.string(), z.unknown()).optional(),
})

export const patchTemplateSchema = z.object({
  ...readOnly,
  name: fixedField,
  channel: fixedField,
  senderId: fixedField,
  locale: changeable.locale.optional(),
  category: changeable.category.optional(),
  components: changeable.components.optional(),
  examples: changeable.examples.optional(),
  notificationEmail: emails.optional(),
})
