import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { KeychainError, SERVICE, sessionKeychain } from '../../../src-main/keychain/index.ts'
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

  describe('keeps its credential for the destination that it was given for', () => {
    /** A server that notes every request's headers and answers nothing useful. */
    async function listener() {
      const heard: string[] = []
      const server = createServer((request, response) => {
        heard.push(JSON.stringify(request.headers))
        response.writeHead(404).end()
      })
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
      onTestFinished(() => void server.close())
      return { heard, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2` }
    }

    it('so that another address gets none until it is given anew, and the old one is gone', async () => {
      const [simulator, other] = [await startSimulatorForTest(), await listener()]
      const { disparo } = await openInProcess()
      const { accountId: id } = await withNumber(disparo, simulator)
      await disparo.accounts.check({ id })
      const moved = await disparo.accounts.update({ id, settings: { baseUrl: other.baseUrl } })
      expect(moved).toMatchObject({ credential: 'absent', lastCheck: null })
      await expect(disparo.accounts.check({ id })).rejects.toMatchObject({ data: { code: 'credential-absent' } })
      const back = await disparo.accounts.update({ id, settings: { baseUrl: simulator.baseUrl } })
      expect(back.credential).toBe('absent')
      expect(other.heard).toEqual([])
      await disparo.accounts.replaceSecret({ id, secret: simulator.secret })
      expect(await disparo.accounts.check({ id })).toMatchObject({ ok: true })
    })

    it('and takes the new one along with the new address', async () => {
      const [simulator, other] = [await startSimulatorForTest(), await listener()]
      const { disparo } = await openInProcess()
      const { accountId: id } = await withNumber(disparo, simulator)
      await disparo.accounts.update({ id, settings: { baseUrl: other.baseUrl }, secret: 'for-the-other-one' })
      await disparo.accounts.check({ id })
      expect(other.heard.join()).toContain('for-the-other-one')
      expect(other.heard.join()).not.toContain(simulator.secret)
    })

    it('also where a row says another address without anybody having edited it: a tampered store, an older copy', async () => {
      const [simulator, other] = [await startSimulatorForTest(), await listener()]
      const keychain = { ...sessionKeychain(), close: async () => undefined }
      const first = await openInProcess({ keychain })
      const { accountId: id } = await withNumber(first.disparo, simulator)
      await first.app.close()
      const db = new Database(join(first.dataDir, 'disparo.sqlite'))
      db.prepare('UPDATE provider_account SET settings = ?').run(JSON.stringify({ baseUrl: other.baseUrl }))
      db.close()
      const { disparo } = await openInProcess({ dataDir: first.dataDir, keychain })
      await expect(disparo.accounts.check({ id })).rejects.toMatchObject({ data: { code: 'credential-absent' } })
      expect(other.heard).toEqual([])
    })

    it('but keeps it through a new name, and one that an earlier version stored under the account alone', async () => {
      const simulator = await startSimulatorForTest()
      const keychain = { ...sessionKeychain(), close: async () => undefined }
      const first = await openInProcess({ keychain })
      const { accountId: id } = await withNumber(first.disparo, simulator)
      expect(await first.disparo.accounts.update({ id, label: 'Outro nome' })).toMatchObject({ credential: 'session-only' })
      expect(await first.disparo.accounts.check({ id })).toMatchObject({ ok: true })
      await first.app.close()
      await keychain.save(id, simulator.secret)
      const db = new Database(join(first.dataDir, 'disparo.sqlite'))
      db.prepare('UPDATE provider_account SET credential_account = id').run()
      db.close()
      const { disparo } = await openInProcess({ dataDir: first.dataDir, keychain })
      expect(await disparo.accounts.check({ id })).toMatchObject({ ok: true })
      expect(await keychain.read({ backend: 'session', service: SERVICE, account: id })).toMatchObject({ state: 'absent' })
      expect(await disparo.accounts.check({ id })).toMatchObject({ ok: true })
    })

    it.each([
      'http://api.zenvia.com/v2',
      'http://10.0.0.7/v2',
      'http://127.0.0.1.evil.test/v2',
      'http://localhost.evil.test',
      'ftp://api.zenvia.com',
      'https://ana:senha@api.zenvia.com/v2',
      'https://',
    ])('and is never asked to send it to %s', async (baseUrl) => {
      const { disparo } = await openInProcess()
      const { id: implementationId } = await disparo.implementations.create({ client: 'Colégio Aurora', environment: 'staging' })
      const account = { implementationId, provider: 'zenvia', label: 'Zenvia', mode: 'live' } as const
      const refused = { data: { code: 'address-refused', data: { address: baseUrl } } }
      const given = { ...account, settings: { baseUrl }, secret: 'a-token' }
      await expect(disparo.accounts.create(given)).rejects.toMatchObject(refused)
      const { id } = await disparo.accounts.create({ ...account, secret: 'a-token' })
      await expect(disparo.accounts.update({ id, settings: { baseUrl } })).rejects.toMatchObject(refused)
      expect(await disparo.accounts.list({ implementationId })).toMatchObject([{ credential: 'session-only' }])
    })
  })
})
