/**
 * Does: the one agreement between the window (or the CLI, or a test) and the main
 * process; served over a MessagePort, a WebSocket and in process by the same router.
 * May not: hold logic. One file per area.
 */
import { accountsContract } from './accounts.ts'
import { appContract } from './app.ts'
import { backupsContract } from './backups.ts'
import { bundlesContract } from './bundles.ts'
import { consentContract } from './consent.ts'
import { contactsContract } from './contacts.ts'
import { draftsContract } from './drafts.ts'
import { exportsContract } from './exports.ts'
import { handoverContract } from './handover.ts'
import { historyContract } from './history.ts'
import { implementationsContract } from './implementations.ts'
import { liveContract } from './live.ts'
import { numbersContract } from './numbers.ts'
import { rehearsalsContract } from './rehearsals.ts'
import { releasesContract } from './releases.ts'
import { reviewsContract } from './reviews.ts'
import { servicesContract } from './services.ts'
import { submissionsContract } from './submissions.ts'
import { templatesContract } from './templates.ts'
import { testPhonesContract } from './test-phones.ts'
import { testsContract } from './tests.ts'
import { triggersContract } from './triggers.ts'
import { updatesContract } from './updates.ts'
import { usesContract } from './uses.ts'
import { variablesContract } from './variables.ts'

export const contract = {
  app: appContract,
  implementations: implementationsContract,
  accounts: accountsContract,
  numbers: numbersContract,
  templates: templatesContract,
  drafts: draftsContract,
  submissions: submissionsContract,
  reviews: reviewsContract,
  variables: variablesContract,
  services: servicesContract,
  triggers: triggersContract,
  contacts: contactsContract,
  consent: consentContract,
  testPhones: testPhonesContract,
  tests: testsContract,
  rehearsals: rehearsalsContract,
  live: liveContract,
  exports: exportsContract,
  releases: releasesContract,
  history: historyContract,
  bundles: bundlesContract,
  backups: backupsContract,
  handover: handoverContract,
  updates: updatesContract,
  uses: usesContract,
}
export type Contract = typeof contract

export type { ConnectionReport } from './accounts.ts'
export { type AppInfo, type Change, COLOR_SCHEMES, LOCALES, type Settings, settingsSchema, type WindowPlace } from './app.ts'
export { BACKUP_REASONS, type BackupState, type Held } from './backups.ts'
export { type BundleReport, LOAD_NAMED, LOAD_ROLES, LOAD_WORDS, type LoadInput, type LoadResult } from './bundles.ts'
export type { ConsentState, PlanRecord } from './consent.ts'
export {
  CONTACT_FILES,
  type ContactFile,
  type ContactInspection,
  type ContactProgress,
  type ContactRow,
  HISTORY_FILES,
} from './contacts.ts'
export type { Neighbours } from './drafts.ts'
export type { DiffSide, ExportPreview } from './exports.ts'
export { type ImportChoice, importChoiceSchema, type OpenedImplementation } from './handover.ts'
export type { HistoryPage } from './history.ts'
export type { ImplementationContents, Overview } from './implementations.ts'
export { PASSPHRASE_LEAST, SYNC_PLAN_LIMIT, UPLOAD_PIECE_BYTES } from './limits.ts'
export { LIVE_HOPS, LIVE_STOPS, type LiveAct, type LiveAnswer, type LiveContact, type LiveHop, type LiveOpened } from './live.ts'
export { PROBLEM_CODES, type Problem, type ProblemCode, problemSchema } from './problem.ts'
export { answerLimit, type CallMeta } from './procedure.ts'
export type { UnreadableIssue } from './readable.ts'
export type { RehearsalProgress, RehearsalSettings, RehearsalState, RehearsedRow } from './rehearsals.ts'
export type { ReleaseState, ReleaseView, SigningKeyView } from './releases.ts'
export type {
  SyncChange,
  SyncPlan,
  SyncPreview,
  SyncProgress,
  TemplateRow,
} from './templates.ts'
export type { TriggerRow } from './triggers.ts'
export type { UpdateState } from './updates.ts'
export type { Mapping } from './variables.ts'
