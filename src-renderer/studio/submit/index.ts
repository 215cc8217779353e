/**
 * Does: says what a submission, an edit or a deletion will do before it is done, and shows the queue.
 * May not: submit by itself, judge a template; the main process refuses what `#core/lint` blocks.
 * Ask instead: `conflict` where the provider's text changed under an edit.
 */
export { DeleteDialog } from './DeleteDialog.tsx'
export { EditOrDuplicate } from './EditOrDuplicate.tsx'
export { SubmissionQueue } from './SubmissionQueue.tsx'
export { SubmitDialog } from './SubmitDialog.tsx'
export { useDraftFindings } from './useDraftFindings.ts'
