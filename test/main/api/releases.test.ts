import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { asksFor, readBundle, sha256, signBundle } from '../../../src-main/bundle/index.ts'
import { loadFile } from '../../../src-main/headless/bundle.ts'
import { forkChild } from '../../../src-main/keychain/fork.ts'
import { openKeychain } from '../../../src-main/keychain/index.ts'
import { newKeyPair, readKeyFile, signWith } from '../../../src-main/signature/index.ts'
import {
  openInProcess,
  startSimulatorForTest,
  syncToEnd,
  withMappedTemplate,
  withNumber,
  withTrigger,
} from '../../support/in-process.ts'
import type { DisparoClient } from '../../support/rpc-client.ts'
import { type SecretService, secretServiceAvailable, startSecretService } from '../../support/secret-service.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { runCommand } from '../bundle/terminal.ts'

const CHILD = join(import.meta.dirname, '../../../src-main/keychain/child.ts')
const PLACE = { dataDir: '/nowhere', keychainChild: CHILD }

/** An implementation of which one bundle was exported. */
async function exported(disparo: DisparoClient) {
  const simulator = await startSimulatorForTest()
  const { implementationId, accountId, number } = await withNumber(disparo, simulator)
  await syncToEnd(disparo, accountId)
  const template = await withMappedTemplate(disparo, implementationId, number.senderId)
  await withTrigger(disparo, { implementationId, number, templateId: template.id })
  const { record } = await disparo.exports.create({ implementationId })
  return { implementationId, record }
}
const findingsOf = async (disparo: DisparoClient, id: string) =>
  (await disparo.implementations.get({ id })).readiness.findings.filter(({ level }) => level === 'advice').map(({ id }) => id)
const bytesOf = async (disparo: DisparoClient, id: string) => await (await disparo.releases.file({ id })).file.bytes()

describe('a release', () => {
  it('has a number, a note and a person, and is known as live once the CRM’s report was read', async () => {
    const { disparo } = await openInProcess()
    const { implementationId, record } = await exported(disparo)
    expect(await findingsOf(disparo, implementationId)).toContain('not-released')
    const said = { note: 'Avisos de boleto', person: 'Ana Souza', key: null }
    const first = await disparo.releases.create({ exportId: record.id, ...said })
    expect(first).toMatchObject({ number: 1, sequence: 1, environment: 'staging', releasedBy: 'Ana Souza', repeats: null })
    expect(await findingsOf(disparo, implementationId)).not.toContain('not-released')
    expect(await findingsOf(disparo, implementationId)).toContain('not-loaded')

    const folder = tempDir()
    const [bundle, report] = [join(folder, 'a.disparo'), join(folder, 'carga.json')]
    writeFileSync(bundle, await bytesOf(disparo, first.id))
    const wish = { file: report, by: 'Equipe do CRM', key: undefined, place: PLACE }
    const load = () =>
      runCommand((terminal) => loadFile(bundle, `sqlite:${join(folder, 'crm.sqlite')}`, terminal, { report: wish }), {
        json: true,
      })
    expect(JSON.parse((await load()).stdout)).toMatchObject({ report })
    await expect(load()).rejects.toThrow(report)

    const text = readFileSync(report, 'utf8')
    const file = new File([text], 'carga.json')
    expect(await disparo.releases.readReport({ implementationId, file })).toMatchObject({
      sequence: 1,
      loadedBy: 'Equipe do CRM',
    })
    await disparo.releases.readReport({ implementationId, file })
    const state = await disparo.releases.state({ implementationId })
    expect(state.reports).toHaveLength(1)
    expect(state.live).toMatchObject([{ environment: 'staging', sequence: 1, by: 'Equipe do CRM', source: 'report' }])
    expect(await findingsOf(disparo, implementationId)).not.toContain('not-loaded')

    for (const other of [text.replace('Equipe do CRM', 'Equipe do CRN'), '{}', 'x'])
      await expect(
        disparo.releases.readReport({ implementationId, file: new File([other], 'carga.json') }),
      ).rejects.toMatchObject({ data: { code: 'load-report' } })
    const { id: another } = await disparo.implementations.create({ client: 'Outra', environment: 'staging' })
    await expect(disparo.releases.readReport({ implementationId: another, file })).rejects.toMatchObject({
      data: { code: 'load-report-other', data: { client: 'Clínica Horizonte' } },
    })
  })

  it('is gone back to by a new one with its content, which the CRM takes for the newest', async () => {
    const { disparo } = await openInProcess()
    const { implementationId, record } = await exported(disparo)
    const said = { note: 'Primeira', person: 'Ana Souza', key: null }
    const first = await disparo.releases.create({ exportId: record.id, ...said })
    await disparo.implementations.update({ id: implementationId, facts: { isolatedServiceTree: 'Outra' } })
    const next = await disparo.exports.create({ implementationId })
    await disparo.releases.create({ exportId: next.record.id, ...said, note: 'Segunda' })

    const back = await disparo.releases.back({
      id: first.id,
      note: 'A segunda avisava duas vezes',
      person: 'Ana Souza',
      key: null,
    })
    expect(back).toMatchObject({ number: 3, sequence: 3, repeats: 1, contentHash: first.contentHash })
    const [before, after] = [readBundle(await bytesOf(disparo, first.id)), readBundle(await bytesOf(disparo, back.id))]
    if (!before.ok || !after.ok) throw new Error('a release that nobody can read')
    const { manifest, ...content } = after.value
    const { manifest: old, ...same } = before.value
    expect(content).toEqual(same)
    expect(manifest).toMatchObject({ sequence: 3, repeats: 1, contentHash: old.contentHash })

    // What is set up is still the second one; made like the first again, it is what was handed out last.
    await disparo.implementations.update({ id: implementationId, facts: { isolatedServiceTree: '' } })
    const again = await disparo.exports.create({ implementationId })
    expect(again.record.sequence).toBe(3)
    expect(await again.file.bytes()).toEqual(await bytesOf(disparo, back.id))
  })
})

const runs = secretServiceAvailable()
describe.skipIf(!runs)(`a release with keys${runs ? '' : ' (left out: gnome-keyring or dbus is not installed)'}`, () => {
  let service: SecretService
  beforeAll(async () => {
    service = await startSecretService()
  })
  afterAll(() => service.close())
  const open = async (): Promise<DisparoClient> => {
    const keychain = openKeychain({ spawn: forkChild(CHILD, service.env) })
    onTestFinished(() => keychain.close())
    return (await openInProcess({ keychain })).disparo
  }

  it('takes two persons where the implementation says so, and never one for both', async () => {
    const disparo = await open()
    const { implementationId, record } = await exported(disparo)
    for (const name of ['Ana Souza', 'Bruno Lima']) await disparo.releases.newKey({ name, lost: false })
    await disparo.releases.setTwoPersons({ implementationId, on: true })
    const said = { note: 'Avisos de boleto', person: 'ana  souza', key: 'Ana Souza' }
    const prepared = await disparo.releases.create({ exportId: record.id, ...said })
    expect(prepared).toMatchObject({ releasedBy: null, signatures: [] })
    expect(await findingsOf(disparo, implementationId)).toContain('not-released')
    await expect(disparo.releases.sign({ id: prepared.id, key: 'Ana Souza' })).rejects.toMatchObject({
      data: { code: 'release-same-person' },
    })
    const released = await disparo.releases.sign({ id: prepared.id, key: 'Bruno Lima' })
    expect(released).toMatchObject({ releasedBy: 'Bruno Lima', signatures: [{ signer: 'Bruno Lima' }] })
    const read = readBundle(await bytesOf(disparo, prepared.id))
    const key = readKeyFile(await (await disparo.releases.keyFile({ name: 'Bruno Lima' })).file.text())
    if (!read.ok || !key) throw new Error('a signed release that nobody can read')
    expect(asksFor([key], read.signatures)).toBeNull()
    await expect(disparo.releases.sign({ id: prepared.id, key: 'Bruno Lima' })).rejects.toMatchObject({
      data: { code: 'duplicate' },
    })
  })

  it('is released by the file that the second person signed somewhere else, and by no other', async () => {
    const disparo = await open()
    const { implementationId, record } = await exported(disparo)
    await disparo.releases.setTwoPersons({ implementationId, on: true })
    const prepared = await disparo.releases.create({ exportId: record.id, note: 'Avisos', person: 'Ana Souza', key: null })
    const bytes = await bytesOf(disparo, prepared.id)
    const signedBy = (name: string): File => {
      const { publicKey, secret } = newKeyPair()
      const signer = signWith(secret, { name, publicKey, successions: [] })
      if (!signer) throw new Error('a new key that does not sign')
      return new File([new Uint8Array(signBundle(bytes, [], signer, '2026-12-03T12:00:00.000Z'))], 'a.disparo')
    }
    const take = (file: File) => disparo.releases.takeSigned({ id: prepared.id, file })
    await expect(take(new File([bytes], 'a.disparo'))).rejects.toMatchObject({ data: { code: 'release-file' } })
    await expect(take(signedBy('Ana Souza'))).rejects.toMatchObject({ data: { code: 'release-same-person' } })
    const signed = signedBy('Bruno Lima')
    expect(await take(signed)).toMatchObject({ releasedBy: 'Bruno Lima' })
    expect(sha256(await bytesOf(disparo, prepared.id))).toBe(sha256(await signed.bytes()))
  })

  it('tells what a key can’t do, and keeps nothing of what it was asked', async () => {
    const { disparo } = await openInProcess()
    const { implementationId, record } = await exported(disparo)
    await expect(disparo.releases.newKey({ name: 'Ana Souza', lost: false })).rejects.toMatchObject({
      data: { code: 'signing-no-keychain' },
    })
    const said = { note: 'Avisos', person: 'Ana Souza', key: 'Ana Souza' }
    await expect(disparo.releases.create({ exportId: record.id, ...said })).rejects.toMatchObject({
      data: { code: 'signing-key-none', data: { name: 'Ana Souza' } },
    })
    expect((await disparo.releases.state({ implementationId })).releases).toEqual([])
  })
})
