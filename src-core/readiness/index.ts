/**
 * Does: says what is missing for an export and for going live, step by step.
 * May not: fix or fetch anything; it reads one snapshot.
 */
export { CHECKS, type CheckId, type Evidence } from './checks.ts'
export {
  belongsTo,
  checkReadiness,
  FINDING_IDS,
  type GoLiveCheck,
  type Readiness,
  type ReadinessFinding,
  readinessFindingSchema,
  readinessSchema,
} from './readiness.ts'
export { STEPS, type Step, stepSchema } from './steps.ts'
