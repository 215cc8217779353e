/**
 * Does: looks for a newer Disparo, fetches it, and puts it in place when nothing is at work.
 * May not: take anything that our key did not sign, or that is older.
 */
export { createUpdates, noUpdates, type UpdateParts, type Updates } from './updates.ts'
export { createWork, type Work } from './work.ts'
