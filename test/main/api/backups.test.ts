import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { openInProcess, startSimulatorForTest, syncToEnd, withNumber } from '../../support/in-process.ts'
import type { DisparoClient } from '../../support/rpc-client.ts'

const PASSPHRASE = 'três pombos num fio'

const clients = async (disparo: DisparoClient): Promise<string[]> =>
  (await disparo.implementations.list()).map(({ implementation }) => implementation.client).sort()

async function upload(disparo: DisparoClient, file: Blob): Promise<string> {
  const { uploadId } = await disparo.backups.begin({ bytes: file.size })
  for (let from = 0; from < file.size; from += 100_000)
    await disparo.backups.piece({ uploadId, piece: file.slice(from, from + 100_000) })
  return uploadId
}

const create = (disparo: DisparoClient, client: string) => disparo.implementations.create({ client, environment: 'staging' })

describe('a backup in the window', () => {
  it('goes out as one file and comes back, encrypted, in another program', async () => {
    const first = await openInProcess()
    await create(first.disparo, 'Da cópia')
    const { file, implementations } = await first.disparo.backups.create({ passphrase: PASSPHRASE })
    expect(implementations).toBe(1)
    expect(file.name).toMatch(/^disparo-2026-11-22-\d{6}\.disparo-backup$/)

    const { disparo, dataDir } = await openInProcess()
    await create(disparo, 'De antes')
    const uploadId = await upload(disparo, file)
    const inspect = (passphrase: string | null) => disparo.backups.inspect({ from: { uploadId }, passphrase })
    await expect(inspect(null)).rejects.toMatchObject({ data: { code: 'backup-passphrase-missing' } })
    await expect(inspect('outra frase secreta')).rejects.toMatchObject({ data: { code: 'backup-wrong-passphrase' } })
    const { openedId, holds, replaces } = await inspect(PASSPHRASE)
    expect([holds, replaces].map(({ implementations }) => implementations.map(({ client }) => client))).toEqual([
      ['Da cópia'],
      ['De antes'],
    ])
    expect(await clients(disparo)).toEqual(['De antes'])
    const { kept } = await disparo.backups.restore({ openedId })
    expect(await clients(disparo)).toEqual(['Da cópia'])
    // It goes on as if it had been this store from the beginning.
    await create(disparo, 'De depois')
    expect(await clients(disparo)).toEqual(['Da cópia', 'De depois'])

    const { copies } = await disparo.backups.state()
    expect(copies.map(({ name, reason }) => [name, reason])).toEqual([[kept, 'restore']])
    const back = await disparo.backups.inspect({ from: { copy: kept }, passphrase: null })
    await disparo.backups.restore({ openedId: back.openedId })
    expect(await clients(disparo)).toEqual(['De antes'])
    const backups = readdirSync(join(dataDir, 'backups'))
    expect(backups.filter((name) => name.startsWith('.disparo-')).length).toBeLessThanOrEqual(1)
    for (const name of backups) expect(statSync(join(dataDir, 'backups', name)).mode & 0o077).toBe(0)
  })

  it('is of the same state when it is restored, closed and opened again', async () => {
    const first = await openInProcess()
    await create(first.disparo, 'Da cópia')
    const { file } = await first.disparo.backups.create({ passphrase: null })
    await create(first.disparo, 'Que vai')
    const { openedId } = await first.disparo.backups.inspect({
      from: { uploadId: await upload(first.disparo, file) },
      passphrase: null,
    })
    await first.disparo.backups.restore({ openedId })
    await first.app.close()
    const again = await openInProcess({ dataDir: first.dataDir })
    expect(await clients(again.disparo)).toEqual(['Da cópia'])
  })

  it('refuses to be restored under a sync that runs', async () => {
    const simulator = await startSimulatorForTest()
    const { disparo } = await openInProcess()
    const { accountId } = await withNumber(disparo, simulator)
    const { file } = await disparo.backups.create({ passphrase: null })
    const { openedId } = await disparo.backups.inspect({ from: { uploadId: await upload(disparo, file) }, passphrase: null })
    const running = (await disparo.templates.sync({ accountId }))[Symbol.asyncIterator]()
    await running.next()
    await expect(disparo.backups.restore({ openedId })).rejects.toMatchObject({ data: { code: 'backup-busy' } })
    while (!(await running.next()).done);
    await disparo.backups.restore({ openedId })
    await syncToEnd(disparo, accountId)
  })

  it('leaves nothing of a copy that was looked into and not restored', async () => {
    const { disparo, dataDir } = await openInProcess()
    const { file } = await disparo.backups.create({ passphrase: PASSPHRASE })
    const before = readdirSync(join(dataDir, 'backups'))
    const locked = await upload(disparo, file)
    await disparo.backups.leave({ uploadId: locked })
    const uploadId = await upload(disparo, file)
    const { openedId } = await disparo.backups.inspect({ from: { uploadId }, passphrase: PASSPHRASE })
    expect(readdirSync(join(dataDir, 'backups'))).not.toEqual(before)
    await disparo.backups.leave({ openedId })
    expect(readdirSync(join(dataDir, 'backups'))).toEqual(before)
    await expect(disparo.backups.restore({ openedId })).rejects.toMatchObject({ data: { code: 'not-found' } })
    await expect(disparo.backups.inspect({ from: { uploadId }, passphrase: PASSPHRASE })).rejects.toMatchObject({
      data: { code: 'not-found' },
    })
  })

  it('has no way to a file that is none of its copies', async () => {
    const { disparo, dataDir } = await openInProcess()
    writeFileSync(join(dataDir, 'geheim.sqlite'), 'x')
    for (const copy of ['../geheim.sqlite', '../disparo.sqlite', '/etc/passwd', ''])
      await expect(disparo.backups.inspect({ from: { copy }, passphrase: null })).rejects.toMatchObject({
        data: { code: 'not-found' },
      })
  })
})

describe('a copy that is made by itself', () => {
  it('is one for each day, and sound', async () => {
    const { disparo, app, clock } = await openInProcess()
    await create(disparo, 'Hoje')
    await app.backups.upkeep()
    await app.backups.upkeep()
    expect((await disparo.backups.state()).copies.map(({ reason }) => reason)).toEqual(['day'])
    clock.advance(24 * 60 * 60 * 1000)
    await app.backups.upkeep()
    const { copies, health } = await disparo.backups.state()
    expect(copies.map(({ reason }) => reason)).toEqual(['day', 'day'])
    expect(health).toMatchObject({ isSound: true })
    const { holds } = await disparo.backups.inspect({ from: { copy: copies[0]?.name ?? '' }, passphrase: null })
    expect(holds.implementations.map(({ client }) => client)).toEqual(['Hoje'])
  })

  it('is not made of a store that is damaged, which is said instead', async () => {
    const { disparo, app, dataDir } = await openInProcess()
    const { id } = await create(disparo, 'Hoje')
    const other = new Database(join(dataDir, 'disparo.sqlite'))
    other.prepare("INSERT INTO service_tree VALUES (?, '{\"broken')").run(id)
    other.close()
    await app.backups.upkeep()
    expect(await disparo.backups.state()).toMatchObject({ copies: [], health: { isSound: false } })
    await expect(disparo.backups.create({ passphrase: null })).rejects.toMatchObject({ data: { code: 'not-a-database' } })
  })
})
