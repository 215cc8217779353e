import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { Fetch } from '../providers/index.ts'

/** As long as Node's `fetch` waits for a connection. */
const CONNECT_WITHIN_MS = 10_000

/**
 * What a provider's client needs of `fetch`, on Node's plain HTTP client. Node's own `fetch`
 * does the same with twice the work: a sync of ten thousand templates takes an eighth
 * longer over it and leaves 13 MB more behind. Rejects with the socket's own error, whose
 * `code` says what it is.
 */
export const nodeFetch: Fetch = (address, { method, headers, body, signal }) =>
  new Promise((resolve, reject) => {
    const { request, Agent } = address.startsWith('https:') ? https : http
    const asked = {
      method,
      headers: { ...headers, 'accept-encoding': 'gzip' },
      signal,
      // One that was kept open may just be closing at the other end: then nobody knows whether a message was sent.
      ...(method !== 'GET' && { agent: new Agent({ keepAlive: false, proxyEnv: proxyEnv() }) }),
    }
    const outgoing = request(address, asked, (answer) => {
      const { statusCode: status = 0, headers: received } = answer
      if (status >= 300 && status < 400) return void outgoing.destroy(new Error('unexpected redirect'))
      resolve({
        ok: status >= 200 && status < 300,
        status,
        headers: { get: (name) => received[name.toLowerCase()]?.toString() ?? null },
        body: decoded(answer),
      })
    })
    outgoing.on('error', reject)
    outgoing.on('socket', (socket) => {
      if (!socket.connecting) return
      const late = Object.assign(new Error('no connection'), { code: 'ETIMEDOUT', syscall: 'connect' })
      const timer = setTimeout(() => outgoing.destroy(late), CONNECT_WITHIN_MS)
      const stop = (): void => clearTimeout(timer)
      socket.once('connect', stop).once('close', stop)
    })
    outgoing.end(body ?? undefined)
  })

/** Where the launcher said so (NODE_USE_ENV_PROXY), Node's shared agents ask the environment for a proxy; one of our own has to be told. */
const proxyEnv = (): NodeJS.ProcessEnv | undefined => (process.env.NODE_USE_ENV_PROXY === '1' ? process.env : undefined)

/** A broken answer breaks off here too; whoever reads it is told. */
const decoded = (answer: IncomingMessage): AsyncIterable<Uint8Array> =>
  answer.headers['content-encoding'] === 'gzip' ? pipeline(answer, createGunzip(), () => undefined) : answer
