/**
 * Does: who may be marked as accepting WhatsApp, and on what evidence; the scripts and the term that go with it.
 * May not: open a file, read a phone number (`phone`) or a CSV (`contacts`) itself.
 */
export {
  type ConsentTerm,
  consentTermSchema,
  PLAN_FIGURES,
  PLAN_FILES,
  type PlanFigures,
  type PlanFileName,
  planFiguresSchema,
  planHashSchema,
  type SignOff,
  SQL_DIALECTS,
  type SqlDialect,
  type SqlTarget,
  signOffSchema,
  sqlDialectSchema,
  sqlTargetSchema,
  TERM_CHANNELS,
} from './model.ts'
export {
  type ConsentEvidence,
  type ConsentPlan,
  type ContactCells,
  type ContactVerdict,
  createPlan,
  type EvidenceCells,
  REJECTION_REASONS,
  type RejectionReason,
} from './plan.ts'
export { checkSqlTarget, type UpdateScripts, writeScripts } from './sql.ts'
export type { SqlTargetProblem } from './sql-dialect.ts'
export { DEFAULT_TARGET, defaultTrueValue } from './target.ts'
export { fillTerm, isOptOut, OPT_OUT_WORDS, openGaps, STARTER_TERM, TERM_GAPS, type TermGap } from './term.ts'
