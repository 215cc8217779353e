/**
 * Does: gives the pages one typed client, whichever shell they run in, and says whether it is connected.
 * May not: know a page or a query's meaning beyond which area it belongs to.
 */

export { followChanges } from './changes.ts'
export { ConnectionLost } from './channel.ts'
export { api, rpc } from './client.ts'
export { takeKey } from './key.ts'
export { useConnectionState } from './link.ts'
