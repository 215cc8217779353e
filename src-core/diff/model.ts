import { z } from 'zod'
import { diffPieceSchema } from './words.ts'

/** What a change means to whoever the CRM writes to, and to whoever pays; the gravest first. */
export const RISKS = [
  'someone-gets-something-else',
  'someone-gets-nothing-more',
  'someone-gets-for-the-first-time',
  'costs-more',
  'approval-again',
  'no-effect',
] as const
export type Risk = (typeof RISKS)[number]

/** In the order in which they are read where the risk is the same. A kind never gets another meaning. */
export const CHANGE_KINDS = [
  'environment',
  'implementation-id',
  'client',
  'trigger-added',
  'trigger-removed',
  'trigger-switched-on',
  'trigger-switched-off',
  'trigger-off-added',
  'trigger-off-removed',
  'trigger-event',
  'trigger-moved',
  'trigger-template',
  'trigger-choice-added',
  'trigger-choice-removed',
  'trigger-number',
  'trigger-next-status',
  'trigger-once-per-ticket',
  'trigger-chat-standard',
  'trigger-renamed',
  'number-swapped',
  'number-added',
  'number-removed',
  'number-label',
  'number-account',
  'number-sender',
  'number-business-account',
  'number-chat-standard',
  'number-default-template',
  'number-renamed',
  'template-added',
  'template-removed',
  'template-language',
  'template-category',
  'template-status',
  'template-header-format',
  'template-header',
  'template-body',
  'template-footer',
  'template-button-added',
  'template-button-removed',
  'template-button',
  'template-buttons-order',
  'template-renamed',
  'template-account',
  'template-sender',
  'template-business-account',
  'template-remote-id',
  'template-origin',
  'template-crm-text',
  'binding-added',
  'binding-removed',
  'binding-renamed',
  'binding-source',
  'binding-fallback',
  'binding-transforms',
  'account-added',
  'account-removed',
  'account-renamed',
  'account-provider',
  'account-mode',
  'account-setting',
  'variable-added',
  'variable-removed',
  'variable-renamed',
  'variable-field',
  'service-isolated-tree',
  'service-chat-request-type',
  'service-added',
  'service-removed',
  'service-renamed',
  'service-transcript',
  'consent-client-var',
  'consent-term',
  'consent-plan',
  'consent-signed',
  'sending-quiet-hours',
  'sending-duplicates',
  'sending-time-zone',
  'open-point-added',
  'open-point-removed',
  'open-point-answer',
  'field-changed',
  'content-differs',
] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

const name = z.string().nullable()
const placeShape = { serviceTree: name, requestType: name, status: name }

/** What a change is about, as it is after the change; as it was, where it is gone. `key` is the bundle's. */
export const subjectSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('trigger'), key: z.string(), event: z.enum(['status', 'operate', 'chat']), ...placeShape }),
  z.object({ kind: z.literal('template'), key: z.string(), name: z.string(), language: z.string() }),
  z.object({ kind: z.literal('number'), key: z.string(), label: z.string(), phone: z.string() }),
  z.object({ kind: z.literal('account'), key: z.string(), label: z.string() }),
  z.object({ kind: z.literal('variable'), key: z.string() }),
  z.object({ kind: z.literal('service'), key: z.string(), level: z.enum(['tree', 'type', 'status']), ...placeShape }),
  z.object({ kind: z.literal('consent'), key: z.string() }),
  z.object({ kind: z.literal('sending'), key: z.string() }),
  z.object({ kind: z.literal('open-point'), key: z.string(), point: z.string(), about: z.string() }),
  z.object({ kind: z.literal('implementation'), key: z.string() }),
])
export type Subject = z.infer<typeof subjectSchema>

/** How a value is read: as it stands, or as one of a family that has words of its own in each language. */
export const valueSchema = z.discriminatedUnion('as', [
  z.object({
    as: z.enum([
      'text',
      'flag',
      'category',
      'template-status',
      'environment',
      'mode',
      'event',
      'transforms',
      'format',
      'variable',
    ]),
    text: z.string(),
  }),
  z.object({ as: z.literal('place'), ...placeShape }),
])
export type Value = z.infer<typeof valueSchema>

export const bundleChangeSchema = z.object({
  /** The same for the same change, whatever else changed: kind, what it is about, which part. */
  id: z.string(),
  kind: z.enum(CHANGE_KINDS),
  /** The gravest of them. */
  risk: z.enum(RISKS),
  /** The others, the gravest first. */
  alsoRisks: z.array(z.enum(RISKS)),
  subject: subjectSchema,
  /** Which of several: a placeholder's key, a button by its position, a field by its name. */
  part: z.string().nullable(),
  /** Null: there was none. */
  before: valueSchema.nullable(),
  after: valueSchema.nullable(),
  /** Where texts are compared: what stayed, went and came, word by word. */
  words: z.array(diffPieceSchema).nullable(),
  /** What one delivered message costs before and after, by the dated price table; only where that differs. */
  price: z.object({ before: z.number(), after: z.number(), currency: z.string(), asOf: z.string() }).nullable(),
  /** The triggers, and the numbers by their default template, through which people meet it. */
  reaches: z.array(subjectSchema),
  /** The id of the change that this one only comes with; null: it stands for itself. */
  follows: z.string().nullable(),
})
export type BundleChange = z.infer<typeof bundleChangeSchema>

/** A change while it is found: without what is known only of all together. */
export type Found = {
  kind: ChangeKind
  risks: readonly Risk[]
  subject: Subject
  part?: string
  before?: Value | null
  after?: Value | null
  words?: BundleChange['words']
  price?: BundleChange['price']
  reaches?: readonly Subject[]
  /** Something that came or went, by its tag. */
  self?: string
  /** What comes or goes with it, by tag. */
  mentions?: readonly string[]
}

export const text = (value: string | number | null | undefined): Value | null =>
  value === null || value === undefined ? null : { as: 'text', text: String(value) }
export const flag = (value: boolean | null | undefined): Value | null =>
  value === null || value === undefined ? null : { as: 'flag', text: String(value) }
export const word = (as: Exclude<Value['as'], 'place'>, value: string): Value => ({ as, text: value })
