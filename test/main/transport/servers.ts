import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { readText } from '../../../src-main/providers/response-body.ts'
import type { Fetch, FetchRequest } from '../../../src-main/transport/index.ts'
import { transport } from '../../support/transport.ts'

export const GET: Omit<FetchRequest, 'signal'> = { method: 'GET', headers: {}, body: null }
export const POST: Omit<FetchRequest, 'signal'> = { method: 'POST', headers: {}, body: '{"a":1}' }

/** A call that a test never waits for in vain. */
export const call = (address: string, request: Partial<FetchRequest> = {}, fetch: Fetch = transport) =>
  fetch(address, { ...GET, signal: AbortSignal.timeout(10_000), ...request })

export const textOf = async (address: string, request: Partial<FetchRequest> = {}, fetch: Fetch = transport) =>
  readText(await call(address, request, fetch), 1_000_000)

/** What a call fails with. */
export const failureOf = (made: Promise<unknown>): Promise<unknown> =>
  made.then(
    (value) => {
      throw new Error('answered', { cause: value })
    },
    (error: unknown) => error,
  )

/** Port of a server on loopback for the length of one test. */
export async function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  return (server.address() as AddressInfo).port
}

/** Bytes that somebody sent, as they came, and how many connections they came over. */
export type Heard = { text: string; connections: number }

/** A server that speaks for itself, byte by byte. */
export async function raw(handle: (socket: Socket, heard: Heard) => void): Promise<{ port: number; heard: Heard }> {
  const heard: Heard = { text: '', connections: 0 }
  const port = await listening(
    createServer((socket) => {
      heard.connections++
      socket.on('data', (chunk) => {
        heard.text += chunk.toString('latin1')
      })
      handle(socket, heard)
    }),
  )
  return { port, heard }
}

/** Answers each request that is whole at the end of a chunk. */
export const answering = (answer: string) => (socket: Socket) => void socket.on('data', () => socket.write(answer))

export const OK = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}'

/** An HTTP proxy that opens every tunnel to one port and remembers what it was asked. */
export async function tunnelling(port: number): Promise<{ port: number; asked: string[] }> {
  const asked: string[] = []
  const proxy = await raw((socket) => {
    socket.once('data', (chunk) => {
      asked.push(chunk.toString())
      const onward = connect(port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
        socket.pipe(onward).pipe(socket)
      })
      onward.on('error', () => socket.destroy())
      socket.on('close', () => onward.destroy())
    })
  })
  return { port: proxy.port, asked }
}

/** An authority and a certificate of its for `provider.test` and 127.0.0.1, fresh in that folder. */
export function certificates(folder: string): { authority: string; key: Buffer; cert: Buffer } {
  const at = (name: string): string => join(folder, name)
  const openssl = (...args: string[]): void => void execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' })
  writeFileSync(at('names'), 'subjectAltName=DNS:provider.test,IP:127.0.0.1\n')
  const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  openssl('req', '-x509', ...ec, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=Company authority', '-days', '2')
  openssl('req', ...ec, '-keyout', 'key.pem', '-out', 'request.pem', '-subj', '/CN=provider.test')
  openssl(
    ...['x509', '-req', '-in', 'request.pem', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'],
    ...['-out', 'cert.pem', '-days', '2', '-extfile', 'names'],
  )
  return { authority: at('ca.pem'), key: readFileSync(at('key.pem')), cert: readFileSync(at('cert.pem')) }
}
