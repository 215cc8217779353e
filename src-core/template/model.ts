import { z } from 'zod'

/**
 * A message template in canonical form: the shape that every provider's wire
 * format is mapped to, and the input of `disparo lint`. Limits (60, 1024, 25…)
 * are Meta's and belong to the lint rules, not to this schema: what a provider
 * holds must always be representable here, even when it is wrong.
 */

export const TEMPLATE_CATEGORIES = ['UTILITY', 'MARKETING', 'AUTHENTICATION'] as const

export const HEADER_FORMATS = ['TEXT', 'IMAGE', 'VIDEO', 'DOCUMENT', 'LOCATION'] as const

/**
 * Stands in a template's `lostInEdit`: the provider wrote it itself for messages sent without a template (Direct Send,
 * Meta's `source`), and takes neither an edit nor a deletion of it.
 */
export const GENERATED_BY_PROVIDER = 'AUTO_GENERATED'

export const templateHeaderSchema = z.object({
  format: z.enum(HEADER_FORMATS),
  text: z.string().optional(),
})

export const templateButtonSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('URL'),
    text: z.string(),
    url: z.string(),
    /** Of an address that the provider shortened: where it leads. */
    destinationUrl: z.string().optional(),
  }),
  z.object({ type: z.literal('PHONE_NUMBER'), text: z.string(), phoneNumber: z.string() }),
  z.object({ type: z.literal('QUICK_REPLY'), text: z.string(), payload: z.string().optional() }),
  z.object({ type: z.literal('COPY_CODE'), text: z.string().optional() }),
  /** A kind we do not know: kept under the provider's own name, shown, never sent. */
  z.object({ type: z.literal('OTHER'), kind: z.string(), text: z.string().optional() }),
])

export const templateContentSchema = z.object({
  name: z.string().min(1),
  /** Meta's language tag with underscore: `pt_BR`. */
  language: z.string().min(2),
  /** One of TEMPLATE_CATEGORIES for new templates; old ones may carry retired values. */
  category: z.string(),
  header: templateHeaderSchema.optional(),
  body: z.object({ text: z.string() }),
  footer: z.object({ text: z.string() }).optional(),
  buttons: z.array(templateButtonSchema).default([]),
  /** Placeholder key (`body.1`, `header.nome`, `buttons.0.token`) to sample value. */
  samples: z.record(z.string(), z.string()).default({}),
})

/** The same with the addresses that a person wrote, as a new template needs them: which are shortened is said of each anew. */
export const withFullAddresses = (content: TemplateContent): TemplateContent => ({
  ...content,
  buttons: content.buttons.map((button) =>
    button.type === 'URL' && button.destinationUrl !== undefined
      ? { type: 'URL', text: button.text, url: button.destinationUrl }
      : button,
  ),
})

export type TemplateHeader = z.infer<typeof templateHeaderSchema>
export type TemplateButton = z.infer<typeof templateButtonSchema>
export type TemplateContent = z.infer<typeof templateContentSchema>

/**
 * Canonical review status (Meta's `message_template_status_update`, plus our
 * DRAFT). A value that no mapping knows becomes UNKNOWN; the provider's own word
 * is kept beside it in `statusRaw`.
 */
export const TEMPLATE_STATUSES = [
  'DRAFT',
  'PENDING',
  'IN_APPEAL',
  'APPROVED',
  'REJECTED',
  'PAUSED',
  'DISABLED',
  'LIMIT_EXCEEDED',
  'ARCHIVED',
  'PENDING_DELETION',
  'DELETED',
  'UNKNOWN',
] as const
export const templateStatusSchema = z.enum(TEMPLATE_STATUSES)
export type TemplateStatus = z.infer<typeof templateStatusSchema>

export const TEMPLATE_QUALITIES = ['GREEN', 'YELLOW', 'RED', 'UNKNOWN'] as const
export const templateQualitySchema = z.enum(TEMPLATE_QUALITIES)
export type TemplateQuality = z.infer<typeof templateQualitySchema>
