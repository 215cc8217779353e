import { z } from 'zod'
import { stepSchema } from '#core/readiness'

/** What has a history, by its table; which step it belongs to is in `ENTITIES`. */
export const ENTITY_NAMES = [
  'implementation',
  'provider_account',
  'sender_number',
  'template',
  'draft',
  'submission',
  'deleted_template',
  'crm_variable',
  'binding',
  'service_tree',
  'trigger_rule',
  'trigger_template',
  'consent_term',
  'contact_file',
  'consent_plan',
  'consent_sign_off',
  'test_phone',
  'test_send',
  'bundle_export',
] as const
export const entityNameSchema = z.enum(ENTITY_NAMES)
export type EntityName = z.infer<typeof entityNameSchema>

/** What a person calls a part of it that changed. */
export const FIELDS = [
  'client',
  'environment',
  'isolatedServiceTree',
  'receptiveBy',
  'receptiveAt',
  'clientVarSince',
  'chatRequestType',
  'timeZone',
  'quietFrom',
  'quietTo',
  'duplicateHours',
  'provider',
  'label',
  'mode',
  'baseUrl',
  'credential',
  'account',
  'phone',
  'senderId',
  'chatStandard',
  'defaultTemplate',
  'origin',
  'name',
  'language',
  'category',
  'header',
  'body',
  'footer',
  'buttons',
  'samples',
  'templateStatus',
  'statusRaw',
  'quality',
  'rejectionReason',
  'unsupportedParts',
  'missingSince',
  'template',
  'submissionState',
  'sentAt',
  'wasApproved',
  'trees',
  'noTranscript',
  'triggerKind',
  'serviceTree',
  'requestType',
  'number',
  'active',
  'status',
  'nextStatus',
  'oncePerTicket',
  'variableType',
  'maxLength',
  'mayBeEmpty',
  'multiline',
  'sample',
  'source',
  'fallback',
  'transforms',
  'termText',
  'fileName',
  'importedAt',
  'rows',
  'createdAt',
  'createdBy',
  'table',
  'contacts',
  'withEvidence',
  'toUpdate',
  'planHash',
  'signedBy',
  'role',
  'signedAt',
  'recordedBy',
  'agreedAt',
  'testState',
  'received',
  'sequence',
  'contentHash',
] as const
export const fieldSchema = z.enum(FIELDS)
export type HistoryField = z.infer<typeof fieldSchema>

/** Lists of words that the window has sentences for. */
export const wordListSchema = z.enum([
  'environment',
  'mode',
  'origin',
  'templateStatus',
  'quality',
  'submissionState',
  'testState',
  'triggerKind',
  'variableType',
  'transform',
])
export type WordList = z.infer<typeof wordListSchema>

/** A value as a person reads it; which words it is said with is the window's. */
export const historyValueSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  /** E.164, where it is one. */
  z.object({ kind: z.literal('phone'), text: z.string() }),
  /** A hash, an id of somebody else's: shown as it is. */
  z.object({ kind: z.literal('code'), text: z.string() }),
  z.object({ kind: z.literal('flag'), on: z.boolean() }),
  z.object({ kind: z.literal('count'), count: z.number() }),
  z.object({ kind: z.literal('instant'), at: z.string() }),
  z.object({ kind: z.literal('day'), date: z.string() }),
  z.object({ kind: z.literal('words'), list: wordListSchema, words: z.array(z.string()) }),
  /** Another thing, by what it is called now or was called last; null where nobody knows any more. */
  z.object({ kind: z.literal('thing'), name: z.string().nullable() }),
])
export type HistoryValue = z.infer<typeof historyValueSchema>

export const historyFieldSchema = z.object({
  field: fieldSchema,
  /** Null: there was, or is, nothing in it. */
  before: historyValueSchema.nullable(),
  after: historyValueSchema.nullable(),
})
export type HistoryFieldChange = z.infer<typeof historyFieldSchema>

/** Why a change can't be taken back. The first are of what it is, the others of what came after it. */
export const UNDO_REFUSALS = [
  /** It happened at the provider, or was sent there. */
  'provider',
  /** A message went out; a bundle was exported. */
  'sent',
  /** Proof of consent is only ever added to. */
  'evidence',
  /** Files with contacts are not in the history. */
  'file',
  /** A credential is bound to it, and is never in the history. */
  'credential',
  /** A draft's text is not kept while it is typed. */
  'draft',
  /** It has changed again since. */
  'newer',
  /** What it belongs to is no longer there. */
  'gone',
  /** Something else uses it. */
  'used',
] as const
export const undoRefusalSchema = z.enum(UNDO_REFUSALS)
export type UndoRefusal = z.infer<typeof undoRefusalSchema>

export const historyChangeSchema = z.object({
  position: z.int(),
  at: z.iso.datetime(),
  /** The name in the settings at that moment; empty: none was given. */
  actor: z.string(),
  /** Whether that person did it, or was only there when it came from the provider. */
  by: z.enum(['person', 'provider']),
  entity: entityNameSchema,
  step: stepSchema,
  action: z.enum(['insert', 'update', 'delete']),
  /** What the thing is called now, or was last; null where it needs no name or has none any more. */
  name: z.string().nullable(),
  /** In the order in which they are read; empty where what it held can't be known. */
  fields: z.array(historyFieldSchema),
  /** Null: it can be taken back. */
  undo: undoRefusalSchema.nullable(),
})
export type HistoryChange = z.infer<typeof historyChangeSchema>
