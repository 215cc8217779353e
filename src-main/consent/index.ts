/**
 * Does: makes the base-update plan of two CSV files, as the files that the client gets.
 * May not: decide who may be marked (`#core/consent` does), touch the client's database.
 * Ask instead: `contacts` for how a CSV is read.
 */
export { makePlan, type PlanSummary, reviewEvidence, writePlan } from './make-plan.ts'
export type { PlanFile, PlanInputs } from './read-wills.ts'
