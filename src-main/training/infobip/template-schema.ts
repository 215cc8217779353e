import { z } from 'zod'
import { LANGUAGES } from './languages.ts'
import { countIn, namesIn, numberingProblem } from './placeholders.ts'
import { type Button, type Parts, type Structure, structureType } from './structure.ts'

/**
 * What a template create or edit may contain: the shapes of Infobip's OpenAPI (3.210)
 * and Meta's size limits. What Meta judges later, by reading, is in `review-rules.ts`.
 */

export const CATEGORIES = ['MARKETING', 'UTILITY', 'AUTHENTICATION'] as const
export const STATUSES = [
  'APPROVED',
  'IN_APPEAL',
  'PENDING',
  'REJECTED',
  'PENDING_DELETION',
  'DELETED',
  'REINSTATED',
  'FLAGGED',
  'FIRST_PAUSED',
  'SECOND_PAUSED',
  'DISABLED',
] as const

const sized = (min: number, max: number) => {
  const message = `size must be between ${min} and ${max}`
  return z.string().min(min, message).max(max, message)
}
const label = sized(1, 25)
const link = sized(1, 2000).regex(/^https?:\/\//, 'must start with http:// or https://')

type Context = z.RefinementCtx
const refuse = (context: Context, path: PropertyKey[], message: string): void =>
  context.addIssue({ code: 'custom', path, message })

/** One sample for each placeholder, none of which holds a placeholder itself. */
function checkSamples(context: Context, path: string, text: string, samples: readonly string[]): void {
  const problem = numberingProblem(text)
  if (problem) {
    refuse(context, ['text'], problem)
    return
  }
  const expected = countIn(text)
  if (samples.length !== expected) refuse(context, [path], `number of examples must be ${expected}`)
  if (samples.some((sample) => sample.trim() === '' || namesIn(sample).length > 0)) {
    refuse(context, [path], 'examples must not be blank or contain placeholders')
  }
}

const headerSchema = z.discriminatedUnion('format', [
  z.object({ format: z.literal('TEXT'), text: sized(1, 60), example: z.string().optional() }).superRefine((header, context) => {
    if (countIn(header.text) > 1) refuse(context, ['text'], 'can contain one placeholder')
    else checkSamples(context, 'example', header.text, header.example === undefined ? [] : [header.example])
  }),
  z.object({ format: z.enum(['IMAGE', 'VIDEO', 'GIF', 'DOCUMENT']), example: link }),
  z.object({ format: z.literal('LOCATION') }),
])

const bodySchema = z
  .object({ text: sized(1, 1024), examples: z.array(z.string()).default([]) })
  .superRefine(({ text, examples }, context) => checkSamples(context, 'examples', text, examples))

const buttonSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('PHONE_NUMBER'), text: label, phoneNumber: sized(1, 20) }),
  z.object({ type: z.literal('URL'), text: label, url: link, example: z.string().optional() }).superRefine((button, context) => {
    const names = namesIn(button.url)
    if (names.length === 0) return
    if (names.length > 1 || !button.url.endsWith('{{1}}'))
      refuse(context, ['url'], 'one placeholder {{1}}, at the end of the link')
    if (!link.safeParse(button.example).success) refuse(context, ['example'], 'must be a valid url')
  }),
  z.object({ type: z.literal('QUICK_REPLY'), text: label }),
  z.object({ type: z.literal('COPY_CODE'), example: sized(1, 15) }),
  z.object({
    type: z.literal('FLOW'),
    text: label,
    flowId: z.int(),
    flowAction: z.enum(['NAVIGATE', 'DATA_EXCHANGE']),
    navigateScreen: z.string().optional(),
  }),
  z.object({ type: z.literal('CATALOG') }),
  z.object({ type: z.literal('MULTI_PRODUCT') }),
  z.object({ type: z.literal('ORDER_DETAILS'), variant: z.enum(['BRAZIL', 'INDIA']) }),
  z.object({ type: z.literal('VOICE_CALL'), text: label }),
  z.object({ type: z.literal('REQUEST_CONTACT_INFO') }),
])

/** How many of one type a template may have; there is no limit of its own for the others. */
const AT_MOST: Readonly<Record<string, number>> = { URL: 2, PHONE_NUMBER: 1, COPY_CODE: 1, FLOW: 1 }

const buttonsSchema = z
  .array(buttonSchema)
  .min(1, 'size must be between 1 and 10')
  .max(10, 'size must be between 1 and 10')
  .superRefine((buttons, context) => {
    for (const [type, most] of Object.entries(AT_MOST)) {
      if (buttons.filter((button) => button.type === type).length > most)
        refuse(context, [], `at most ${most} of the type ${type}`)
    }
    const isReply = (button: { type: string } | undefined): boolean => button?.type === 'QUICK_REPLY'
    const runs = buttons.filter((button, index) => isReply(button) && !isReply(buttons[index - 1])).length
    if (runs > 1) refuse(context, [], 'quick reply buttons must be grouped together')
  })

const cardSchema = z.object({
  header: headerSchema,
  body: bodySchema,
  buttons: z.array(buttonSchema).min(1).max(2),
})

const defaultStructureSchema = z.object({
  header: headerSchema.optional(),
  body: bodySchema,
  footer: z.object({ text: sized(1, 60) }).optional(),
  buttons: buttonsSchema.optional(),
  carousel: z.object({ cards: z.array(cardSchema).min(1).max(10) }).optional(),
  limitedTimeOffer: z.object({ text: sized(1, 16), hasExpiration: z.boolean().optional() }).optional(),
  callPermissionRequest: z.object({}).optional(),
  shorteningOptions: z.object({ customDomain: z.string().min(1) }).optional(),
})

/** Meta writes the text of these; only options can be chosen. */
const authenticationStructureSchema = z.object({
  body: z.object({ addSecurityRecommendation: z.boolean().default(false) }),
  footer: z.object({ codeExpirationMinutes: z.int().min(1).max(90).optional() }),
  buttons: z
    .array(
      z.discriminatedUnion('otpType', [
        z.object({ otpType: z.literal('COPY_CODE'), text: label.optional() }),
        z.object({
          otpType: z.literal('ONE_TAP'),
          text: label.optional(),
          autofillText: label.optional(),
          packageName: z.string().min(1),
          signatureHash: sized(11, 11),
        }),
      ]),
    )
    .length(1, 'size must be between 1 and 1'),
})

/** How long a code is tried to be delivered; -1 puts it back to WhatsApp's own. */
const validityPeriodSchema = z.object({ amount: z.int(), timeUnit: z.enum(['SECONDS', 'MINUTES']).default('MINUTES') })

const envelope = {
  name: z.string().regex(/^[a-z0-9_]{1,512}$/, 'must only contain lowercase alphanumeric characters and underscores'),
  language: z.enum(LANGUAGES, 'invalid language'),
  platform: z.object({ entityId: sized(0, 255).optional(), applicationId: sized(0, 255).optional() }).optional(),
}

export const createSchema = z.discriminatedUnion('category', [
  z.object({ ...envelope, category: z.literal('MARKETING'), structure: defaultStructureSchema }),
  z.object({
    ...envelope,
    category: z.literal('UTILITY'),
    structure: defaultStructureSchema
      .refine(({ carousel }) => carousel === undefined, { path: ['carousel'], message: 'applicable only for MARKETING category' })
      .refine(({ limitedTimeOffer }) => limitedTimeOffer === undefined, {
        path: ['limitedTimeOffer'],
        message: 'applicable only for MARKETING category',
      }),
    subCategory: z.literal('ORDER_STATUS').optional(),
  }),
  z.object({
    ...envelope,
    category: z.literal('AUTHENTICATION'),
    structure: authenticationStructureSchema,
    validityPeriod: validityPeriodSchema.optional(),
  }),
])

const fixedField = z.undefined('cannot be changed').optional()

/** The structure is read with the category it is for, by `createSchema`. */
export const editSchema = z
  .object({
    name: fixedField,
    language: fixedField,
    category: z.enum(CATEGORIES).optional(),
    structure: z.record(z.string(), z.unknown()).optional(),
    platform: envelope.platform,
    validityPeriod: validityPeriodSchema.optional(),
    subCategory: z.literal('ORDER_STATUS').optional(),
  })
  .refine((edit) => Object.values(edit).some((value) => value !== undefined), {
    path: ['structure'],
    message: 'there is nothing to edit',
  })

type Draft = z.infer<typeof createSchema>

/** What becomes of a draft's structure in the answers: the samples are gone, and the type is there. */
export function structureOf(draft: Draft): Structure {
  const parts = draft.category === 'AUTHENTICATION' ? authenticationParts(draft) : defaultParts(draft.structure)
  return { ...parts, type: structureType(parts) }
}

function defaultParts({ header, body, buttons, carousel, ...others }: z.infer<typeof defaultStructureSchema>): Parts {
  return {
    header: header && withoutSamples(header),
    body: withoutSamples(body),
    ...others,
    buttons: buttons?.map(shownButton),
    carousel: carousel && {
      cards: carousel.cards.map((card) => ({
        header: withoutSamples(card.header),
        body: withoutSamples(card.body),
        buttons: card.buttons.map(shownButton),
      })),
    },
  }
}

function authenticationParts({ language, structure }: Draft & { category: 'AUTHENTICATION' }): Parts {
  const { body, footer, buttons } = structure
  const portuguese = language.startsWith('pt')
  const minutes = footer.codeExpirationMinutes
  const code = portuguese ? '*{{1}}* é o seu código de verificação.' : '*{{1}}* is your verification code.'
  const advice = portuguese ? ' Para sua segurança, não o compartilhe.' : ' For your security, do not share this code.'
  return {
    body: { text: body.addSecurityRecommendation ? `${code}${advice}` : code },
    footer: minutes === undefined ? undefined : { text: portuguese ? `Expira em ${minutes} min.` : `Expires in ${minutes} min.` },
    buttons: buttons.map(({ text }) => ({
      type: 'URL',
      text: text ?? (portuguese ? 'Copiar código' : 'Copy code'),
      url: 'https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}',
    })),
  }
}

/** Their text is Meta's, in the template's language there and in English here. */
const FIXED_LABELS: Readonly<Record<string, string>> = {
  COPY_CODE: 'Copy offer code',
  CATALOG: 'View catalog',
  MULTI_PRODUCT: 'View items',
  REQUEST_CONTACT_INFO: 'Share contact info',
}

const shownButton = (button: z.infer<typeof buttonSchema>): Button => ({
  text: FIXED_LABELS[button.type],
  ...withoutSamples(button),
})

function withoutSamples<Part extends object>(part: Part): Omit<Part, 'example' | 'examples'> {
  const { example: _, examples: __, ...shown } = part as Part & { example?: unknown; examples?: unknown }
  return shown
}
