import { existsSync, readFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { loadBundle, openLoadTarget, readBundle, writeBundle } from '../../../src-main/bundle/index.ts'
import {
  type DeliveryAnswer,
  DeliveryError,
  deliverToAddress,
  deliverToFolder,
  openReceiver,
} from '../../../src-main/delivery/index.ts'
import { sleep } from '../../../src-main/sleep.ts'
import { environmentRoutes, openTransport } from '../../../src-main/transport/index.ts'
import { exampleBundle } from '../../support/arbitrary.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { newSqlite } from '../bundle/databases.ts'

const bytes = writeBundle(exampleBundle())
const { contentHash } = exampleBundle().manifest
const fetch = openTransport(environmentRoutes({}))
const TOKEN = 'umsegredo'

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

/** A receiver over a real database, and how often it loaded. */
async function receiver(folder: string | null = null) {
  const database = await newSqlite()
  const loads: string[] = []
  const load = async (given: Uint8Array): Promise<DeliveryAnswer> => {
    loads.push('load')
    const about = { at: '2026-12-03T12:00:00.000Z', by: 'CRM', implementation: null, sequence: null, contentHash: null }
    const read = readBundle(given)
    if (!read.ok) return { ...about, status: 'refused', message: read.error.code }
    const target = openLoadTarget(database.spec)
    if (!target.ok) throw new Error(target.error.code)
    const loaded = await loadBundle(read.value, target.value)
    await target.value.close()
    return { ...about, status: loaded.ok ? 'loaded' : 'refused', message: 'ok' }
  }
  const troubles: unknown[] = []
  const opened = await openReceiver(load, {
    port: 0,
    token: TOKEN,
    folder,
    note: () => undefined,
    trouble: (error) => void troubles.push(error),
  })
  open.push(opened.close)
  return { ...opened, database, loads, troubles }
}

async function server(answer: RequestListener): Promise<string> {
  const made = createServer(answer)
  made.listen(0, '127.0.0.1')
  await new Promise((resolve) => made.once('listening', resolve))
  open.push(() => new Promise((resolve) => made.close(() => resolve())))
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}/`
}

/** Delivers without really waiting, and says for how long it would have. */
async function deliver(address: string, given: { bytes?: Uint8Array; token?: string | null } = {}) {
  const waits: number[] = []
  const outcome = await deliverToAddress(
    { bytes: given.bytes ?? bytes, contentHash },
    { address, token: given.token === undefined ? TOKEN : given.token },
    { fetch, sleep: async () => undefined, note: (_, wait) => void waits.push(wait) },
  ).catch((error: unknown) => error)
  return { outcome, waits }
}

describe('a bundle put to an address', () => {
  it('is loaded there, and again without being loaded anew', async () => {
    const crm = await receiver()
    for (let time = 0; time < 2; time++)
      expect(await deliver(crm.address)).toMatchObject({ outcome: { status: 'loaded', by: 'CRM' }, waits: [] })
    expect(crm.loads).toEqual(['load'])
    expect((await crm.database.contents()).disparo_implementation).toMatchObject([{ sequence: 3 }])
  })

  it('is refused with the CRM’s own sentence', async () => {
    const crm = await receiver()
    expect(await deliver(crm.address, { bytes: bytes.subarray(0, 900) })).toMatchObject({
      outcome: { status: 'refused', message: 'truncated' },
    })
  })

  it.each([
    ['none', null],
    ['another', 'outro'],
  ])('needs the credential: %s', async (_, token) => {
    const crm = await receiver()
    expect(await deliver(crm.address, { token })).toMatchObject({ outcome: { trouble: 'unauthorized', status: 401 }, waits: [] })
    expect(crm.loads).toEqual([])
  })

  it('is tried again while the CRM is not there yet, as late as it asks', async () => {
    let asked = 0
    const keys = new Set<unknown>()
    const answer = {
      status: 'loaded',
      implementation: null,
      sequence: 1,
      contentHash: null,
      at: '2026-12-03T12:00:00Z',
      by: 'x',
      message: 'ok',
    }
    const address = await server((request, response) => {
      keys.add(request.headers['idempotency-key'])
      request.resume()
      request.on('end', () => {
        asked += 1
        if (asked === 1) response.destroy()
        else if (asked === 2) response.writeHead(503, { 'retry-after': '7' }).end()
        else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
      })
    })
    expect(await deliver(address)).toMatchObject({ outcome: { status: 'loaded' }, waits: [1000, 7000] })
    expect(keys).toEqual(new Set([contentHash]))
  })

  it('ends after five attempts, and at once where trying again is no use', async () => {
    const busy = await server((request, response) => void request.resume().on('end', () => response.writeHead(503).end()))
    const busyOutcome = await deliver(busy)
    expect(busyOutcome.waits).toHaveLength(4)
    expect(busyOutcome.outcome).toMatchObject({ trouble: 'answered', status: 503 })
    const page = await server((request, response) => void request.resume().on('end', () => response.end('<html>')))
    expect(await deliver(page)).toMatchObject({ outcome: { trouble: 'answered', status: 200 }, waits: [] })
  })

  it.each(['http://crm.example/', 'https://user:pass@crm.example/', 'ftp://crm.example/'])(
    'does not go to %s',
    async (address) => {
      const { outcome } = await deliver(address)
      expect(outcome).toBeInstanceOf(DeliveryError)
      expect(outcome).toMatchObject({ trouble: 'address-refused' })
    },
  )
})

describe('a bundle put into a folder', () => {
  it('is taken from there, and the answer found beside it; the next one has a name of its own', async () => {
    const folder = tempDir()
    const crm = await receiver(folder)
    const put = (given: Uint8Array) =>
      deliverToFolder({ bytes: given, name: 'clinica.disparo' }, folder, { sleep, patience: 60_000 })
    expect(await put(bytes)).toMatchObject({ status: 'loaded' })
    expect(existsSync(join(folder, 'loaded/clinica.disparo'))).toBe(true)
    expect(await put(bytes.subarray(0, 900))).toMatchObject({ status: 'refused', message: 'truncated' })
    expect(JSON.parse(readFileSync(join(folder, 'refused/clinica-2.disparo.json'), 'utf8'))).toMatchObject({ status: 'refused' })
    expect(await put(bytes)).toMatchObject({ status: 'loaded' })
    expect(existsSync(join(folder, 'loaded/clinica-3.disparo'))).toBe(true)
    expect(crm.troubles).toEqual([])
  }, 60_000)

  it('lies there where nobody looks', async () => {
    const folder = tempDir()
    expect(
      await deliverToFolder({ bytes, name: 'a.disparo' }, folder, { sleep: async () => undefined, patience: 2000 }),
    ).toBeNull()
    expect(readFileSync(join(folder, 'a.disparo')).equals(Buffer.from(bytes))).toBe(true)
  })
})
