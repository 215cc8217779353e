/**
 * Does: who may be marked as accepting WhatsApp, and on what evidence; the scripts and the term that go with it.
 * May not: open a file, read a phone number (`phone`) or a CSV (`contacts`) itself.
 */
export { type BaseRepeats, createBaseRepeats } from './base-repeats.ts'
export {
  type ConsentTerm,
  consentTermSchema,
  EVIDENCE_PROBLEMS,
  type EvidenceProblem,
  type EvidenceReview,
  evidenceReviewSchema,
  HELD_REASONS,
  type HeldReason,
  PLAN_FIGURES,
  PLAN_FILES,
  type PlanFigures,
  type PlanFileName,
  planFiguresSchema,
  planHashSchema,
  REVOKE_FILES,
  type SignOff,
  SQL_DIALECTS,
  type SqlDialect,
  type SqlTarget,
  signOffSchema,
  sqlDialectSchema,
  sqlTargetSchema,
  TERM_CHANNELS,
  UNDECIDED_FILE,
} from './model.ts'
export {
  type ConsentPlan,
  type ContactCells,
  type ContactVerdict,
  createPlan,
  type Leaving,
  REJECTION_REASONS,
  type RejectionReason,
} from './plan.ts'
export { checkSqlTarget, type UpdateScripts, writeScripts } from './sql.ts'
export type { SqlTargetProblem } from './sql-dialect.ts'
export { DEFAULT_TARGET, defaultTrueValue } from './target.ts'
export { fillTerm, openGaps, STARTER_TERM, TERM_GAPS, type TermGap } from './term.ts'
export { isAddress, isCnpj, type TermFault, termFaults } from './term-faults.ts'
export { type ConsentEvidence, createWillReader, type EvidenceCells, type Said, type TermInUse, type WillReader } from './will.ts'
