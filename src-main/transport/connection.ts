import { once } from 'node:events'
import http, { type IncomingMessage } from 'node:http'
import net, { isIP, type Socket } from 'node:net'
import tls from 'node:tls'
import { NotSentError, notSent } from './fetch.ts'
import { hostOf, portOf, type Route } from './route.ts'
import { trusted } from './trust.ts'

/** A name to look up, a proxy to ask and a handshake to make: all of it together. */
const OPEN_WITHIN_MS = 10_000

/**
 * A connection over which an address can be spoken to in HTTP: through the route's proxy where
 * there is one, and secured for https. Everything that fails here fails before a request left.
 * @throws NotSentError
 */
export async function openConnection(address: URL, route: Route, signal: AbortSignal): Promise<Socket> {
  if (route.kind === 'unsupported') throw new NotSentError('PROXY_UNSUPPORTED', `proxy not supported: ${route.name}`)
  const steps = new AbortController()
  const stop = (): void => steps.abort(signal.reason)
  const timer = setTimeout(
    () => steps.abort(new NotSentError('ETIMEDOUT', `no connection within ${OPEN_WITHIN_MS} ms`)),
    OPEN_WITHIN_MS,
  )
  signal.addEventListener('abort', stop)
  try {
    if (signal.aborted) throw signal.reason
    const near = route.kind === 'proxy' ? await reachProxy(route.proxy, steps.signal) : await dial(address, steps.signal)
    if (address.protocol !== 'https:') return near
    if (route.kind === 'proxy') await tunnel(near, address, route.proxy, steps.signal)
    return await secured(near, address, steps.signal)
  } catch (error) {
    throw notSent(steps.signal.aborted ? steps.signal.reason : error)
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
  }
}

/** As every request to a proxy has to carry it; none where the proxy's address has no name and password. */
export function proxyAuthorization({ username, password }: URL): Record<string, string> {
  if (username === '' && password === '') return {}
  const credentials = `${plain(username)}:${plain(password)}`
  return { 'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}` }
}

const plain = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    // Typed with a bare `%`: it is meant as it stands.
    return text
  }
}

async function reachProxy(proxy: URL, signal: AbortSignal): Promise<Socket> {
  try {
    const socket = await dial(proxy, signal)
    return proxy.protocol === 'https:' ? await secured(socket, proxy, signal) : socket
  } catch (error) {
    throw new NotSentError('PROXY_UNREACHABLE', `proxy ${proxy.host}: ${notSent(error).message}`, error)
  }
}

const dial = (to: URL, signal: AbortSignal): Promise<Socket> =>
  ready(net.connect({ host: hostOf(to), port: portOf(to), noDelay: true }), 'connect', signal)

/** Names are sent along and compared with the certificate; an address can't be a name (RFC 6066, 3). */
const secured = (socket: Socket, to: URL, signal: AbortSignal): Promise<Socket> => {
  const host = hostOf(to)
  const secure = tls.connect({
    socket,
    host,
    ...(isIP(host) === 0 && { servername: host }),
    secureContext: trusted(),
    ALPNProtocols: ['http/1.1'],
  })
  return ready(secure, 'secureConnect', signal)
}

async function ready<S extends Socket>(socket: S, event: string, signal: AbortSignal): Promise<S> {
  try {
    await once(socket, event, { signal })
    return socket
  } catch (error) {
    // What else it says while it goes is of no interest.
    socket.on('error', () => undefined)
    socket.destroy()
    throw error
  }
}

/** Asks the proxy for a way through (RFC 9110, 9.3.6). */
async function tunnel(socket: Socket, to: URL, proxy: URL, signal: AbortSignal): Promise<void> {
  const host = to.hostname.includes(':') ? `[${hostOf(to)}]` : to.hostname
  const place = `${host}:${portOf(to)}`
  const asking = http.request({
    method: 'CONNECT',
    path: place,
    headers: { host: place, ...proxyAuthorization(proxy) },
    createConnection: () => socket,
  })
  try {
    asking.end()
    const [{ statusCode: status = 0 }, , head] = (await once(asking, 'connect', { signal })) as [IncomingMessage, Socket, Buffer]
    if (status === 407) throw new NotSentError('PROXY_AUTH', `proxy ${proxy.host} asks for a password`)
    if (status === 511) throw new NotSentError('PORTAL', 'the network asks for a login (511)')
    if (status < 200 || status > 299)
      throw new NotSentError('PROXY_REFUSED', `proxy ${proxy.host} answers ${status} to CONNECT ${place}`)
    if (head.length > 0) socket.unshift(head)
  } catch (error) {
    asking.on('error', () => undefined)
    asking.destroy()
    socket.destroy()
    throw error instanceof NotSentError || signal.aborted
      ? error
      : new NotSentError('PROXY_REFUSED', `proxy ${proxy.host}: ${notSent(error).message}`, error)
  }
}
