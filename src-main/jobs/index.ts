/**
 * Does: long work with progress and cancel; each job leaves the store as before or as after.
 * May not: speak a provider's wire format or SQL.
 */
export { exportBundle, planExport, readinessOf } from './export.ts'
export { type Registration, registerTemplate } from './register.ts'
export { syncTemplates } from './sync.ts'
export { sendTest, type TestRequest } from './test-send.ts'
export { EXAMPLE } from './training-example.ts'
export { bindingsOf, createTrainingImplementation, draftOf } from './training-implementation.ts'
export { noteWebhook } from './webhook.ts'
