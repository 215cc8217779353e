/**
 * Does: long work with progress and cancel; each job leaves the store as before or as after.
 * May not: speak a provider's wire format or SQL.
 */

export { createBackups } from './backups.ts'
export { planFile, planUpdate, reviewFiles } from './consent-plan.ts'
export {
  contactFileFolder,
  contactRows,
  eraseContactFiles,
  importContactFile,
  inspectUpload,
  rejectedContacts,
} from './contact-files.ts'
export { bundleToLoad, exportBundle, planExport, readinessOf } from './export.ts'
export { diffSides, lastChanges } from './export-diff.ts'
export { createHandover } from './handover.ts'
export { sweepLeftovers } from './leftovers.ts'
export { liveIn } from './live.ts'
export { createOutbox } from './outbox.ts'
export { judgeTests } from './proof.ts'
export { registerTemplate } from './register-template.ts'
export { eraseRehearsal, rehearsalState, rehearsedRows, rehearsedRowsFile, runRehearsal } from './rehearsal.ts'
export { dropHistory, takeExample } from './rehearsal-files.ts'
export { goBack, releaseExport, releaseFile, signRelease, takeReport, takeSigned } from './release.ts'
export { removeTemplate } from './remove-template.ts'
export { newsSince, reviewBoard, reviewOf } from './review.ts'
export { createWatch } from './review-watch.ts'
export { noteSenders, reportSenders } from './senders.ts'
export { neighboursOf, submitDrafts } from './submit-drafts.ts'
export { createSyncs } from './sync.ts'
export { sendTest } from './test-send.ts'
export { EXAMPLE } from './training-example.ts'
export { bindingsOf, createTrainingImplementation, draftOf } from './training-implementation.ts'
export { createUploads } from './uploads.ts'
export { currentUses, refuseUsed } from './uses.ts'
export { noteWebhook } from './webhook.ts'
