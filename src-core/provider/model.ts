import { z } from 'zod'
import { templateQualitySchema, templateStatusSchema } from '#core/template'

export const PROVIDER_IDS = ['zenvia', 'infobip'] as const
export const providerIdSchema = z.enum(PROVIDER_IDS)
export type ProviderId = z.infer<typeof providerIdSchema>

/** One input of the account form. Labels and hints are in the locales, under `providers.<id>.fields.<name>`. */
export const accountFieldSchema = z.object({
  name: z.string(),
  /** Secret fields go to the keychain and never come back. There is exactly one. */
  secret: z.boolean(),
  required: z.boolean(),
  /** What stands in the field before anyone types, such as the base URL. */
  initial: z.string().default(''),
  /** Where the credential travels to: read by `readApiAddress`. */
  address: z.boolean().default(false),
})
export type AccountField = z.infer<typeof accountFieldSchema>

/** Who reads a submitted template first, and then. */
export const REVIEW_STAGES = ['provider', 'meta'] as const
export const reviewStageSchema = z.enum(REVIEW_STAGES)
export type ReviewStage = z.infer<typeof reviewStageSchema>

export const capabilitiesSchema = z.object({
  createTemplate: z.boolean(),
  editTemplate: z.boolean(),
  deleteTemplate: z.boolean(),
  /** The reviews that a submitted template goes through, in order. */
  reviewStages: z.array(reviewStageSchema),
  /** Whether a rejection's reason can be asked for; else it is in the provider's portal. */
  tellsRejectionReason: z.boolean(),
  /** In which states a template may be edited, and how often an approved one. */
  editing: z.object({ statuses: z.array(templateStatusSchema), approvedPerDay: z.int(), approvedPer30Days: z.int() }),
  /** `name`: every language of it goes, for every sender that shares it. */
  deletesBy: z.enum(['id', 'name']),
  /** New templates in an hour. */
  createPerHour: z.int().positive(),
  listSenders: z.boolean(),
  /** Whether the provider says how a sender number stands (connected, quality, daily limit). */
  checkSenders: z.boolean(),
  /** `webhook`: the provider tells only the CRM what became of a message; a person has to say that it arrived. */
  delivery: z.enum(['poll', 'webhook']),
  placeholderScope: z.enum(['template', 'component']),
  /** `{{nome}}` or `{{1}}` in what is created or registered by hand. */
  placeholderStyle: z.enum(['named', 'positional']),
  /** Whether a template registered by hand needs the provider's own id to be sent; else name and language do. */
  sendsById: z.boolean(),
  /** Whether the sender id is the phone's digits, so that it can be proposed. */
  senderIdIsPhone: z.boolean(),
})

export const providerDescriptorSchema = z.object({
  id: providerIdSchema,
  label: z.string(),
  fields: z.array(accountFieldSchema),
  capabilities: capabilitiesSchema,
  portalUrl: z.string().nullable(),
})
export type ProviderDescriptor = z.infer<typeof providerDescriptorSchema>

/** Every failure of a provider is one of these; each has its sentence in the locales. */
export const PROVIDER_ERROR_KINDS = [
  'auth',
  'permission',
  'rate-limit',
  'not-found',
  'template-not-approved',
  'parameters',
  'recipient',
  'outside-window',
  'payment',
  'policy',
  'provider-down',
  /** An edit that would take away what we can't write: it was not sent. */
  'edit-would-lose',
  /** A list that was refused for the size of its pages. */
  'page-size',
  'network',
  /** No secured connection: the handshake or the certificate. */
  'tls',
  /** The network's proxy: not to be reached, asks for a password, refuses, is of a kind that we can't use. */
  'proxy',
  /** The network wants a login before anything else. */
  'portal',
  /** Somebody between us and the provider answered with a page that says no. */
  'firewall',
  'protocol',
] as const
export const providerErrorKindSchema = z.enum(PROVIDER_ERROR_KINDS)
export type ProviderErrorKind = z.infer<typeof providerErrorKindSchema>

/** What became of a message, in the order in which it normally happens; `unknown` keeps a word nobody mapped. */
export const DELIVERY_STATUSES = ['accepted', 'held', 'sent', 'delivered', 'read', 'replied', 'failed', 'unknown'] as const
export const deliveryStatusSchema = z.enum(DELIVERY_STATUSES)
export type DeliveryStatus = z.infer<typeof deliveryStatusSchema>

/** How a sender number stands at the provider. `limit`: new conversations per day, null where there is none or nothing is said. */
export const SENDER_STATES = ['connected', 'pending', 'flagged', 'restricted', 'disconnected', 'unknown'] as const
export const senderReportSchema = z.object({
  senderId: z.string(),
  state: z.enum(SENDER_STATES),
  /** The provider's own word. */
  stateRaw: z.string(),
  quality: templateQualitySchema,
  limit: z.int().nullable(),
})
export type SenderReport = z.infer<typeof senderReportSchema>
