import http, { type ClientRequest, type ClientRequestArgs, type IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { openConnection, proxyAuthorization } from './connection.ts'
import { decoded } from './decode.ts'
import { codeOf, type Fetch, type FetchAnswer, type FetchRequest, NotSentError, notSent } from './fetch.ts'
import { type FindRoutes, hostOf, portOf, type Route } from './route.ts'

type Asked = ClientRequestArgs & { until: AbortSignal }

/** Hands connections out when they stand, so that a request that has one has left, and one that has none has not. */
class RouteAgent extends http.Agent {
  private readonly address: URL
  private readonly route: Route

  constructor(address: URL, route: Route, keepAlive: boolean) {
    super({ keepAlive, maxFreeSockets: 4 })
    this.address = address
    this.route = route
  }

  override createConnection(options: ClientRequestArgs, done?: (error: Error | null, socket: Socket) => void): undefined {
    // The type wants a socket beside an error too; Node looks at the error first.
    const failed = (error: unknown): void => done?.(notSent(error), undefined as never)
    openConnection(this.address, this.route, (options as Asked).until).then((socket) => done?.(null, socket), failed)
  }
}

/**
 * The one HTTP client for providers, on Node's plain one. Node's `fetch` sends a POST again when
 * it is answered 421, and Electron's `net.fetch` when a connection that was kept open dies; this
 * one sends what it is given once. Follows no redirect. Whatever a server does, the promise and
 * the body settle when the signal says so.
 * @throws NotSentError (as a rejection) where no byte of the request left; else the socket's own error
 */
export function openTransport(findRoutes: FindRoutes): Fetch {
  const kept = new Map<string, RouteAgent>()

  const agentFor = (address: URL, route: Route, method: string): RouteAgent => {
    // One that was kept open may just be closing at the other end: then nobody knows whether a message was sent.
    if (method !== 'GET') return new RouteAgent(address, route, false)
    const key = `${address.origin} ${route.kind === 'proxy' ? route.proxy.href : route.kind}`
    const agent = kept.get(key) ?? new RouteAgent(address, route, true)
    kept.set(key, agent)
    return agent
  }

  return async (text, request) => {
    const address = new URL(text)
    if (address.protocol !== 'https:' && address.protocol !== 'http:')
      throw new NotSentError('ERR_INVALID_PROTOCOL', `only http and https can be asked, not ${address.protocol}`)
    const routes = (await untilAborted(findRoutes(address), request.signal)).filter(
      // Where a PAC file offers others, those are taken.
      ({ kind }, _, all) => kind !== 'unsupported' || all.every((other) => other.kind === 'unsupported'),
    )
    for (const [index, route] of routes.entries()) {
      try {
        return await exchange(address, request, route, agentFor(address, route, request.method))
      } catch (error) {
        const another = error instanceof NotSentError && error.code === 'PROXY_UNREACHABLE' && index < routes.length - 1
        if (!another || request.signal.aborted) throw error
      }
    }
    throw new NotSentError('PROXY_UNSUPPORTED', 'no way to the provider')
  }
}

/** A PAC file can take its time. */
const untilAborted = <T>(work: Promise<T> | T, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = (): void => reject(notSent(signal.reason))
    if (signal.aborted) return stop()
    signal.addEventListener('abort', stop, { once: true })
    Promise.resolve(work)
      .then(resolve, (error: unknown) => reject(new NotSentError('PROXY_UNKNOWN', String(error), error)))
      .finally(() => signal.removeEventListener('abort', stop))
  })

const exchange = (address: URL, request: FetchRequest, route: Route, agent: RouteAgent): Promise<FetchAnswer> =>
  new Promise((resolve, reject) => {
    const { signal } = request
    const isForwarded = route.kind === 'proxy' && address.protocol === 'http:'
    const asked: Asked = {
      agent,
      host: hostOf(address),
      port: portOf(address),
      method: request.method,
      // A proxy is told the whole address (RFC 9112, 3.2.2).
      path: isForwarded ? address.href : address.pathname + address.search,
      headers: {
        ...request.headers,
        ...(isForwarded && proxyAuthorization(route.proxy)),
        host: address.host,
        'accept-encoding': 'gzip',
      },
      until: signal,
    }
    const outgoing = http.request(asked)
    let sent = false
    let answer: IncomingMessage | null = null
    const forget = (): void => signal.removeEventListener('abort', stop)
    const fail = (error: unknown): void => {
      if (answer) return
      forget()
      outgoing.destroy()
      reject(sent && !isBeforeReading(error) ? error : notSent(error))
    }
    const stop = (): void => {
      answer?.destroy(signal.reason)
      fail(signal.reason)
    }
    signal.addEventListener('abort', stop)
    outgoing.on('socket', () => {
      sent = true
    })
    outgoing.on('error', fail)
    // Nobody asked for another protocol; without this, Node closes the connection and says nothing.
    outgoing.on('upgrade', (_, socket: Socket) => {
      socket.destroy()
      fail(switched())
    })
    outgoing.on('close', () => fail(Object.assign(new Error('closed without an answer'), { code: 'ECONNRESET' })))
    outgoing.on('response', (received) => {
      const { statusCode: status = 0, headers } = received
      if (status < 200) return fail(switched())
      if (status >= 300 && status < 400) return fail(Object.assign(new Error('unexpected redirect'), { code: 'REDIRECT' }))
      answer = received
      received.on('close', forget)
      resolve({
        ok: status >= 200 && status < 300,
        status,
        headers: { get: (name) => headers[name.toLowerCase()]?.toString() ?? null },
        body: decoded(received),
      })
    })
    end(outgoing, request.body)
  })

const end = (outgoing: ClientRequest, body: FetchRequest['body']): void =>
  void (body === null ? outgoing.end() : outgoing.end(body))

const switched = (): Error => Object.assign(new Error('101 Switching Protocols, unasked'), { code: 'HPE_UNEXPECTED_UPGRADE' })

/** In TLS 1.3 a server may refuse the handshake after we believe it done; it reads nothing then. */
const isBeforeReading = (error: unknown): boolean =>
  /^ERR_SSL_.*ALERT_(NO_|BAD_|UNSUPPORTED_|UNKNOWN_)?(CERTIFICATE(_\w+)?|CA|HANDSHAKE_FAILURE|PROTOCOL_VERSION|ACCESS_DENIED)$/.test(
    codeOf(error) ?? '',
  )
