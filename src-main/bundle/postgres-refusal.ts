import type { TargetTrouble } from '#core/bundle'
import { LoadTargetError } from './target.ts'

/** What the server's answer means, by SQLSTATE or its class (PostgreSQL, appendix A). */
const BY_STATE: Readonly<Record<string, TargetTrouble>> = {
  '08': 'lost',
  '28': 'login',
  '3D000': 'no-database',
  '3F000': 'no-database',
  '42501': 'permission',
  '25006': 'permission',
  '55P03': 'busy',
  '40': 'busy',
  '57014': 'busy',
  '53300': 'busy',
  '57P01': 'lost',
  '57P02': 'lost',
  '57P03': 'unreachable',
}

/** What OpenSSL, Node and `pg` call a certificate or a handshake that does not do. */
const TLS = /SSL|TLS|CERT|SIGNATURE|EPROTO/i
/** The system's own: nobody there, no such name, no way. */
const NETWORK = /^E(?!RR_|PROTO)[A-Z_]+$/

/**
 * Any failure of `pg` as one refusal: its kind, and its own words without what must not be shown.
 * @param phase before or after the connection stood
 */
export function explainPostgres(error: unknown, phase: 'connect' | 'work', secrets: readonly string[]): LoadTargetError {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  // No cause: it may hold the whole address.
  return new LoadTargetError(troubleOf(error, code, phase), hide(wordsOf(error, code), secrets))
}

function troubleOf(error: unknown, code: string, phase: 'connect' | 'work'): TargetTrouble {
  const isState = /^[0-9A-Z]{5}$/.test(code) && error instanceof Error && 'severity' in error
  if (isState) return BY_STATE[code] ?? BY_STATE[code.slice(0, 2)] ?? 'refused'
  if (phase === 'work') return 'lost'
  const message = error instanceof Error ? error.message : ''
  // A server that asks for a password and gets none, or proves not to know it.
  if (/^SASL|password/i.test(message)) return 'login'
  // Of all files, only those of certificates are opened.
  const isFile = error instanceof Error && 'syscall' in error && error.syscall === 'open'
  if (NETWORK.test(code) && !isFile) return 'unreachable'
  return isFile || TLS.test(code) || TLS.test(message) ? 'tls' : 'unreachable'
}

/** One line. Several addresses of one server fail together, and then only the parts say anything. */
function wordsOf(error: unknown, code: string): string {
  const parts = error instanceof AggregateError ? error.errors : [error]
  const words = parts.map((part) => (part instanceof Error ? part.message : String(part)).split('\n')[0] ?? '')
  return [...new Set(words)].filter((word) => word !== '').join(', ') || code || 'PostgreSQL'
}

const hide = (text: string, secrets: readonly string[]): string =>
  // The longest first, so that no part of one is left standing.
  [...secrets].sort((a, b) => b.length - a.length).reduce((rest, secret) => rest.replaceAll(secret, '•••'), text)
