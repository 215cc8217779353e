/**
 * A keychain that is there and would not do it. `locked`: it waits for its owner,
 * or did not answer in time; `unreadable`: any other refusal.
 */
export class KeychainError extends Error {
  override readonly name = 'KeychainError'
  readonly state: 'locked' | 'unreadable'

  constructor(state: 'locked' | 'unreadable') {
    super(`keychain: ${state}`)
    this.state = state
  }
}
