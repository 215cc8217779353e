import type { CredentialState } from '#core/implementation'
import { type CredentialReference, type Keychain, KeychainError } from './keychain/index.ts'
import type { Log } from './log.ts'
import { AppProblem } from './problem.ts'
import type { Store, StoredAccount } from './store/index.ts'

/**
 * An account's secret: written once, read at each use, never kept. What is kept is
 * whether the last reading worked, because a page that lists accounts must not wait
 * for a locked keychain.
 */
export function createCredentials(store: Store, keychain: Keychain, log: Log, onChange: (account: StoredAccount) => void) {
  const known = new Map<string, CredentialState>()
  const asking = new Set<string>()

  const read = async (account: StoredAccount) => {
    const result =
      account.credential === null ? ({ state: 'absent', secret: null } as const) : await keychain.read(account.credential)
    if (known.get(account.id) !== result.state) {
      known.set(account.id, result.state)
      onChange(account)
    }
    return result
  }

  /** A locked keychain can be opened and asked again; one that is gone must not keep an account for ever. */
  const forget = async (reference: CredentialReference, locked: 'refuse' | 'tolerate'): Promise<void> => {
    try {
      await keychain.remove(reference)
    } catch (error) {
      if (!(error instanceof KeychainError) || (error.state === 'locked' && locked === 'refuse')) throw error
      log.error('credentials.forget', error)
    }
  }

  return {
    backend: () => keychain.backend(),
    /** What is known now; asks the keychain behind the caller's back where nothing is. */
    state(account: StoredAccount): CredentialState {
      if (account.mode === 'training') return 'ok'
      if (account.credential === null) return 'absent'
      const state = known.get(account.id)
      if (state !== undefined) return state
      if (!asking.has(account.id)) {
        asking.add(account.id)
        void read(account).finally(() => asking.delete(account.id))
      }
      return account.credential.backend === 'session' ? 'session-only' : 'ok'
    },
    async secret(account: StoredAccount): Promise<string> {
      const result = await read(account)
      if (result.secret === null) throw new AppProblem(`credential-${result.state}`, { account: account.label })
      return result.secret
    },
    async save(account: StoredAccount, secret: string): Promise<void> {
      const reference = await keychain.save(account.id, secret)
      store.accounts.setCredential(account.id, reference)
      known.set(account.id, reference.backend === 'session' ? 'session-only' : 'ok')
      // Another backend may have written the old one: what nobody refers to must not stay.
      const old = account.credential
      if (old !== null && (old.backend !== reference.backend || old.account !== reference.account)) await forget(old, 'tolerate')
    },
    async remove(account: StoredAccount): Promise<void> {
      if (account.credential !== null) await forget(account.credential, 'refuse')
      known.delete(account.id)
    },
    close: () => keychain.close(),
  }
}
export type Credentials = ReturnType<typeof createCredentials>
