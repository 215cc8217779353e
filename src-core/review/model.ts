import { z } from 'zod'
import { providerErrorKindSchema, reviewStageSchema } from '#core/provider'
import { templateContentSchema, templateStatusSchema } from '#core/template'
import { bindingSchema } from '#core/variables'

const instantSchema = z.iso.datetime()

/** A template while it is written: unlike one at the provider it may lack anything, its name too. */
export const draftContentSchema = templateContentSchema.extend({ name: z.string(), language: z.string() })

/** What a person writes and has not submitted yet. A sync never touches it. */
export const draftSchema = z.object({
  id: z.string(),
  implementationId: z.string(),
  accountId: z.string(),
  /** Null: not chosen yet. */
  senderId: z.string().nullable(),
  /** Of an edit: the template at the provider that it will replace. */
  templateId: z.string().nullable(),
  /** Of an edit: the provider's text as it was when the draft began, or when a conflict was last resolved. */
  base: templateContentSchema.nullable(),
  /** The template that it was duplicated from, as its next version. */
  previousId: z.string().nullable(),
  content: draftContentSchema,
  bindings: z.array(bindingSchema),
  createdAt: instantSchema,
  updatedAt: instantSchema,
})
export type Draft = z.infer<typeof draftSchema>

/**
 * `queued` waits for its turn (the provider's quota), `unknown`: the answer was lost; it is looked
 * for at the provider before anything is sent again.
 */
export const SUBMISSION_STATES = ['queued', 'sending', 'sent', 'failed', 'unknown'] as const
export const submissionSchema = z.object({
  id: z.string(),
  implementationId: z.string(),
  accountId: z.string(),
  kind: z.enum(['create', 'edit']),
  /** The draft, which stays until the provider has it. */
  draftId: z.string().nullable(),
  /** Set once the provider has it. */
  templateId: z.string().nullable(),
  name: z.string(),
  language: z.string(),
  /** What was asked for; the provider may return another. */
  category: z.string(),
  state: z.enum(SUBMISSION_STATES),
  problem: providerErrorKindSchema.nullable(),
  /** The provider's own words. */
  raw: z.string().nullable(),
  queuedAt: instantSchema,
  /** Not before: the provider's quota, or a pause after it was busy. Null once it is sent. */
  dueAt: instantSchema.nullable(),
  sentAt: instantSchema.nullable(),
})
export type Submission = z.infer<typeof submissionSchema>

/** What happened to a template, in the words of its timeline. */
export const REVIEW_EVENTS = [
  'submitted',
  'edited',
  /** First seen in a sync: written in the portal. */
  'seen',
  'provider-review',
  'meta-review',
  'approved',
  'rejected',
  'paused',
  'disabled',
  'category',
  'quality',
  'text',
  'missing',
  'returned',
  'other',
] as const
export const reviewEventSchema = z.object({
  /** When it happened, or, of what the provider decided, when it was noticed here. */
  at: instantSchema,
  event: z.enum(REVIEW_EVENTS),
  /** Of `rejected` the reason, of `other` the provider's word, else null. */
  detail: z.string().nullable(),
  /** Of `category` and `quality`. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Who did it here; empty where it was the provider, or nobody said who works here. */
  by: z.string(),
})
export type ReviewEvent = z.infer<typeof reviewEventSchema>

/** One template's way through review. */
export const reviewSchema = z.object({
  templateId: z.string(),
  events: z.array(reviewEventSchema),
  /** While it is in review: at whom, since when. */
  stage: reviewStageSchema.nullable(),
  submittedAt: instantSchema.nullable(),
  /** Null where it was not submitted from here. */
  requestedCategory: z.string().nullable(),
  /** When the watch asks next; null where nothing is awaited. */
  nextCheckAt: instantSchema.nullable(),
  /** Why the last look at the provider brought nothing. */
  checkProblem: z.string().nullable(),
  /** What may be edited and deleted now, and what stands against it. */
  edits: z.object({ last24h: z.int(), last30Days: z.int() }),
})
export type Review = z.infer<typeof reviewSchema>

/** One card of the board of everything in review, or decided lately, over all implementations. */
export const reviewCardSchema = z.object({
  implementationId: z.string(),
  client: z.string(),
  training: z.boolean(),
  accountId: z.string(),
  accountLabel: z.string(),
  /** Null: still in the queue. */
  templateId: z.string().nullable(),
  submissionId: z.string().nullable(),
  name: z.string(),
  language: z.string(),
  requestedCategory: z.string().nullable(),
  category: z.string(),
  status: templateStatusSchema,
  stage: reviewStageSchema.nullable(),
  /** Of a card in the queue. */
  submission: submissionSchema.nullable(),
  submittedAt: instantSchema,
  decidedAt: instantSchema.nullable(),
  rejectionReason: z.string().nullable(),
  nextCheckAt: instantSchema.nullable(),
  checkProblem: z.string().nullable(),
})
export type ReviewCard = z.infer<typeof reviewCardSchema>

/** A decision that the watch or a sync has just noticed: worth a notification. */
export type Decision = {
  implementationId: string
  client: string
  templateId: string
  name: string
  language: string
  status: 'APPROVED' | 'REJECTED' | 'PAUSED' | 'DISABLED'
  requestedCategory: string | null
  category: string
  rejectionReason: string | null
}
