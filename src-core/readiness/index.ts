/**
 * Does: says what is missing for an export and for going live, step by step.
 * May not: fix or fetch anything; it reads one snapshot.
 */
export { type AccountState, accountState, hasCredential } from './account.ts'
export { CHECKS, type CheckId, confirmedReceptive, type Evidence, type RehearsalFacts } from './checks.ts'
export type { ManualRule } from './manual.ts'
export {
  FINDING_IDS,
  type GoLiveCheck,
  type Readiness,
  type ReadinessFinding,
  readinessFindingSchema,
  readinessSchema,
} from './model.ts'
export { proofText } from './proof.ts'
export { belongsTo, checkReadiness, isClientVarLater, type ReadinessFacts } from './readiness.ts'
export { STEPS, type Step, stepSchema } from './steps.ts'
