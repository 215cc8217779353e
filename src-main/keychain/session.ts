import { mustBeText, SERVICE } from './entry.ts'
import { KeychainError } from './error.ts'
import type { Keychain } from './keychain.ts'

/**
 * A keychain in this process's memory, gone at `close`: what is left where the machine has
 * none, and all there is for a program that should leave no trace. Knows only its own
 * references; any other is `unreadable`.
 */
export const sessionKeychain = (): Keychain => {
  const secrets = new Map<string, string>()
  return {
    backend: async () => null,
    async save(account, secret) {
      mustBeText('account', account)
      mustBeText('secret', secret)
      secrets.set(account, secret)
      return { backend: 'session', service: SERVICE, account }
    },
    async read({ backend, account }) {
      if (backend !== 'session') return { state: 'unreadable', secret: null }
      const secret = secrets.get(account)
      return secret === undefined ? { state: 'absent', secret: null } : { state: 'session-only', secret }
    },
    async remove({ backend, account }) {
      if (backend !== 'session') throw new KeychainError('unreadable')
      secrets.delete(account)
    },
    close: async () => secrets.clear(),
  }
}
