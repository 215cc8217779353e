export type TransportFault = {
  kind: 'network' | 'protocol'
  /** `ECONNRESET`, `ERR_NAME_NOT_RESOLVED`: whatever the transport calls it. */
  code: string
  /** Certain that the provider never read the request: it can be repeated whatever it asks for. */
  neverSent: boolean
  /** Whether trying again could help. */
  transient: boolean
  /** What the transport says, causes included; not redacted yet. */
  text: string
}

/** No connection came about. A route lost later has other codes in Node (no `syscall: connect`), so those that are ambiguous are left out. */
const NEVER_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ERR_NAME_NOT_RESOLVED|ERR_NAME_RESOLUTION_FAILED|ERR_CONNECTION_REFUSED|ERR_CONNECTION_FAILED|ERR_CONNECTION_TIMED_OUT|ERR_INTERNET_DISCONNECTED|ERR_PROXY_CONNECTION_FAILED|ERR_TUNNEL_CONNECTION_FAILED)$/
/** The certificate is refused before anything is sent; it will be no better in a second. */
const CERTIFICATE = /^(CERT_|ERR_CERT_|ERR_TLS_CERT|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_CERT|UNABLE_TO_)/
/** Something answered, but not in HTTP as it should be. */
const NOT_HTTP =
  /^(HPE_|UND_ERR_RES_|UND_ERR_RESPONSE|ERR_INVALID_HTTP_RESPONSE|ERR_RESPONSE_HEADERS_|ERR_CONTENT_DECODING_FAILED|ERR_INVALID_CHUNKED)/
/** Chromium makes now an answer of a 407 and now a failure; undici's failure has no word of it and stays `unknown`. */
const PROXY_PASSWORD = /^ERR_PROXY_AUTH_/
/** What the caller shows for it, whichever way it came. */
export const PROXY_ASKS_FOR_PASSWORD = 'proxy authentication (407)'
/** undici, Electron and Chromium say it in words. */
const REDIRECT = /unexpected redirect|attempted to redirect|redirect was cancelled|ERR_(TOO_MANY|UNSAFE)_REDIRECT/i
/** The transport itself refuses to do it. */
const REFUSED = /^(ERR_INVALID_ARGUMENT|ERR_UNSAFE_PORT|ERR_UNKNOWN_URL_SCHEME|ERR_DISALLOWED_URL_SCHEME|ERR_BLOCKED_BY_)/

/**
 * Reads what `fetch` rejected with: undici's `TypeError: fetch failed`, whose
 * cause has the code, or Electron's plain `Error('net::ERR_…')`.
 */
export function readTransportFault(error: unknown): TransportFault {
  const chain = causes(error)
  const text = chain.map((link) => link.message).join(': ')
  if (chain.some((link) => REDIRECT.test(link.message)))
    return { kind: 'protocol', code: 'redirect', neverSent: false, transient: false, text }
  const code = chain.map(codeOf).find((found) => found !== null) ?? 'unknown'
  if (PROXY_PASSWORD.test(code))
    return { kind: 'network', code: PROXY_ASKS_FOR_PASSWORD, neverSent: true, transient: false, text }
  if (CERTIFICATE.test(code) || REFUSED.test(code)) return { kind: 'network', code, neverSent: true, transient: false, text }
  const neverSent = NEVER_SENT.test(code) || chain.some((link) => link.syscall === 'connect' || link.syscall === 'getaddrinfo')
  return { kind: NOT_HTTP.test(code) ? 'protocol' : 'network', code, neverSent, transient: true, text }
}

type Link = { name?: string; message: string; code?: unknown; syscall?: unknown }

/** The error, its causes, and of several at once (one per address) the first. */
function causes(error: unknown): Link[] {
  const chain: Link[] = []
  let link = error
  while (link instanceof Error && chain.length < 6) {
    chain.push(link)
    link = link.cause ?? (link instanceof AggregateError ? link.errors[0] : undefined)
  }
  return chain.length > 0 ? chain : [{ message: String(error) }]
}

function codeOf(link: Link): string | null {
  const chromium = /net::(ERR_[A-Z0-9_]+)/.exec(link.message)?.[1]
  if (chromium) return chromium
  if (typeof link.code === 'string') return link.code
  // undici has a code for most of what is no HTTP, and for the rest only the name.
  return link.name === 'HTTPParserError' ? 'HPE_INVALID' : null
}
