/**
 * Does: keeps credentials in the machine's keychain, or in memory where there is none, and says which.
 * May not: write a secret to a file, a log, an error, argv or env; choose how its child process is started.
 * Ask instead: a shell for the spawner; `fork.ts` has Node's, apart from here because Electron must not load it.
 */
export type { ChildChannel, SpawnChild } from './child-channel.ts'
export { SERVICE } from './entry.ts'
export { KeychainError } from './error.ts'
export type { CredentialReference, Keychain, KeychainBackend } from './keychain.ts'
export { openKeychain } from './open.ts'
export { sessionKeychain } from './session.ts'
