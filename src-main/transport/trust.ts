import tls, { type SecureContext } from 'node:tls'

let context: SecureContext | undefined

/**
 * Whom TLS trusts: Node's own list and the system's, where a company puts the authority that
 * its network inspects with. Made at the first need, because it takes a good part of a second;
 * before Node 22.15 only Node's own list can be had.
 */
export function trusted(): SecureContext {
  context ??= tls.createSecureContext(
    typeof tls.getCACertificates === 'function'
      ? { ca: [...new Set([...tls.getCACertificates('default'), ...tls.getCACertificates('system')])] }
      : {},
  )
  return context
}
