import type { net } from 'electron'

/** Chromium sets these by itself and ends a request that names one with net::ERR_INVALID_ARGUMENT. */
const FORBIDDEN_HEADERS = [
  'connection',
  'content-length',
  'cookie2',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]

/**
 * `net.fetch` as a plain `fetch`: the system's proxy and certificates, but no cookie,
 * cached answer or client certificate of the session. Only http and https, because
 * net.fetch would read file: and app: addresses too. Bodies are read whole before
 * they leave, as net.fetch does itself. Rejects with `Error('net::ERR_…')` when the
 * network fails.
 */
export const electronFetch =
  (electronNet: Pick<typeof net, 'fetch'>, userAgent: string): typeof fetch =>
  async (input, init) => {
    const request = new Request(input, init)
    if (!['http:', 'https:'].includes(new URL(request.url).protocol)) {
      throw new TypeError(`only http and https can be fetched, not ${new URL(request.url).protocol}`)
    }
    const headers = new Headers(request.headers)
    for (const name of FORBIDDEN_HEADERS) headers.delete(name)
    if (!headers.has('user-agent')) headers.set('user-agent', userAgent)
    return electronNet.fetch(request.url, {
      method: request.method,
      headers,
      ...(request.body === null ? {} : { body: await request.arrayBuffer() }),
      redirect: request.redirect,
      // The caller's own signal: the request's copy of it may be collected before it fires.
      signal: init?.signal ?? (input instanceof Request ? input.signal : null),
      credentials: 'omit',
      cache: 'no-store',
    })
  }
