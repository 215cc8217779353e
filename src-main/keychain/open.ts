import { openCaller } from './child-caller.ts'
import type { SpawnChild } from './child-channel.ts'
import { mustBeText, SERVICE } from './entry.ts'
import { KeychainError } from './error.ts'
import type { Keychain, KeychainBackend } from './keychain.ts'
import { sessionKeychain } from './session.ts'

export type KeychainOptions = {
  spawn: SpawnChild
  /** How long one call may be with the child, in ms; what takes longer is `locked`. 10 s unless given. */
  deadlineMs?: number
  /** Where new secrets may go, preferred first. A reference is read by its own backend all the same. */
  backends?: readonly KeychainBackend[]
}

/**
 * The keychain of this machine, reached through one child process that starts with the
 * first call. `save` and `remove` throw a KeychainError when a keychain is there and will
 * not do it, `save` a RangeError for an empty or broken text; `read` tells by its state.
 */
export const openKeychain = ({
  spawn,
  deadlineMs = 10_000,
  backends = ['keytar', 'napi-keyring'],
}: KeychainOptions): Keychain => {
  const caller = openCaller(spawn, deadlineMs)
  const session = sessionKeychain()
  // Backends that answer but took no secret: a Secret Service without any keyring does that.
  const refused = new Set<KeychainBackend>()
  let closed = false

  return {
    async backend() {
      for (const backend of backends) {
        if (refused.has(backend)) continue
        const answer = await caller.call({ op: 'probe', backend, service: SERVICE })
        // One that is locked is there too, and a new secret would wait for it.
        if (answer.ok || answer.state === 'locked') return backend
      }
      return null
    },

    async save(account, secret) {
      mustBeText('account', account)
      mustBeText('secret', secret)
      for (const backend of backends) {
        const answer = await caller.call({ op: 'set', backend, service: SERVICE, account, secret })
        if (answer.ok) {
          refused.delete(backend)
          await session.remove({ backend: 'session', service: SERVICE, account })
          return { backend, service: SERVICE, account }
        }
        // Memory only would be a downgrade nobody asked for: the owner can unlock it and try again.
        if (answer.state === 'locked') throw new KeychainError('locked')
        refused.add(backend)
      }
      if (closed) throw new KeychainError('unreadable')
      return session.save(account, secret)
    },

    async read(reference) {
      const { backend, service, account } = reference
      if (backend === 'session') return session.read(reference)
      const answer = await caller.call({ op: 'get', backend, service, account })
      if (!answer.ok) return { state: answer.state, secret: null }
      return answer.secret === null ? { state: 'absent', secret: null } : { state: 'ok', secret: answer.secret }
    },

    async remove(reference) {
      const { backend, service, account } = reference
      if (backend === 'session') return session.remove(reference)
      const answer = await caller.call({ op: 'delete', backend, service, account })
      if (!answer.ok) throw new KeychainError(answer.state)
    },

    async close() {
      closed = true
      await session.close()
      await caller.close()
    },
  }
}
