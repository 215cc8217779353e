import { describe, expect, it } from 'vitest'
import { KeychainError, sessionKeychain } from '../../../src-main/keychain/index.ts'
import { openInProcess, startSimulatorForTest, withNumber } from '../../support/in-process.ts'

describe('a provider account', () => {
  it('is not there by half when the keychain is locked', async () => {
    const keychain = { ...sessionKeychain(), save: () => Promise.reject(new KeychainError('locked')) }
    const { disparo } = await openInProcess({ keychain })
    const { id: implementationId } = await disparo.implementations.create({ client: 'Colégio Aurora', environment: 'staging' })
    const account = { implementationId, provider: 'zenvia', label: 'Zenvia', mode: 'live', secret: 'a-token' } as const
    await expect(disparo.accounts.create(account)).rejects.toMatchObject({ data: { code: 'credential-locked' } })
    expect(await disparo.accounts.list({ implementationId })).toEqual([])
  })

  it('says what a wrong credential means, and forgets it once a right one is there', async () => {
    const simulator = await startSimulatorForTest()
    const { disparo } = await openInProcess()
    const { implementationId, accountId } = await withNumber(disparo, simulator)
    await disparo.accounts.replaceSecret({ id: accountId, secret: 'not-the-token' })
    expect(await disparo.accounts.check({ id: accountId })).toMatchObject({ ok: false, problem: 'auth' })
    const findings = async () =>
      (await disparo.implementations.get({ id: implementationId })).readiness.findings.map(({ id }) => id)
    expect(await findings()).toContain('account-failing')
    await disparo.accounts.replaceSecret({ id: accountId, secret: simulator.secret })
    expect(await disparo.accounts.check({ id: accountId })).toMatchObject({ ok: true, problem: null })
    expect(await findings()).not.toContain('account-failing')
  })

  it('without a credential after a restart is told apart from a wrong one', async () => {
    const simulator = await startSimulatorForTest()
    const first = await openInProcess()
    const { implementationId, accountId } = await withNumber(first.disparo, simulator)
    await first.app.close()
    const { disparo } = await openInProcess({ dataDir: first.dataDir })
    await expect(disparo.accounts.check({ id: accountId })).rejects.toMatchObject({ data: { code: 'credential-absent' } })
    const [account] = await disparo.accounts.list({ implementationId })
    expect(account?.credential).toBe('absent')
  })

  it('keeps only what its form asks for, and fills what was left empty', async () => {
    const { disparo } = await openInProcess()
    const { id: implementationId } = await disparo.implementations.create({ client: 'Colégio Aurora', environment: 'staging' })
    const settings = { baseUrl: ' ', token: 'typed-into-the-wrong-field', other: 'x' }
    const account = await disparo.accounts.create({
      implementationId,
      provider: 'zenvia',
      label: 'Zenvia',
      mode: 'live',
      settings,
    })
    expect(account.settings).toEqual({ baseUrl: 'https://api.zenvia.com/v2' })
  })
})
