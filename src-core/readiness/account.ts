import type { ProviderAccount } from '#core/implementation'

type Held = Pick<ProviderAccount, 'mode' | 'credential'>

/** Whether a call to the provider would have something to show: a simulator asks for nothing. */
export const hasCredential = ({ mode, credential }: Held): boolean =>
  mode === 'training' || credential === 'ok' || credential === 'session-only'

export type AccountState = 'ok' | 'unchecked' | 'failing' | 'credential'

/** How an account's connection stands, as far as is known without asking the provider. A good answer of before is worth nothing without the credential that got it. */
export function accountState(account: Held & Pick<ProviderAccount, 'lastCheck' | 'lastSync'>): AccountState {
  if (!hasCredential(account)) return 'credential'
  if (account.lastCheck === null) return account.lastSync === null ? 'unchecked' : 'ok'
  return account.lastCheck.ok ? 'ok' : 'failing'
}
