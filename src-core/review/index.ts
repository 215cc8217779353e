/**
 * Does: a template's way from draft through review: its nouns, its clock, its timeline, what a category costs.
 * May not: judge a text (`lint` does) or talk to a provider.
 */
export { type CategoryEffect, categoryEffect } from './category.ts'
export { META_TERM, REVIEW_TERM, type ReviewClock, reviewClock } from './clock.ts'
export { canEdit, countEdits, type EditAnswer, type Edits } from './editing.ts'
export {
  type Decision,
  type Draft,
  draftSchema,
  REVIEW_EVENTS,
  type Review,
  type ReviewCard,
  type ReviewEvent,
  reviewCardSchema,
  reviewEventSchema,
  reviewSchema,
  SUBMISSION_STATES,
  type Submission,
  submissionSchema,
} from './model.ts'
export { nextCheckDelay } from './next-check.ts'
export { nextVersionName } from './next-version.ts'
export { type Prices, pricesSchema, SHIPPED_PRICES } from './prices.ts'
export { explainRejection, REJECTION_KINDS, type Rejection, type RejectionKind } from './rejection.ts'
export {
  contentState,
  type SentSubmission,
  type TemplateChange,
  type TemplateState,
  type TimelineInput,
  timelineOf,
} from './timeline.ts'
