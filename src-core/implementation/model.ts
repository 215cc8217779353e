import { z } from 'zod'
import type { ConsentTerm, PlanFigures, SignOff } from '#core/consent'
import { deliveryStatusSchema, providerErrorKindSchema, providerIdSchema, SENDER_STATES } from '#core/provider'
import type { ServiceTree } from '#core/services'
import { templateContentSchema, templateQualitySchema, templateStatusSchema, unusableReasonSchema } from '#core/template'
import type { Trigger } from '#core/triggers'
import type { Binding, CrmVariable } from '#core/variables'
import { sendingSettingsSchema } from './sending-settings.ts'

/** ISO 8601 in UTC, as `Date.prototype.toISOString` writes it. */
export const instantSchema = z.iso.datetime()

/** What a consultant decides about one client's set-up. */
export const implementationFactsSchema = z.object({
  /** The client's name, as it stands in the list and in the bundle. */
  client: z.string().trim().min(1).max(120),
  /** M15: where the bundle will be loaded; production is labelled everywhere. */
  environment: z.enum(['production', 'staging']),
  /** M15: a service tree of its own, so that nothing in operation is touched. Empty: the tree in use. */
  isolatedServiceTree: z.string().trim().max(80),
  /** M1: the receptive service is there already; who confirmed it and when. */
  receptive: z.object({ confirmedBy: z.string(), confirmedAt: instantSchema }).nullable(),
  /** M13: since when new contacts are born with "Aceita Notificações de WhatsApp". */
  clientVarActiveSince: z.iso.date().nullable(),
  /** M21, "Solicitação para abertura de sub ocorrências no chat ativo"; empty: not decided. */
  chatRequestType: z.string().trim().max(80),
  /** When, and how often, the CRM may write; left out: at any time, always. */
  sending: sendingSettingsSchema.optional(),
})
export type ImplementationFacts = z.infer<typeof implementationFactsSchema>

export const implementationSchema = implementationFactsSchema.extend({
  id: z.string(),
  /** "Implantação de treino": on the simulators, with planted mistakes. */
  training: z.boolean(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
})
export type Implementation = z.infer<typeof implementationSchema>

/**
 * `session-only`: no keychain answers, so the credential lives until the program ends. `asking`: the keychain has not
 * answered yet, so nobody knows.
 */
export const CREDENTIAL_STATES = ['ok', 'absent', 'unreadable', 'locked', 'session-only', 'asking'] as const
export const credentialStateSchema = z.enum(CREDENTIAL_STATES)
export type CredentialState = z.infer<typeof credentialStateSchema>

export const syncSummarySchema = z.object({
  endedAt: instantSchema,
  /** Where `added` and `changed` are those of several syncs, because nobody had seen them: the first of these. */
  since: instantSchema.optional(),
  /** novos, alterados, ausentes, não suportados; `unchanged` completes the total of one sync. */
  added: z.int(),
  changed: z.int(),
  missing: z.int(),
  unsupported: z.int(),
  unchanged: z.int(),
})
export type SyncSummary = z.infer<typeof syncSummarySchema>

export const providerAccountSchema = z.object({
  id: z.string(),
  implementationId: z.string(),
  provider: providerIdSchema,
  label: z.string(),
  /** `training`: the embedded simulator; nothing leaves this machine. */
  mode: z.enum(['live', 'training']),
  /** The non-secret fields of the account form. */
  settings: z.record(z.string(), z.string()),
  credential: credentialStateSchema,
  lastCheck: z.object({ at: instantSchema, ok: z.boolean(), problem: providerErrorKindSchema.nullable() }).nullable(),
  lastSync: syncSummarySchema.nullable(),
})
export type ProviderAccount = z.infer<typeof providerAccountSchema>

/** As the provider answered when it was last asked; `not-listed`: it knows no such sender. */
export const senderStateSchema = z.enum([...SENDER_STATES, 'not-listed'])
export type SenderState = z.infer<typeof senderStateSchema>

export const senderNumberSchema = z.object({
  id: z.string(),
  implementationId: z.string(),
  accountId: z.string(),
  label: z.string().trim().max(60),
  /** E.164. */
  phone: z.string(),
  /** What the provider calls this sender; Zenvia: usually the phone's digits. */
  senderId: z.string().trim().min(1).max(64),
  /** M18, "Padrão Chat": an answer opens a chat. */
  chatStandard: z.boolean(),
  defaultTemplateId: z.string().nullable(),
  /** Which of the WhatsApp accounts under one key it belongs to, as the provider says; null where nothing is known. */
  poolId: z.string().nullable(),
  /** Null: never asked, or the provider says nothing of the kind. */
  senderState: senderStateSchema.nullable(),
})
export type SenderNumber = z.infer<typeof senderNumberSchema>

export const storedTemplateSchema = z.object({
  id: z.string(),
  accountId: z.string(),
  /** The provider's id. A template registered by hand where the provider needs none has one of ours. */
  remoteId: z.string(),
  /** `manual`: registered by hand (M5); its status is what the person saw in the portal. A sync that finds it makes it `provider`. */
  origin: z.enum(['provider', 'manual']),
  /** Null where the provider's templates belong to the whole account. */
  senderId: z.string().nullable(),
  /** The WhatsApp account that it belongs to, where the provider names it: only numbers of the same send it. */
  poolId: z.string().nullable(),
  content: templateContentSchema,
  status: templateStatusSchema,
  /** The provider's own word. */
  statusRaw: z.string(),
  quality: templateQualitySchema,
  rejectionReason: z.string().nullable(),
  unsupportedParts: z.array(z.string()),
  /** What an edit from here would take away, by the provider's names: it is refused then. */
  lostInEdit: z.array(z.string()),
  unusable: z.array(unusableReasonSchema),
  missingSince: instantSchema.nullable(),
  firstSeenAt: instantSchema,
  changedAt: instantSchema,
})
export type StoredTemplate = z.infer<typeof storedTemplateSchema>

export const testEventSchema = z.object({
  at: instantSchema,
  status: deliveryStatusSchema,
  /** The provider's own words, where it gave any; of a reply, what the person wrote. */
  detail: z.string().nullable(),
  /** Of a failure: which it is, where that is known. */
  problem: providerErrorKindSchema.nullable(),
  source: z.enum(['provider', 'person']),
})

/**
 * `pending` only while the call runs; `unknown`: the answer was lost, so it may
 * have been sent and must not be sent again by itself.
 */
export const TEST_SEND_STATES = ['pending', 'accepted', 'failed', 'unknown'] as const
export const testSendSchema = z.object({
  id: z.string(),
  implementationId: z.string(),
  numberId: z.string(),
  templateId: z.string(),
  templateName: z.string(),
  recipient: z.string(),
  state: z.enum(TEST_SEND_STATES),
  problem: providerErrorKindSchema.nullable(),
  providerMessageId: z.string().nullable(),
  /** The body as it was sent. */
  body: z.string(),
  createdAt: instantSchema,
  /** "Recebi no aparelho" (M6): true, false, or not answered yet. */
  received: z.boolean().nullable(),
  /** Template, number, mapping or text are not what they were, or nobody knows what they were: it proves nothing of what is there now. */
  stale: z.boolean(),
  events: z.array(testEventSchema),
})
export type TestSend = z.infer<typeof testSendSchema>

/** A phone that tests may be sent to, because its owner agreed (M6, M12). */
export const testPhoneSchema = z.object({
  id: z.string(),
  implementationId: z.string(),
  /** Whose it is. */
  label: z.string().trim().min(1).max(60),
  /** E.164. */
  phone: z.string(),
  /** Null: not asked yet, so nothing is sent. */
  agreement: z.object({ agreedAt: instantSchema, recordedBy: z.string() }).nullable(),
})
export type TestPhone = z.infer<typeof testPhoneSchema>

/** As `bundle` writes it; `point` is the id of a finding. */
export const exportedPointSchema = z.object({ point: z.string(), about: z.string(), person: z.string(), reason: z.string() })

export const exportRecordSchema = z.object({
  id: z.string(),
  sequence: z.int().positive(),
  createdAt: instantSchema,
  contentHash: z.string(),
  fileName: z.string(),
  bytes: z.int(),
  /** What was open and exported all the same, with a person and a reason. */
  openPoints: z.array(exportedPointSchema),
})
export type ExportRecord = z.infer<typeof exportRecordSchema>

/** A bundle that was loaded into a database from here; the counts are of rows. */
export const loadRecordSchema = z.object({
  id: z.string(),
  loadedAt: instantSchema,
  person: z.string(),
  /** The database, without a password. */
  target: z.string(),
  sequence: z.int().positive(),
  contentHash: z.string(),
  inserted: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  removed: z.int(),
})
export type LoadRecord = z.infer<typeof loadRecordSchema>

/** Everything of one implementation at one moment: what readiness and the bundle are computed from. */
export type ImplementationSnapshot = {
  implementation: Implementation
  accounts: ProviderAccount[]
  numbers: SenderNumber[]
  /** Only those that a trigger or a number uses: an account may hold thousands. */
  templates: (StoredTemplate & {
    bindings: Binding[]
    /** What was asked for, where it was submitted from here. */
    requestedCategory: string | null
  })[]
  /** Of all templates: how many there are, how many have bindings, and for whom at least one can be used. */
  library: { total: number; mapped: number; usableFor: { accountId: string; senderId: string | null; poolId: string | null }[] }
  variables: CrmVariable[]
  trees: ServiceTree[]
  triggers: Trigger[]
  /** M14: the newest term, the update of the base as it was last worked out, and who signed. */
  consent: {
    term: ConsentTerm | null
    plan: { createdAt: string; figures: PlanFigures; planHash: string } | null
    signOff: SignOff | null
  }
  testSends: TestSend[]
  exports: ExportRecord[]
  /** What was released last for its environment, and what the CRM is known to have there. */
  released: { number: number; sequence: number; contentHash: string; releasedBy: string | null; releasedAt: string | null } | null
  live: { sequence: number; contentHash: string; since: string; by: string } | null
}
