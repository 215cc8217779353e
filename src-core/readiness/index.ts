/**
 * Does: says what is missing for an export and for going live, step by step.
 * May not: fix or fetch anything; it reads one snapshot.
 */
export {
  belongsTo,
  checkReadiness,
  FINDING_IDS,
  type Readiness,
  type ReadinessFinding,
  readinessFindingSchema,
  readinessSchema,
  STEPS,
  type Step,
  stepSchema,
} from './readiness.ts'
