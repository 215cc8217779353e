/**
 * Does: shows a template's way through review: the timeline, the 48-hour clock, why it was rejected, what its category costs.
 * May not: submit or edit (it writes a draft and opens the editor), compute a timeline (`#core/review` does).
 * Ask instead: `decisions` for notices, which every page has and this folder's rest must not be loaded for.
 */

export { CheckNow, untilChecked } from './CheckNow.tsx'
export { ReviewClock } from './ReviewClock.tsx'
export { TemplateReview } from './TemplateReview.tsx'
