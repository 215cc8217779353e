import type { CredentialState } from '#core/implementation'

export type KeychainBackend = 'keytar' | 'napi-keyring'

/** What a row keeps instead of a secret. Only the backend that wrote it reads it: the two do not see each other's entries. */
export type CredentialReference = {
  backend: KeychainBackend | 'session'
  service: string
  account: string
}

export type SecretRead =
  | { state: 'ok' | 'session-only'; secret: string }
  | { state: Exclude<CredentialState, 'ok' | 'session-only' | 'asking'>; secret: null }

/** The secret store port. Calls are made one at a time; none waits for ever. */
export type Keychain = {
  /** Which backend a new secret would go to; null when none answers and secrets live in this session's memory only. */
  backend(): Promise<KeychainBackend | null>
  /** Writes a secret under an account name of the caller's choice and says where it went. */
  save(account: string, secret: string): Promise<CredentialReference>
  read(reference: CredentialReference): Promise<SecretRead>
  /** Gone afterwards, whether it was there or not. */
  remove(reference: CredentialReference): Promise<void>
  close(): Promise<void>
}
