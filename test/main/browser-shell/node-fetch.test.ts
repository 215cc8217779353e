import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createSocketServer } from 'node:net'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { readText } from '../../../src-main/providers/body.ts'
import type { FetchRequest } from '../../../src-main/providers/fetch.ts'
import { nodeFetch } from '../../../src-main/shells/node-fetch.ts'

const asked = (more: Partial<FetchRequest> = {}): FetchRequest => ({
  method: 'GET',
  headers: {},
  body: null,
  signal: new AbortController().signal,
  redirect: 'error',
  credentials: 'omit',
  cache: 'no-store',
  ...more,
})

/** A real server on loopback for the length of one test; `ports` are those that its connections came from. */
async function serve(handle: (request: IncomingMessage, response: ServerResponse) => void) {
  const ports: (number | undefined)[] = []
  const server = createServer((request, response) => {
    ports.push(request.socket.remotePort)
    handle(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, ports }
}

const bodyOf = async (address: string, request = asked()) => readText(await nodeFetch(address, request), 100_000)

// What it has in common with `fetch` is tried with the providers: test/main/providers runs over each transport.
describe("Node's HTTP client as fetch", () => {
  it('sends also what is no GET through the proxy of the environment', async () => {
    const asksFor: (string | undefined)[] = []
    const proxy = await serve((request, response) => {
      asksFor.push(request.url)
      response.end('{}')
    })
    vi.stubEnv('NODE_USE_ENV_PROXY', '1')
    vi.stubEnv('HTTP_PROXY', proxy.address)
    vi.stubEnv('http_proxy', proxy.address)
    vi.stubEnv('NO_PROXY', '')
    vi.stubEnv('no_proxy', '')
    onTestFinished(() => void vi.unstubAllEnvs())
    expect((await nodeFetch('http://provider.invalid/messages', asked({ method: 'POST', body: '{}' }))).status).toBe(200)
    expect(asksFor).toEqual(['http://provider.invalid/messages'])
  })

  it('asks for gzip and reads it', async () => {
    const { address } = await serve((request, response) => {
      const packed = request.headers['accept-encoding'] === 'gzip'
      response.writeHead(200, packed ? { 'content-encoding': 'gzip' } : {}).end(packed ? gzipSync('ação'.repeat(1000)) : '')
    })
    expect(await bodyOf(address)).toMatchObject({ ended: 'whole', text: 'ação'.repeat(1000) })
  })

  it('does not take half of what was packed for the whole', async () => {
    const { address } = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('ação'.repeat(1000)).subarray(0, 30))
    })
    expect((await bodyOf(address)).ended).toBe('broken')
  })

  it('finds a header under any spelling, and null for one that is not there', async () => {
    const { address } = await serve((_, response) => response.writeHead(201, { 'X-Total': '7' }).end())
    const { status, ok, headers } = await nodeFetch(address, asked())
    expect([status, ok, headers.get('x-total'), headers.get('X-TOTAL'), headers.get('x-none')]).toEqual([
      201,
      true,
      '7',
      '7',
      null,
    ])
  })

  it('reads one after the other over one connection, and gives a message its own', async () => {
    const { address, ports } = await serve((_, response) => response.end('{}'))
    for (const method of ['GET', 'GET', 'POST', 'POST'])
      await bodyOf(address, asked({ method, body: method === 'POST' ? '{}' : null }))
    const [first, second, third, fourth] = ports
    expect(second).toBe(first)
    expect(new Set([first, third, fourth]).size).toBe(3)
  })

  it('says with its code that nobody listens', async () => {
    await expect(nodeFetch('http://127.0.0.1:9/', asked())).rejects.toMatchObject({ code: 'ECONNREFUSED', syscall: 'connect' })
  })

  it('speaks TLS where the address says so', async () => {
    const first = Promise.withResolvers<number | undefined>()
    const server = createSocketServer((socket) => {
      socket.once('data', (bytes) => {
        first.resolve(bytes[0])
        socket.destroy()
      })
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    const address = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`
    await expect(nodeFetch(address, asked())).rejects.toThrow()
    // A TLS record of the kind "handshake" (RFC 8446, 5.1).
    expect(await first.promise).toBe(22)
  })
})
