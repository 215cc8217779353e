import { createServer, type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { type Page, refuse } from './browser-page.ts'
import { answerEntrance } from './enter.ts'
import type { Entrance } from './entrance.ts'
import { createSlowdown } from './slowdown.ts'

export type BrowserServer = {
  /** What is kept of it in a history is no secret. */
  address: string
  /** Ends the sockets that came with a key. */
  hangUp(key: string): void
  close(): Promise<void>
}

export type BrowserServerOptions = {
  /** 0: any free one. */
  port: number
  entrance: Entrance
  page: Page
  /** oRPC's end of a socket. */
  handler: { upgrade(socket: WebSocket): void }
}

const PROTOCOL = 'disparo'
/** A piece of a contact file is the biggest thing that comes, with 4 MiB. */
const MAX_MESSAGE_BYTES = 8 * 1024 * 1024

/**
 * Serves the page and the socket on 127.0.0.1, to this machine's browser and to nobody
 * who only made a browser ask: `Host` must be ours (DNS rebinding), and the socket needs
 * our `Origin` and a key, which travels as the subprotocol `token.<key>` because a
 * browser can set no other header there. Wrong keys are answered late.
 */
export async function openServer({ port, entrance, page, handler }: BrowserServerOptions): Promise<BrowserServer> {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
    handleProtocols: () => PROTOCOL,
  })
  const keyOf = new WeakMap<WebSocket, string>()
  const slowdown = createSlowdown()
  let host = ''
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    if (request.headers.host !== host) return refuse(response, 421)
    if (!request.url?.startsWith('/enter')) return page.answer(request, response)
    answerEntrance(request, response, { entrance, slowdown, address: `http://${host}` }).catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : error)
      if (!response.headersSent) refuse(response, 500)
    })
  })
  server.on('upgrade', async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // A reset connection is the other side's business.
    socket.on('error', () => socket.destroy())
    if (request.headers.host === host && request.url !== '/rpc' && page.upgrade) return page.upgrade(request, socket, head)
    const key = keyOffered(request)
    const status = refusal(request, host, entrance.holds(key))
    if (status === 401 && !(await slowdown.wrongTry())) return void socket.destroy()
    if (status !== null) return void socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`)
    sockets.handleUpgrade(request, socket, head, (accepted) => {
      keyOf.set(accepted, key)
      // Without a listener a message over the limit would end the process instead of the socket.
      accepted.on('error', (error) => console.error(`socket: ${error.message}`))
      handler.upgrade(accepted)
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('the server has no port')
  host = `127.0.0.1:${bound.port}`
  return {
    address: `http://${host}/`,
    hangUp(key) {
      for (const socket of sockets.clients) if (keyOf.get(socket) === key) socket.terminate()
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.close(1001)
        server.close(() => resolve())
        server.closeAllConnections()
        // A page that doesn't say goodbye is not waited for.
        setTimeout(() => {
          for (const socket of sockets.clients) socket.terminate()
        }, 500).unref()
      }),
  }
}

const protocolsOf = (request: IncomingMessage): string[] =>
  (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim())

const keyOffered = (request: IncomingMessage): string =>
  protocolsOf(request)
    .find((name) => name.startsWith('token.'))
    ?.slice('token.'.length) ?? ''

/** The status that a request for the socket is refused with, or null. */
function refusal(request: IncomingMessage, host: string, isKey: boolean): number | null {
  if (request.headers.host !== host) return 421
  if (request.url !== '/rpc') return 404
  if (request.headers.origin !== `http://${host}`) return 403
  return protocolsOf(request).includes(PROTOCOL) && isKey ? null : 401
}
