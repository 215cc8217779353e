/**
 * Does: runs template syncs, wherever they were started, and shows how far they are. A person's is
 * previewed; `plan/` shows that preview, and is loaded only where it is shown.
 * May not: decide what changed; the main process counts that.
 */

export { LastSync } from './LastSync.tsx'
export { SyncProgressBar } from './SyncProgressBar.tsx'
export { SyncStatus } from './SyncStatus.tsx'
export { syncStale } from './stale.ts'
export { cancelSync, startSync, useSync, useSyncs } from './store.ts'
export { useBackgroundSync } from './useBackgroundSync.ts'
