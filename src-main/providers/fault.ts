import type { ProviderErrorKind } from '#core/provider'
import { codeOf, NotSentError } from '../transport/index.ts'

export type TransportFault = {
  kind: Extract<ProviderErrorKind, 'network' | 'protocol' | 'tls' | 'proxy' | 'portal'>
  /** `ECONNRESET`, `HPE_HEADER_OVERFLOW`: whatever the system calls it. */
  code: string
  /** Certain that the provider never read the request: it can be repeated whatever it asks for. */
  neverSent: boolean
  /** Whether trying again could help. */
  transient: boolean
  /** What the transport says, causes included; not redacted yet. */
  text: string
}

/** What the caller shows where a proxy wants a name and a password, whichever way it came. */
export const PROXY_ASKS_FOR_PASSWORD = 'proxy authentication (407)'

/** No common language, no HTTPS on that port, a certificate that is not trusted: no better in a second. */
const TLS = /^(CERT_|ERR_CERT_|ERR_TLS_|ERR_SSL_|EPROTO|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_CERT|UNABLE_TO_)|^HOSTNAME_MISMATCH$/
/** Something answered, but not in HTTP as it should be. */
const NOT_HTTP = /^HPE_/

/** Reads what a transport rejected with. */
export function readTransportFault(error: unknown): TransportFault {
  const text = messages(error).join(': ')
  const code = codeOf(error) ?? 'unknown'
  const neverSent = error instanceof NotSentError
  const lasting = (kind: TransportFault['kind'], hint = code): TransportFault => ({
    kind,
    code: hint,
    neverSent,
    transient: false,
    text,
  })
  if (code === 'REDIRECT') return lasting('protocol', 'redirect')
  if (code === 'PROXY_AUTH') return lasting('proxy', PROXY_ASKS_FOR_PASSWORD)
  if (code === 'PORTAL') return lasting('portal')
  if (code.startsWith('PROXY_')) return { ...lasting('proxy'), transient: code === 'PROXY_UNREACHABLE' }
  if (neverSent && TLS.test(code)) return lasting('tls')
  if (code === 'ERR_INVALID_PROTOCOL') return lasting('network')
  return { kind: NOT_HTTP.test(code) ? 'protocol' : 'network', code, neverSent, transient: true, text }
}

/** The error's and its causes', said once. */
function messages(error: unknown): string[] {
  const found: string[] = []
  for (let link = error; link instanceof Error && found.length < 6; link = link.cause)
    if (!found.some((text) => text.includes((link as Error).message))) found.push(link.message)
  return found.length > 0 ? found : [String(error)]
}
