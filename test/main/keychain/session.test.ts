import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { forkChild } from '../../../src-main/keychain/fork.ts'
import { KeychainError, openKeychain, sessionKeychain } from '../../../src-main/keychain/index.ts'
import { noSecretServiceEnv } from '../../support/secret-service.ts'

const spawn = forkChild(join(import.meta.dirname, '../../../src-main/keychain/child.ts'), noSecretServiceEnv())

describe.skipIf(process.platform !== 'linux')('a machine without a keychain', () => {
  it('names no backend and keeps secrets until the program ends', async () => {
    const keychain = openKeychain({ spawn })
    expect(await keychain.backend()).toBeNull()
    const reference = await keychain.save('account', 'first')
    expect(reference).toEqual({ backend: 'session', service: 'Disparo', account: 'account' })
    await keychain.save('account', 'second')
    expect(await keychain.read(reference)).toEqual({ state: 'session-only', secret: 'second' })

    const afterRestart = openKeychain({ spawn })
    expect(await afterRestart.read(reference)).toEqual({ state: 'absent', secret: null })

    await keychain.remove(reference)
    expect(await keychain.read(reference)).toEqual({ state: 'absent', secret: null })
    await Promise.all([keychain.close(), afterRestart.close()])
  })

  it.each(['keytar', 'napi-keyring'] as const)(
    'cannot read what %s wrote elsewhere, and does not call it absent',
    async (backend) => {
      const keychain = openKeychain({ spawn })
      const reference = { backend, service: 'Disparo', account: 'account' }
      expect(await keychain.read(reference)).toEqual({ state: 'unreadable', secret: null })
      await expect(keychain.remove(reference)).rejects.toMatchObject({ name: 'KeychainError', state: 'unreadable' })
      await keychain.close()
    },
  )
})

describe('a keychain of this session only', () => {
  it('forgets everything when closed', async () => {
    const keychain = sessionKeychain()
    const reference = await keychain.save('account', 'secret')
    expect(await keychain.read(reference)).toEqual({ state: 'session-only', secret: 'secret' })
    await keychain.close()
    expect(await keychain.read(reference)).toEqual({ state: 'absent', secret: null })
  })

  it('neither reads nor removes what a real keychain holds', async () => {
    const keychain = sessionKeychain()
    const reference = { backend: 'keytar', service: 'Disparo', account: 'account' } as const
    expect(await keychain.read(reference)).toEqual({ state: 'unreadable', secret: null })
    await expect(keychain.remove(reference)).rejects.toThrow(KeychainError)
  })

  it.each([
    ['an empty secret', 'account', ''],
    ['a secret with a zero byte', 'account', 'tok\0en'],
    ['a secret with half a character', 'account', 'tok\ud83den'],
    ['an empty account', '', 'token'],
  ])('refuses %s without repeating it', async (_, account, secret) => {
    const failure = await sessionKeychain()
      .save(account, secret)
      .catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(RangeError)
    expect(String(failure)).not.toContain('tok')
  })
})
