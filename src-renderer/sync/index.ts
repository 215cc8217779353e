/**
 * Does: runs template syncs, wherever they were started, and shows how far they are.
 * May not: decide what changed; the main process counts that.
 */
export { useBackgroundSync } from './background.ts'
export { cancelSync, type SyncState, startSync, syncStale, useSync } from './store.ts'
