import type Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { type Keychain, sessionKeychain } from '../../../src-main/keychain/index.ts'
import { openDatabase } from '../../../src-main/store/database.ts'
import { CARRIED, LEFT_HERE } from '../../../src-main/store/index.ts'
import {
  allTemplates,
  openInProcess,
  startSimulatorForTest,
  syncToEnd,
  withMappedTemplate,
  withNumber,
  withPhone,
  withTrigger,
} from '../../support/in-process.ts'
import type { DisparoClient } from '../../support/rpc-client.ts'
import { tempDir } from '../../support/temp-dir.ts'

async function open(disparo: DisparoClient, file: Blob) {
  const { uploadId } = await disparo.backups.begin({ bytes: file.size })
  for (let from = 0; from < file.size; from += 1_000_000)
    await disparo.backups.piece({ uploadId, piece: file.slice(from, from + 1_000_000) })
  return await disparo.handover.open({ uploadId })
}

/** A keychain whose entries can be seen. */
function noting(kept: Map<string, string>): Keychain {
  const keychain = sessionKeychain()
  return {
    ...keychain,
    save: (account, secret) => {
      kept.set(account, secret)
      return keychain.save(account, secret)
    },
    remove: (reference) => {
      kept.delete(reference.account)
      return keychain.remove(reference)
    },
  }
}

async function example(keychain?: Keychain) {
  const simulator = await startSimulatorForTest()
  const program = await openInProcess(keychain && { keychain })
  const { disparo } = program
  const { implementationId, accountId, number } = await withNumber(disparo, simulator)
  await syncToEnd(disparo, accountId)
  const template = await withMappedTemplate(disparo, implementationId, number.senderId)
  await withTrigger(disparo, { implementationId, number, templateId: template.id })
  await withPhone(disparo, implementationId)
  const { record } = await disparo.exports.create({ implementationId })
  const { file } = await disparo.handover.write({ implementationId })
  return { ...program, simulator, implementationId, record, file }
}

describe('an implementation as a file', () => {
  it('goes on elsewhere, without secrets and without anybody’s phone', async () => {
    const { implementationId, file, simulator, record, disparo: from } = await example()
    expect(file.name).toBe('clinica-horizonte.disparo-implementation')
    const text = await file.text()
    for (const secret of [simulator.secret, '988887777', '98888-7777', 'Celular da equipe']) expect(text).not.toContain(secret)

    const { disparo } = await openInProcess()
    const { openedId, existing, counts } = await open(disparo, file)
    const templates = await allTemplates(from, implementationId)
    expect([existing, counts.templates, counts.triggers]).toEqual([null, templates.length, 1])
    expect(await disparo.handover.take({ openedId, choice: { as: 'continue' } })).toEqual({ id: implementationId })
    expect(await allTemplates(disparo, implementationId)).toEqual(templates)
    expect(await disparo.exports.list({ implementationId })).toEqual([record])
    const bytesIn = async (program: DisparoClient) => await (await program.exports.file({ id: record.id })).file.bytes()
    expect(await bytesIn(disparo)).toEqual(await bytesIn(from))
    expect((await disparo.accounts.list({ implementationId })).map(({ credential }) => credential)).toEqual(['absent'])
    await disparo.implementations.update({ id: implementationId, facts: { isolatedServiceTree: 'Outra' } })
    expect((await disparo.exports.create({ implementationId })).record.sequence).toBe(record.sequence + 1)
  })

  it('meets the one that is here with a choice, and loses neither', async () => {
    const { disparo, implementationId, file } = await example()
    await disparo.implementations.update({ id: implementationId, facts: { client: 'Com outro nome' } })
    const first = await open(disparo, file)
    expect(first.existing).toMatchObject({ client: 'Com outro nome' })
    await expect(disparo.handover.take({ openedId: first.openedId, choice: { as: 'continue' } })).rejects.toMatchObject({
      data: { code: 'duplicate' },
    })
    const copy = await disparo.handover.take({ openedId: first.openedId, choice: { as: 'copy' } })
    expect(copy.id).not.toBe(implementationId)
    const clients = async () => (await disparo.implementations.list()).map(({ implementation }) => implementation.client).sort()
    expect(await clients()).toEqual(['Clínica Horizonte (2)', 'Com outro nome'])
    expect(await disparo.triggers.list({ implementationId: copy.id })).toHaveLength(1)

    const second = await open(disparo, file)
    await disparo.handover.take({ openedId: second.openedId, choice: { as: 'replace' } })
    expect(await clients()).toEqual(['Clínica Horizonte', 'Clínica Horizonte (2)'])
    // Of this machine, and in no file.
    expect(await disparo.testPhones.list({ implementationId })).toHaveLength(1)
    expect((await disparo.accounts.list({ implementationId })).map(({ credential }) => credential)).not.toContain('absent')
    const [kept] = (await disparo.backups.state()).copies
    expect(kept).toMatchObject({ reason: 'import' })
    const { holds } = await disparo.backups.inspect({ from: { copy: kept?.name ?? '' }, passphrase: null })
    expect(holds.implementations.map(({ client }) => client)).toContain('Com outro nome')
  })

  it('takes a secret out of the keychain when what replaces its account is none, or leads elsewhere', async () => {
    const kept = new Map<string, string>()
    const { disparo, implementationId, file } = await example(noting(kept))
    const named = async (): Promise<string[]> => {
      const accounts = await disparo.accounts.list({ implementationId })
      return [...kept.keys()].map((entry) => accounts.find(({ id }) => entry.startsWith(id))?.label ?? 'nobody')
    }
    await disparo.accounts.create({
      implementationId,
      provider: 'infobip',
      label: 'Outra',
      mode: 'live',
      settings: { baseUrl: 'https://abc.api.infobip.com' },
      secret: 'segredo-da-outra',
    })
    expect(await named()).toEqual(['Zenvia', 'Outra'])
    const replace = async (): Promise<void> => {
      const { openedId } = await open(disparo, file)
      await disparo.handover.take({ openedId, choice: { as: 'replace' } })
    }
    await replace()
    expect(await named()).toEqual(['Zenvia'])
    const [account] = await disparo.accounts.list({ implementationId })
    await disparo.accounts.update({
      id: account?.id ?? '',
      settings: { baseUrl: 'http://127.0.0.1:9' },
      secret: 'segredo-de-outro-lugar',
    })
    expect([...kept.values()]).toEqual(['segredo-de-outro-lugar'])
    await replace()
    expect([...kept]).toEqual([])
    expect((await disparo.accounts.list({ implementationId })).map(({ credential }) => credential)).toEqual(['absent'])
  })

  it('begins the next client without what is of this one', async () => {
    const { disparo, file } = await example()
    const { openedId } = await open(disparo, file)
    const { id: implementationId } = await disparo.handover.take({ openedId, choice: { as: 'next', client: 'Padaria do Zé' } })
    expect((await disparo.implementations.get({ id: implementationId })).implementation.client).toBe('Padaria do Zé')
    expect(await disparo.exports.list({ implementationId })).toEqual([])
    expect(await disparo.triggers.list({ implementationId })).toHaveLength(1)
  })

  it('is refused when it was changed, is none, or is of a later Disparo; nothing is written', async () => {
    const { disparo, file } = await example()
    const before = await disparo.implementations.list()
    const text = await file.text()
    const later = JSON.stringify({ ...JSON.parse(text), formatVersion: 2 })
    const strange = JSON.stringify({ ...JSON.parse(text), tables: { ...JSON.parse(text).tables, test_phone: [] } })
    for (const given of [
      text.replace('Horizonte', 'Horizontes'),
      later,
      strange,
      '{}',
      'x',
      '[[[[',
      '',
      '{"format":"disparo-implementation"}',
    ])
      await expect(open(disparo, new Blob([given]))).rejects.toMatchObject({ data: { code: 'implementation-file' } })
    expect(await disparo.implementations.list()).toEqual(before)
  })

  it('knows of every table whether it goes along', () => {
    const db: Database.Database = openDatabase(tempDir())
    const tables = db
      .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
      .all()
    db.close()
    expect(tables.map(({ name }) => name).sort()).toEqual([...CARRIED.map(({ name }) => name), ...LEFT_HERE].sort())
  })
})
