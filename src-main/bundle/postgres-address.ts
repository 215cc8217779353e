import { LoadTargetError } from './target.ts'

export type PostgresAddress = {
  /** What was typed, without the password and everything behind the database's name. */
  label: string
  /** What goes to `pg`. */
  connection: string
  /** Whatever must never be shown, in every form in which it may come back. */
  secrets: string[]
  /** Whether one of them stands in the address itself. */
  showsPassword: boolean
  /** `connect_timeout` of the address, which counts in seconds; null where it says nothing. */
  connectMs: number | null
}

const unreadable = (reason: string): LoadTargetError => new LoadTargetError('address', reason)

/**
 * Reads `postgres://user:password@server:port/database?parameters` only as far as a
 * person needs to see it; `pg` reads the rest.
 * @throws LoadTargetError `address`, without a word of what was typed: it may be the password
 */
export function postgresAddress(spec: string): PostgresAddress {
  if (!/^postgres(ql)?:\/\//i.test(spec)) throw unreadable('no // behind postgres:')
  // An `@` or `#` behind the server is what remains of a password with a `/`, `?` or `#` in it.
  const [, behind = ''] = /^[^/]*\/\/[^/?#]*(.*)$/s.exec(spec) ?? []
  if (/[@#]/.test(behind)) throw unreadable('@ or # behind the server')
  if (/[\s\p{Cc}]/u.test(spec)) throw unreadable('blank')
  const url = parse(spec)
  const decoded = decode(url.password)
  decode(url.username)
  decode(url.pathname)
  const parameters = ['password', 'sslpassword'].flatMap((name) => url.searchParams.getAll(name))
  const shown = [url.password, decoded, ...parameters].filter((secret) => secret !== '')
  const secrets = [...shown, process.env.PGPASSWORD ?? ''].filter((secret) => secret !== '')
  const seconds = Number(url.searchParams.get('connect_timeout') ?? '')
  url.password = ''
  url.search = ''
  return {
    label: url.href,
    connection: withoutWarning(spec),
    secrets,
    showsPassword: shown.length > 0,
    connectMs: seconds > 0 ? seconds * 1000 : null,
  }
}

/** `pg` takes these for `verify-full` and writes a page about it to stderr; `uselibpqcompat` means them as libpq does. */
const withoutWarning = (spec: string): string =>
  /[?&]uselibpqcompat=true/.test(spec) ? spec : spec.replace(/([?&]sslmode=)(?:prefer|require|verify-ca)(?=&|$)/, '$1verify-full')

function parse(spec: string): URL {
  // `pg` takes a user without a server for one on this machine; the web's URLs know no such thing.
  const url = URL.parse(spec) ?? URL.parse(spec.replace('@/', '@localhost/'))
  if (!url) throw unreadable('no URL')
  return url
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw unreadable('% without two digits')
  }
}
