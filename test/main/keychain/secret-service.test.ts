import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forkChild } from '../../../src-main/keychain/fork.ts'
import { type Keychain, type KeychainBackend, KeychainError, openKeychain } from '../../../src-main/keychain/index.ts'
import type { ChildRequest } from '../../../src-main/keychain/protocol.ts'
import { type SecretService, secretServiceAvailable, startSecretService } from '../../support/secret-service.ts'

const CHILD = join(import.meta.dirname, '../../../src-main/keychain/child.ts')
const UTILITY_CHILD = join(import.meta.dirname, 'fixtures/parent-port-child.ts')

/** keytar compiles at install, so it may be missing; in CI it must not. */
const keytarLoads = (): boolean => {
  try {
    createRequire(import.meta.url)('keytar')
    return true
  } catch (error) {
    if (process.env.CI) throw error
    return false
  }
}

const BACKENDS = (['keytar', 'napi-keyring'] as const).map((backend) => ({
  backend,
  runs: secretServiceAvailable() && (backend === 'napi-keyring' || keytarLoads()),
}))
const titled = (title: string, runs: boolean) =>
  runs ? title : `${title} (left out: gnome-keyring, dbus or keytar is not installed)`

/** Everything a test of one backend opens is closed after it. */
const setUp = (options: Parameters<typeof startSecretService>[0]) => {
  let service: SecretService
  const keychains: Keychain[] = []
  beforeAll(async () => {
    service = await startSecretService(options)
  })
  afterAll(async () => {
    await Promise.all(keychains.map((keychain) => keychain.close()))
    await service.close()
  })
  return {
    service: () => service,
    open: (backends?: KeychainBackend[], entry = CHILD, deadlineMs = 10_000) => {
      const keychain = openKeychain({ spawn: forkChild(entry, service.env), deadlineMs, ...(backends && { backends }) })
      keychains.push(keychain)
      return keychain
    },
  }
}

describe.each(BACKENDS)('$backend', ({ backend, runs }) => {
  const other: KeychainBackend = backend === 'keytar' ? 'napi-keyring' : 'keytar'

  describe.skipIf(!runs)(titled('in an open keyring', runs), () => {
    const world = setUp({})
    let keychain: Keychain
    beforeAll(() => {
      keychain = world.open([backend])
    })

    it('is the one a new secret goes to', async () => {
      expect(await keychain.backend()).toBe(backend)
    })

    it('saves, reads, overwrites and removes', async () => {
      const reference = await keychain.save('account', 'first')
      expect(reference).toEqual({ backend, service: 'Disparo', account: 'account' })
      expect(await keychain.read(reference)).toEqual({ state: 'ok', secret: 'first' })
      expect(await keychain.save('account', 'second')).toEqual(reference)
      expect(await keychain.read(reference)).toEqual({ state: 'ok', secret: 'second' })
      await keychain.remove(reference)
      expect(await keychain.read(reference)).toEqual({ state: 'absent', secret: null })
      await keychain.remove(reference)
      expect(await keychain.read(reference)).toEqual({ state: 'absent', secret: null })
    })

    it.each([
      ['UTF-8', ' ção ✓ 日本語 👩🏽‍🚀\n'],
      ['50 kB', 'é'.repeat(25_000)],
    ])('gives back a secret of %s as it was', async (_, secret) => {
      expect(await keychain.read(await keychain.save('account', secret))).toEqual({ state: 'ok', secret })
    })

    it('keeps it for the next program', async () => {
      const first = world.open([backend])
      const reference = await first.save('kept', 'for later')
      await first.close()
      expect(await world.open([other]).read(reference)).toEqual({ state: 'ok', secret: 'for later' })
    })

    it('is not asked for what the other backend wrote', async () => {
      const reference = await keychain.save('mine', 'secret')
      expect((await keychain.read({ ...reference, backend: other })).secret).toBeNull()
    })

    it('serves a parent that wraps its messages in events', async () => {
      const utility = world.open([backend], UTILITY_CHILD)
      expect(await utility.read(await utility.save('utility', 'secret'))).toEqual({ state: 'ok', secret: 'secret' })
    })

    it('finds its secrets again after the keyring daemon was restarted, and saves there', async () => {
      const reference = await keychain.save('account', 'before')
      await world.service().unlock()
      expect(await keychain.read(reference)).toEqual({ state: 'ok', secret: 'before' })
      await world.service().unlock()
      expect(await keychain.save('account', 'after')).toEqual(reference)
    })

    it('takes any account and secret that is text', async () => {
      const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).filter((value) => !value.includes('\0'))
      await fc.assert(
        fc.asyncProperty(text, text, text, async (account, secret, service) => {
          const reference = await keychain.save(account, secret)
          expect(await keychain.read(reference)).toEqual({ state: 'ok', secret })
          expect(await keychain.read({ ...reference, service: `not ${service}` })).toEqual({ state: 'absent', secret: null })
          await keychain.remove(reference)
          expect(await keychain.read(reference)).toEqual({ state: 'absent', secret: null })
        }),
        {
          numRuns: 12,
          examples: [
            ['-', '%s{}', '*'],
            ["'; drop", '"\\', '/'],
          ],
        },
      )
    })
  })

  describe.skipIf(!runs)(titled('in a locked keyring', runs), () => {
    const world = setUp({ prompt: 'dismissed' })

    it('is locked, not absent, and loses nothing', async () => {
      const keychain = world.open([backend])
      const reference = await keychain.save('account', 'the-secret')
      await world.service().lock()

      expect(await keychain.backend()).toBe(backend)
      expect(await keychain.read(reference)).toEqual({ state: 'locked', secret: null })
      for (const refused of [keychain.remove(reference), keychain.save('account', 'another-secret')]) {
        const error: unknown = await refused.catch((reason) => reason)
        expect(error).toBeInstanceOf(KeychainError)
        expect(error).toMatchObject({ state: 'locked' })
        expect(inspect(error)).not.toContain('another-secret')
      }

      await world.service().unlock()
      expect(await keychain.read(reference)).toEqual({ state: 'ok', secret: 'the-secret' })
    })
  })

  describe.skipIf(!runs)(titled('in a locked keyring whose dialog nobody answers', runs), () => {
    const world = setUp({ prompt: 'unanswered' })

    it('is locked by the deadline, and readable once unlocked', async () => {
      const keychain = world.open([backend], CHILD, 2000)
      const reference = await keychain.save('account', 'secret')
      await world.service().lock()
      expect(await keychain.backend()).toBe(backend)
      expect(await keychain.read(reference)).toEqual({ state: 'locked', secret: null })
      await world.service().unlock()
      expect(await keychain.read(reference)).toEqual({ state: 'ok', secret: 'secret' })
    })

    it('ends with its parent all the same', async () => {
      await world.open([backend]).save('account', 'secret')
      await world.service().lock()
      const child = fork(CHILD, [], { env: world.service().env, execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
      const exit = once(child, 'exit')
      child.send({ id: 1, op: 'probe', backend, service: 'Disparo' } satisfies ChildRequest)
      await once(child, 'message')
      child.send({ id: 2, op: 'get', backend, service: 'Disparo', account: 'account' } satisfies ChildRequest)
      child.disconnect()
      expect(await exit).toEqual([null, 'SIGKILL'])
    })
  })

  describe.skipIf(!runs)(titled('in a Secret Service without any keyring', runs), () => {
    const world = setUp({ keyring: 'none' })

    it('takes no secret, so that it stays in memory and no backend is named', async () => {
      const keychain = world.open([backend])
      const reference = await keychain.save('account', 'secret')
      expect(reference.backend).toBe('session')
      expect(await keychain.read(reference)).toEqual({ state: 'session-only', secret: 'secret' })
      expect(await keychain.backend()).toBeNull()
    })
  })
})

describe.skipIf(!secretServiceAvailable())(titled('both backends', secretServiceAvailable()), () => {
  const world = setUp({})

  it('prefers keytar where it loads', async () => {
    expect(await world.open().backend()).toBe(keytarLoads() ? 'keytar' : 'napi-keyring')
  })
})
