import tls, { type SecureContext } from 'node:tls'

let context: SecureContext | undefined

/**
 * Whom TLS trusts: Node's own list and the system's, where a company puts the authority that
 * its network inspects with. Made at the first need, because it takes a good part of a second.
 */
export function trusted(): SecureContext {
  context ??= tls.createSecureContext(authorities())
  return context
}

/** Before Node 22.15, and where the system's store can't be read, Node's own list has to do: what it lacks is told as a certificate that nobody trusts. */
function authorities(): { ca?: string[] } {
  if (typeof tls.getCACertificates !== 'function') return {}
  try {
    return { ca: [...new Set([...tls.getCACertificates('default'), ...tls.getCACertificates('system')])] }
  } catch {
    return {}
  }
}
