import { createHash, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { type Page, refuse } from './browser-page.ts'

export type BrowserServer = {
  /** With the token in the fragment, which browsers never send anywhere. */
  url: string
  close(): Promise<void>
}

export type BrowserServerOptions = {
  /** 0: any free one. */
  port: number
  token: string
  page: Page
  /** oRPC's end of a socket. */
  handler: { upgrade(socket: WebSocket, options: { context: Record<never, never> }): Promise<void> }
}

const PROTOCOL = 'disparo'
/** A contact list as a file is the biggest thing that comes in one message. */
const MAX_MESSAGE_BYTES = 64 * 1024 * 1024

/**
 * Serves the page and the socket on 127.0.0.1, to this machine's browser and to nobody
 * who only made a browser ask: `Host` must be ours (DNS rebinding), and the socket needs
 * our `Origin` and the token, which travels as the subprotocol `token.<token>` because a
 * browser can set no other header there.
 */
export async function openServer({ port, token, page, handler }: BrowserServerOptions): Promise<BrowserServer> {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
    handleProtocols: () => PROTOCOL,
  })
  let host = ''
  const server = createServer((request, response) => {
    if (request.headers.host === host) page.answer(request, response)
    else refuse(response, 421)
  })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // A reset connection is the other side's business.
    socket.on('error', () => socket.destroy())
    if (request.headers.host === host && request.url !== '/rpc' && page.upgrade) return page.upgrade(request, socket, head)
    const status = refusal(request, host, token)
    if (status !== null) return void socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`)
    sockets.handleUpgrade(request, socket, head, (accepted) => {
      // Without a listener a message over the limit would end the process instead of the socket.
      accepted.on('error', (error) => console.error(`socket: ${error.message}`))
      handler.upgrade(accepted, { context: {} }).catch((error: unknown) => {
        console.error(error)
        accepted.terminate()
      })
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  host = `127.0.0.1:${address.port}`
  return {
    url: `http://${host}/#t=${token}`,
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

/** The status that a request for the socket is refused with, or null. */
function refusal(request: IncomingMessage, host: string, token: string): number | null {
  if (request.headers.host !== host) return 421
  if (request.url !== '/rpc') return 404
  if (request.headers.origin !== `http://${host}`) return 403
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim())
  const given = offered.find((name) => name.startsWith('token.'))?.slice('token.'.length) ?? ''
  return offered.includes(PROTOCOL) && sameToken(given, token) ? null : 401
}

/** Takes the same time for every wrong token; the hashes make the lengths equal. */
const sameToken = (given: string, token: string): boolean => timingSafeEqual(sha256(given), sha256(token))
const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()
