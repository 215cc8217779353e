import { z } from 'zod'

/** What a send may contain (OpenAPI 3.210); what only shows later is in `delivery.ts`. */

const sized = (min: number, max: number) => {
  const message = `size must be between ${min} and ${max}`
  return z.string().min(min, message).max(max, message)
}

/** Infobip refuses these itself, before Meta would. */
const value = z
  .string()
  .refine((text) => text.trim() !== '', 'must not be blank')
  .refine((text) => !/[\n\r\t]| {5,}/.test(text), 'cannot have new-line/tab characters or more than 4 consecutive spaces')

const mediaUrl = sized(1, 2048).regex(/^https?:\/\/\S+$/, 'is not a valid url')

const headerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('TEXT'), placeholder: value }),
  z.object({ type: z.enum(['IMAGE', 'VIDEO', 'GIF']), mediaUrl }),
  z.object({ type: z.literal('DOCUMENT'), mediaUrl, filename: sized(1, 240) }),
  z.object({ type: z.literal('LOCATION'), latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }),
])

/** Those of a kind that is not simulated are taken as they are. */
const buttonSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('QUICK_REPLY'), parameter: sized(1, 128) }),
  z.object({ type: z.literal('URL'), parameter: value }),
  z.object({ type: z.literal('COPY_CODE'), parameter: sized(1, 15) }),
  z.object({
    type: z.enum(['FLOW', 'CATALOG', 'MULTI_PRODUCT', 'ORDER_DETAILS', 'VOICE_CALL', 'REQUEST_CONTACT_INFO']),
    parameter: z.undefined().optional(),
  }),
])

const templateContentSchema = z.object({
  templateName: sized(1, 512),
  language: z.string().min(1, 'must not be blank'),
  templateData: z.object({
    body: z.object({ placeholders: z.array(value) }),
    header: headerSchema.optional(),
    buttons: z.array(buttonSchema).optional(),
  }),
})
export type TemplateContent = z.infer<typeof templateContentSchema>

const envelope = {
  from: sized(1, 24),
  to: sized(1, 150),
  messageId: sized(0, 200).optional(),
  callbackData: sized(0, 4000).optional(),
  notifyUrl: sized(0, 2048)
    .refine((url) => url === '' || /^https?:$/.test(URL.parse(url)?.protocol ?? ''), 'is not a valid url')
    .optional(),
  // Taken and not acted on: no address is shortened here, so that what arrives can be compared.
  urlOptions: z
    .object({
      shortenUrl: z.boolean().optional(),
      trackClicks: z.boolean().optional(),
      trackingUrl: z.string().optional(),
      removeProtocol: z.boolean().optional(),
      customDomain: z.string().optional(),
    })
    .optional(),
  entityId: sized(0, 255).optional(),
  applicationId: sized(0, 255).optional(),
}

export const bulkSchema = z.object({
  messages: z
    .array(
      z.object({
        ...envelope,
        content: templateContentSchema,
        smsFailover: z.object({ from: z.string(), text: z.string() }).optional(),
      }),
    )
    .min(1, 'must not be empty'),
  bulkId: sized(0, 100).optional(),
})

export const textSchema = z.object({
  ...envelope,
  content: z.object({
    text: sized(1, 4096).refine((text) => text.trim() !== '', 'must not be blank'),
    previewUrl: z.boolean().optional(),
  }),
})

export type Envelope = Omit<z.infer<typeof textSchema>, 'content'>
