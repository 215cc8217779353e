import { createHash } from 'node:crypto'
import type { CredentialState } from '#core/implementation'
import { destinationOf } from '#core/provider'
import type { Clock } from './clock.ts'
import { type CredentialReference, type Keychain, KeychainError } from './keychain/index.ts'
import type { Log } from './log.ts'
import { AppProblem } from './problem.ts'
import { sleep } from './sleep.ts'
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

/** What was seen longer ago, in milliseconds, is looked at again before a page is told of it. */
const FRESH_MS = 15_000
/** How long a page waits for that: a locked keychain may take ten seconds to say so. */
const PATIENCE_MS = 500

export type CredentialParts = {
  store: Store
  keychain: Keychain
  clock: Clock
  log: Log
  onChange(account: StoredAccount): void
}

/**
 * An account's secret: written once, read at each use, never kept. What is kept is
 * whether the last reading worked and when that was, because a page that lists accounts
 * must not wait for a locked keychain.
 */
export function createCredentials({ store, keychain, clock, log, onChange }: CredentialParts) {
  const known = new Map<string, { state: CredentialState; at: number }>()
  const asking = new Map<string, Promise<unknown>>()
  let isClosed = false

  const note = (account: StoredAccount, state: CredentialState): void => {
    const before = known.get(account.id)?.state
    known.set(account.id, { state, at: clock.now().getTime() })
    if (before !== state) onChange(account)
  }

  const read = async (account: StoredAccount) => {
    const reference = referenceOf(account)
    const result = reference === null ? ({ state: 'absent', secret: null } as const) : await keychain.read(reference)
    if (!isClosed && result.secret !== null && isOldEntry(account)) await rename(account, result.secret)
    // Another one may have been given meanwhile.
    if (!isClosed && store.accounts.get(account.id)?.credential?.account === account.credential?.account)
      note(account, result.state)
    return result
  }

  /** One that is locked is asked again when somebody needs it: each asking may bring up a dialog. */
  const isStale = (account: StoredAccount): boolean => {
    if (account.mode === 'training' || referenceOf(account) === null) return false
    const last = known.get(account.id)
    return last === undefined || (last.state !== 'locked' && clock.now().getTime() - last.at > FRESH_MS)
  }

  const look = (account: StoredAccount): Promise<unknown> => {
    const running = asking.get(account.id)
    if (running) return running
    const looking = read(account)
      .catch((error: unknown) => log.error('credentials.look', error))
      .finally(() => asking.delete(account.id))
    asking.set(account.id, looking)
    return looking
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
    known.set(account.id, { state: reference.backend === 'session' ? 'session-only' : 'ok', at: clock.now().getTime() })
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
    /** What was seen last; asks the keychain behind the caller's back where nothing was. */
    state(account: StoredAccount): CredentialState {
      if (account.mode === 'training') return 'ok'
      if (referenceOf(account) === null) return 'absent'
      const state = known.get(account.id)?.state
      if (state === undefined) void look(account)
      return state ?? 'asking'
    },
    /**
     * Looks at those that nobody looked at for a while, so that what is said next is true now. Whoever asks
     * waits only a moment; what the keychain answers after that is announced.
     */
    async refresh(accounts: readonly StoredAccount[]): Promise<void> {
      const stale = accounts.filter(isStale)
      if (stale.length === 0) return
      const over = new AbortController()
      const seen = Promise.all(stale.map(look)).finally(() => over.abort())
      await Promise.race([seen, sleep(PATIENCE_MS, over.signal).catch(() => undefined)])
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
    close: () => {
      isClosed = true
      return keychain.close()
    },
  }
}
export type Credentials = ReturnType<typeof createCredentials>
