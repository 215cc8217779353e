import type { ProviderAccount } from '#core/implementation'
import { hasCredential } from '#core/readiness'

/** How old a sync may be, in milliseconds, before it is repeated behind the person's back. */
const STALE_AFTER_MS = { onOpen: 60_000, onFocus: 10 * 60_000, beforeExport: 60_000 }

/** Whether an account's last sync is too old. The first one is always a person's click. */
export const syncStale = (account: ProviderAccount, when: keyof typeof STALE_AFTER_MS, now: number): boolean =>
  hasCredential(account) && account.lastSync !== null && now - Date.parse(account.lastSync.endedAt) > STALE_AFTER_MS[when]
