/**
 * Does: keeps everything in one SQLite file; one repository per aggregate, history by SQL triggers.
 * May not: hold a secret, call a provider, decide a rule.
 * Ask instead: `keychain` for secrets, `#core/readiness` for judgements.
 */
export type { StoredAccount } from './accounts.ts'
export { BACKUPS_FOLDER, copiesIn, keepNewest } from './backups-folder.ts'
export {
  type CopyMark,
  copyStore,
  type HeldImplementation,
  type Holdings,
  holdingsOf,
  implementationsIn,
  pourInto,
  prepareCopy,
  readCopy,
  withStore,
  withUpToDate,
} from './copy.ts'
export { STORE_TROUBLES, StoreError, type StoreTrouble } from './error.ts'
export {
  bringUpToDate,
  forNextClient,
  type ImplementationRows,
  mapRows,
  putRows,
  type Row,
  takeRows,
  underNewIds,
} from './implementation-rows.ts'
export { CARRIED, LEFT_HERE } from './implementation-tables.ts'
export type { InReview, TemplateHistory } from './reviews.ts'
export { openStore, type Store } from './store.ts'
export type { StoredSubmission } from './submissions.ts'
export type { StagedPlan, StatusChange, TemplateFacts, TemplateStage } from './template-sync.ts'
export type { StoredTest } from './test-sends.ts'
