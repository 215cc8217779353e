/**
 * Node's `fetch` as Electron's `net.fetch` would have it: its refusals, its plain
 * `Error('net::ERR_…')` without code or cause, its empty `url`. What works over
 * both does not lean on undici.
 */
export const netFetch: typeof fetch = async (input, init) => {
  const request = typeof input === 'object' && 'url' in input ? input : null
  const url = new URL(request ? request.url : input.toString())
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new Error('net::ERR_UNKNOWN_URL_SCHEME')
  const headers = new Headers(init?.headers ?? request?.headers)
  for (const [name, value] of headers) if (isForbidden(name, value)) throw new Error('net::ERR_INVALID_ARGUMENT')
  const redirect = init?.redirect ?? request?.redirect ?? 'follow'
  const signal = init?.signal ?? request?.signal

  let response: Response
  try {
    response = await fetch(input, { ...init, redirect: redirect === 'follow' ? 'follow' : 'manual' })
  } catch (error) {
    if (signal?.aborted) throw signal.reason
    throw new Error(`net::${chromiumCode(error)}`)
  }
  if (redirect !== 'follow' && response.status >= 300 && response.status < 400 && response.headers.has('location')) {
    await response.body?.cancel()
    throw new Error(redirect === 'manual' ? 'Redirect was cancelled' : "Attempted to redirect, but redirect policy was 'error'")
  }
  // A response that is made, not fetched: no url, type `default`, never redirected.
  return new Response(response.body && asChromiumReads(response.body, signal), {
    status: response.status,
    statusText: response.statusText,
    headers: joined(response.headers),
  })
}

const FORBIDDEN = new Set(['content-length', 'host', 'trailer', 'te', 'upgrade', 'cookie2', 'keep-alive', 'transfer-encoding'])

const isForbidden = (name: string, value: string): boolean =>
  FORBIDDEN.has(name) || (name === 'connection' && value.toLowerCase() === 'upgrade')

const CODES = new Map([
  ['ECONNREFUSED', 'ERR_CONNECTION_REFUSED'],
  ['ECONNRESET', 'ERR_CONNECTION_RESET'],
  ['ENOTFOUND', 'ERR_NAME_NOT_RESOLVED'],
  ['EAI_AGAIN', 'ERR_NAME_NOT_RESOLVED'],
  ['UND_ERR_CONNECT_TIMEOUT', 'ERR_CONNECTION_TIMED_OUT'],
  ['UND_ERR_SOCKET', 'ERR_EMPTY_RESPONSE'],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'ERR_CONTENT_LENGTH_MISMATCH'],
])

function chromiumCode(error: unknown): string {
  const code = error instanceof Error && error.cause instanceof Error && 'code' in error.cause ? error.cause.code : null
  if (typeof code !== 'string') return 'ERR_FAILED'
  return CODES.get(code) ?? (code.startsWith('HPE_') ? 'ERR_INVALID_HTTP_RESPONSE' : 'ERR_FAILED')
}

/** Aborting in mid-body fails the read with some error of the stream's, not with the signal's reason. */
function asChromiumReads(body: ReadableStream<Uint8Array>, signal: AbortSignal | null | undefined): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read()
        if (done) controller.close()
        else controller.enqueue(value)
      } catch (error) {
        controller.error(new Error(`net::${signal?.aborted ? 'ERR_ABORTED' : chromiumCode(error)}`))
      }
    },
    cancel: (reason) => reader.cancel(reason),
  })
}

/** Electron joins what stands several times, cookies too. */
function joined(headers: Headers): Headers {
  const copy = new Headers([...headers].filter(([name]) => name !== 'set-cookie'))
  const cookies = headers.getSetCookie()
  if (cookies.length > 0) copy.set('set-cookie', cookies.join(', '))
  return copy
}
