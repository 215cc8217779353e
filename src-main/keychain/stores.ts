import { createRequire } from 'node:module'
import type { KeychainBackend } from './keychain.ts'

/** One backend inside the child. Rejects with the backend's own error; may wait for ever on an unlock dialog. */
export type Store = {
  /** Resolves when a keychain answers, open or locked; opens no dialog. */
  probe(service: string): Promise<unknown>
  get(service: string, account: string): Promise<string | null>
  set(service: string, account: string, secret: string): Promise<unknown>
  /** False: there was none. */
  delete(service: string, account: string): Promise<boolean>
}

// Both are optional dependencies, so their own types may be absent too. Only these
// functions are used: keytar's `findCredentials` crashes the process on a locked keyring.
type Keytar = {
  getPassword(service: string, account: string): Promise<string | null>
  setPassword(service: string, account: string, secret: string): Promise<void>
  deletePassword(service: string, account: string): Promise<boolean>
}
type NapiEntry = {
  getPassword(): Promise<string | null>
  setPassword(secret: string): Promise<void>
  deletePassword(): Promise<boolean>
}
type NapiKeyring = {
  AsyncEntry: new (service: string, account: string, options: { linux: { store: 'secret-service' } }) => NapiEntry
}

const load = createRequire(import.meta.url)

const CHECK_ACCOUNT = 'is-the-keyring-open'

/**
 * On Linux keytar answers "none" for a locked keyring as for a missing entry: the
 * unlock prompt was dismissed, or for a deletion never asked. Writing tells the two
 * apart, because only an open keyring takes an entry. Asked again afterwards, since
 * that write may itself have brought the keyring open.
 */
const certain = async <T>(keytar: Keytar, service: string, none: T, ask: () => Promise<T>): Promise<T> => {
  const answer = await ask()
  if (answer !== none || process.platform !== 'linux') return answer
  await keytar.setPassword(service, CHECK_ACCOUNT, 'yes')
  await keytar.deletePassword(service, CHECK_ACCOUNT)
  return ask()
}

const openKeytar = (): Store => {
  const keytar: Keytar = load('keytar')
  return {
    probe: (service) => keytar.getPassword(service, CHECK_ACCOUNT),
    get: (service, account) => certain(keytar, service, null, () => keytar.getPassword(service, account)),
    set: (service, account, secret) => keytar.setPassword(service, account, secret),
    delete: (service, account) => certain(keytar, service, false, () => keytar.deletePassword(service, account)),
  }
}

/** Pinned: unpinned it falls back to the kernel's keyring on Linux, which forgets everything at a restart. */
const openNapiKeyring = (): Store => {
  const { AsyncEntry }: NapiKeyring = load('@napi-rs/keyring')
  const entry = (service: string, account: string) => new AsyncEntry(service, account, { linux: { store: 'secret-service' } })
  return {
    probe: async (service) => entry(service, CHECK_ACCOUNT).getPassword(),
    get: async (service, account) => entry(service, account).getPassword(),
    set: async (service, account, secret) => entry(service, account).setPassword(secret),
    delete: async (service, account) => entry(service, account).deletePassword(),
  }
}

/** Throws when the backend is not installed or does not load here. */
export const openStore = (backend: KeychainBackend): Store => (backend === 'keytar' ? openKeytar() : openNapiKeyring())
