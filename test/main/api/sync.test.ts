import { describe, expect, it } from 'vitest'
import { allTemplates, openInProcess, startSimulatorForTest, syncToEnd, withNumber } from '../../support/in-process.ts'
import { answering, raw } from '../transport/servers.ts'

describe('Sincronizar Templates de mensagem ativa (M7)', () => {
  it('brings every template, usable or not, and says how many', async () => {
    const simulator = await startSimulatorForTest()
    const { disparo } = await openInProcess()
    const { implementationId, accountId } = await withNumber(disparo, simulator)
    const summary = await syncToEnd(disparo, accountId)
    const rows = await allTemplates(disparo, implementationId)
    expect(rows).toHaveLength(summary.added)
    expect(summary.added).toBeGreaterThan(10)
    const reasons = new Set(rows.flatMap((row) => row.unusable.map(({ reason }) => reason)))
    expect(reasons).toEqual(new Set(['not-approved', 'emoji', 'media-header', 'authentication', 'unsupported-part']))
    const unsupported = rows.filter((row) => row.unusable.some(({ reason }) => reason !== 'not-approved'))
    expect(summary.unsupported).toBe(unsupported.length)
    const [account] = await disparo.accounts.list({ implementationId })
    expect(account?.lastSync).toEqual(summary)
  })

  it('gives each template an id of its own, also one that comes later', async () => {
    const simulator = await startSimulatorForTest({ templateCount: 450 })
    const { disparo } = await openInProcess()
    const { implementationId, accountId } = await withNumber(disparo, simulator)
    await syncToEnd(disparo, accountId)
    const before = (await allTemplates(disparo, implementationId)).map(({ id }) => id)
    await fetch(`${simulator.baseUrl}/templates`, {
      method: 'POST',
      headers: { 'X-API-TOKEN': simulator.secret, 'content-type': 'application/json' },
      body: JSON.stringify({
        name: 'chegou_depois_v1',
        locale: 'pt_BR',
        senderId: simulator.senderIds[0],
        category: 'UTILITY',
        channel: 'WHATSAPP',
        components: { body: { type: 'TEXT_FIXED', text: 'O seu pedido chegou depois dos outros.' } },
      }),
    })
    expect(await syncToEnd(disparo, accountId)).toMatchObject({ added: 1, changed: 0, missing: 0 })
    const after = new Set((await allTemplates(disparo, implementationId)).map(({ id }) => id))
    expect(after.size).toBe(before.length + 1)
    for (const id of before) expect(after).toContain(id)
    for (const id of after) expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
  })

  it('changes nothing the second time', async () => {
    const simulator = await startSimulatorForTest({ templateCount: 600 })
    const { disparo, clock } = await openInProcess()
    const { implementationId, accountId } = await withNumber(disparo, simulator)
    const first = await syncToEnd(disparo, accountId)
    const before = await allTemplates(disparo, implementationId)
    clock.advance(60_000)
    const second = await syncToEnd(disparo, accountId)
    expect(second).toMatchObject({ added: 0, changed: 0, missing: 0, unchanged: first.added })
    expect(await allTemplates(disparo, implementationId)).toEqual(before)
  })

  it('marks what the provider no longer lists, keeps its bindings, and takes it back', async () => {
    const simulator = await startSimulatorForTest()
    const { disparo } = await openInProcess()
    const { implementationId, accountId } = await withNumber(disparo, simulator)
    await syncToEnd(disparo, accountId)
    const template = (await allTemplates(disparo, implementationId)).find((row) => row.unusable.length === 0)
    const { remoteId } = await disparo.templates.get({ id: template?.id ?? '' })
    const headers = { 'X-API-TOKEN': simulator.secret }
    await fetch(`${simulator.baseUrl}/templates/${remoteId}`, { method: 'DELETE', headers })
    expect(await syncToEnd(disparo, accountId)).toMatchObject({ missing: 1, added: 0 })
    const gone = (await allTemplates(disparo, implementationId)).find((row) => row.id === template?.id)
    expect(gone?.unusable.map(({ reason }) => reason)).toEqual(['missing'])
  })

  it('leaves the local copy as it was when it is cancelled half way', async () => {
    const simulator = await startSimulatorForTest({ templateCount: 1200 })
    const { disparo } = await openInProcess()
    const { implementationId, accountId } = await withNumber(disparo, simulator)
    const stop = new AbortController()
    const progress = await disparo.templates.sync({ accountId }, { signal: stop.signal })
    await expect(async () => {
      for await (const step of progress) if (step.phase === 'listing' && step.received > 0) stop.abort()
    }).rejects.toThrow()
    expect(await allTemplates(disparo, implementationId)).toEqual([])
    // and the next one is not told that one is running
    expect((await syncToEnd(disparo, accountId)).added).toBeGreaterThan(1200)
  })

  it('stops when the program ends, and the store is as it was', async () => {
    const simulator = await startSimulatorForTest({ templateCount: 600 })
    const { disparo, app, dataDir } = await openInProcess()
    const { implementationId, accountId } = await withNumber(disparo, simulator)
    const progress = await disparo.templates.sync({ accountId })
    await progress.next()
    await progress.next()
    await app.close()
    await expect(progress.next()).rejects.toThrow()
    const { disparo: again } = await openInProcess({ dataDir })
    expect(await allTemplates(again, implementationId)).toEqual([])
  })

  it('refuses a second one at the same time', async () => {
    const simulator = await startSimulatorForTest({ templateCount: 600 })
    const { disparo } = await openInProcess()
    const { accountId } = await withNumber(disparo, simulator)
    const running = await disparo.templates.sync({ accountId })
    await running.next()
    await expect(syncToEnd(disparo, accountId)).rejects.toMatchObject({ code: 'PROBLEM', data: { code: 'sync-running' } })
    await running.return?.()
    expect((await syncToEnd(disparo, accountId)).added).toBeGreaterThan(600)
  })

  it('says what the provider said when it refuses, and leaves the copy', async () => {
    let refuse = false
    const simulator = await startSimulatorForTest({ fault: () => (refuse ? { kind: 'status', status: 401 } : null) })
    const { disparo } = await openInProcess()
    const { implementationId, accountId } = await withNumber(disparo, simulator)
    await syncToEnd(disparo, accountId)
    const before = await allTemplates(disparo, implementationId)
    refuse = true
    await expect(syncToEnd(disparo, accountId)).rejects.toMatchObject({ code: 'PROBLEM', data: { code: 'provider-auth' } })
    expect(await allTemplates(disparo, implementationId)).toEqual(before)
  })
})

describe('a sync that gets no answer', () => {
  const SWITCHED = 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n'

  it('ends where the provider switches to another protocol, and can be begun again', async () => {
    const { port } = await raw(answering(SWITCHED))
    const { disparo } = await openInProcess()
    const provider = { baseUrl: `http://127.0.0.1:${port}/v2`, secret: 's3cr3t-t0k3n', senderIds: ['5511900000001'] }
    const { accountId } = await withNumber(disparo, provider)
    for (let time = 1; time <= 2; time++)
      await expect(syncToEnd(disparo, accountId)).rejects.toMatchObject({ data: { code: 'provider-protocol' } })
  })

  it.each([
    ['is silent', ''],
    ['goes on and on', 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n[\n'],
    ['never comes to its answer', 'HTTP/1.1 103 Early Hints\r\nx: y\r\n\r\n'],
  ])('is cancelled while the provider %s, and can be begun again', async (_, answer) => {
    const asked = Promise.withResolvers<void>()
    const closed = Promise.withResolvers<void>()
    const { port } = await raw((socket) => {
      socket.on('data', () => {
        socket.write(answer)
        asked.resolve()
      })
      socket.on('close', () => closed.resolve())
    })
    const { disparo } = await openInProcess()
    const provider = { baseUrl: `http://127.0.0.1:${port}/v2`, secret: 's3cr3t-t0k3n', senderIds: ['5511900000001'] }
    const { accountId } = await withNumber(disparo, provider)
    const cancel = new AbortController()
    const run = async (signal: AbortSignal): Promise<void> => {
      for await (const _ of await disparo.templates.sync({ accountId }, { signal }));
    }
    const ended = run(cancel.signal)
    await asked.promise
    cancel.abort(new Error('enough'))
    await expect(ended).rejects.toThrow('enough')
    // And the provider's connection goes with it.
    await closed.promise
    await expect(run(AbortSignal.timeout(200))).rejects.toMatchObject({ name: 'TimeoutError' })
  })
})
