/**
 * Does: long work with progress and cancel; each job leaves the store as before or as after.
 * May not: speak a provider's wire format or SQL.
 */
export { exportBundle, planExport, readinessOf } from './export.ts'
export { syncTemplates } from './sync.ts'
export { sendTest, type TestRequest } from './test-send.ts'
