import { createHash } from 'node:crypto'
import type { CredentialState } from '#core/implementation'
import { destinationOf } from '#core/provider'
import { type CredentialReference, type Keychain, KeychainError } from './keychain/index.ts'
import type { Log } from './log.ts'
import { AppProblem } from './problem.ts'
import type { Store, StoredAccount } from './store/index.ts'

/**
 * The keychain's name for an account's secret. It holds the destination that the secret was
 * given for, so that a row which says another one, however it came to say so (an edit, an
 * import, a restored copy), finds nothing.
 */
const entryOf = ({ id, provider, settings }: StoredAccount): string =>
  `${id}.${createHash('sha256').update(destinationOf(provider, settings)).digest('hex').slice(0, 16)}`

/** Before destinations were part of the name, it was the account's id alone. */
const isOldEntry = ({ id, credential }: StoredAccount): boolean => credential?.account === id

/** Where the account's secret is, or null when it has none or has one for another destination. */
const referenceOf = (account: StoredAccount): CredentialReference | null =>
  account.credential?.account === entryOf(account) || isOldEntry(account) ? account.credential : null

/**
 * An account's secret: written once, read at each use, never kept. What is kept is
 * whether the last reading worked, because a page that lists accounts must not wait
 * for a locked keychain.
 */
export function createCredentials(store: Store, keychain: Keychain, log: Log, onChange: (account: StoredAccount) => void) {
  const known = new Map<string, CredentialState>()
  const asking = new Set<string>()

  const read = async (account: StoredAccount) => {
    const reference = referenceOf(account)
    const result = reference === null ? ({ state: 'absent', secret: null } as const) : await keychain.read(reference)
    if (result.secret !== null && isOldEntry(account)) await rename(account, result.secret)
    if (known.get(account.id) !== result.state) {
      known.set(account.id, result.state)
      onChange(account)
    }
    return result
  }

  /** Binds a secret of before to the destination that it has been used for; where that fails, the next reading tries again. */
  const rename = async (account: StoredAccount, secret: string): Promise<void> => {
    try {
      await save(account, secret)
    } catch (error) {
      if (!(error instanceof KeychainError)) throw error
      log.error('credentials.rename', error)
    }
  }

  const save = async (account: StoredAccount, secret: string): Promise<void> => {
    const reference = await keychain.save(entryOf(account), secret)
    store.accounts.setCredential(account.id, reference)
    known.set(account.id, reference.backend === 'session' ? 'session-only' : 'ok')
    // Another name or backend may have held the old one: what nobody refers to must not stay.
    const old = account.credential
    if (old !== null && (old.backend !== reference.backend || old.account !== reference.account)) await drop(old, 'tolerate')
  }

  /** A locked keychain can be opened and asked again; one that is gone must not keep an account for ever. */
  const drop = async (reference: CredentialReference, locked: 'refuse' | 'tolerate'): Promise<void> => {
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
      const reference = referenceOf(account)
      if (reference === null) return 'absent'
      const state = known.get(account.id)
      if (state !== undefined) return state
      if (!asking.has(account.id)) {
        asking.add(account.id)
        void read(account).finally(() => asking.delete(account.id))
      }
      return reference.backend === 'session' ? 'session-only' : 'ok'
    },
    async secret(account: StoredAccount): Promise<string> {
      const result = await read(account)
      if (result.secret === null) throw new AppProblem(`credential-${result.state}`, { account: account.label })
      return result.secret
    },
    /** Keeps a secret for the destination that the given account names. */
    save,
    /** The account goes on without one. */
    async forget(account: StoredAccount): Promise<void> {
      store.accounts.setCredential(account.id, null)
      known.delete(account.id)
      if (account.credential !== null) await drop(account.credential, 'tolerate')
    },
    /** Rows were replaced: of an account as it was before, what no row refers to any more goes. */
    async replaced(before: StoredAccount): Promise<void> {
      const now = store.accounts.get(before.id)
      known.delete(before.id)
      if (now === null) {
        if (before.credential !== null) await drop(before.credential, 'tolerate')
      } else if (now.credential !== null && referenceOf(now) === null) {
        store.accounts.setCredential(now.id, null)
        await drop(now.credential, 'tolerate')
      }
    },
    async remove(account: StoredAccount): Promise<void> {
      if (account.credential !== null) await drop(account.credential, 'refuse')
      known.delete(account.id)
    },
    close: () => keychain.close(),
  }
}
export type Credentials = ReturnType<typeof createCredentials>
