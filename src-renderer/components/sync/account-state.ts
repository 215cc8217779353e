import type { ProviderAccount } from '#core/implementation'

type AccountState = 'ok' | 'unchecked' | 'failing' | 'credential'

/** How an account's connection stands, as far as is known without asking. */
export function accountState(account: ProviderAccount): AccountState {
  const hasCredential = account.mode === 'training' || account.credential === 'ok' || account.credential === 'session-only'
  if (!hasCredential) return 'credential'
  if (account.lastCheck === null) return account.lastSync === null ? 'unchecked' : 'ok'
  return account.lastCheck.ok ? 'ok' : 'failing'
}
