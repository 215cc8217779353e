import { BlockList, isIP } from 'node:net'

/** The way to a provider: straight, through an HTTP proxy, or one that we can't go (its name says which). */
export type Route = { kind: 'direct' } | { kind: 'proxy'; proxy: URL } | { kind: 'unsupported'; name: string }

/** The ways to an address, the best first; a later one is for when the earlier proxy can't be reached. */
export type FindRoutes = (address: URL) => Promise<readonly Route[]> | readonly Route[]

const DIRECT: Route = { kind: 'direct' }

/**
 * Chromium's answer to `resolveProxy`, in the words of a PAC file:
 * `PROXY a:8080; HTTPS b:443; SOCKS5 c:1080; DIRECT`.
 */
export function pacRoutes(answer: string): readonly Route[] {
  const routes = answer
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part): Route => {
      const [, word = '', place = ''] = /^(\S+)\s*(.*)$/.exec(part) ?? []
      switch (word.toUpperCase()) {
        case 'DIRECT':
          return DIRECT
        case 'PROXY':
        case 'HTTP':
          return proxyAt(`http://${place}`, part)
        case 'HTTPS':
          return proxyAt(`https://${place}`, part)
        default:
          return { kind: 'unsupported', name: part }
      }
    })
  return routes.length > 0 ? routes : [DIRECT]
}

/**
 * What HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY say, in capitals or not, as curl reads
 * them: a name in NO_PROXY is also its subdomains', `*` is everything, and there may be a port
 * or, of addresses, a range (`10.0.0.0/8`). Loopback is never asked of a proxy: the simulators
 * are there, and it is another machine's loopback that would answer.
 */
export const environmentRoutes =
  (env: Readonly<Record<string, string | undefined>>) =>
  (address: URL): readonly Route[] => {
    const said = (name: string): string => (env[name] || env[name.toUpperCase()] || '').trim()
    const proxy = said(address.protocol === 'https:' ? 'https_proxy' : 'http_proxy') || said('all_proxy')
    if (proxy === '' || isLoopback(address) || isExempt(address, said('no_proxy'))) return [DIRECT]
    return [proxyAt(/^[a-z][a-z\d+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy}`, withoutPassword(proxy))]
  }

function proxyAt(text: string, name: string): Route {
  const proxy = URL.canParse(text) ? new URL(text) : null
  const known = proxy !== null && proxy.hostname !== '' && (proxy.protocol === 'http:' || proxy.protocol === 'https:')
  return known ? { kind: 'proxy', proxy } : { kind: 'unsupported', name }
}

const withoutPassword = (proxy: string): string => proxy.replace(/^([^/]*\/\/)?[^/]*@/, '$1')

/** Without the brackets of an IPv6 address. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1')

/** The port that is meant where none is written. */
export const portOf = ({ port, protocol }: URL): number => Number(port) || (protocol === 'https:' ? 443 : 80)

const isLoopback = (address: URL): boolean => /^(localhost|127(\.\d+){3}|::1)$|\.localhost$/.test(hostOf(address))

function isExempt(address: URL, list: string): boolean {
  const host = hostOf(address)
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true
      if (isInRange(host, entry)) return true
      const [, name = entry, port] = /^(\[[^\]]*\]|[^:]*):(\d+)$/.exec(entry) ?? []
      if (port !== undefined && Number(port) !== portOf(address)) return false
      const suffix = name.replace(/^\[(.*)\]$/, '$1').replace(/^\*?\./, '')
      return host === suffix || (isIP(host) === 0 && host.endsWith(`.${suffix}`))
    })
}

function isInRange(host: string, entry: string): boolean {
  const [, net = '', bits = ''] = /^([\d.]+|[\da-f:]+)\/(\d{1,3})$/.exec(entry) ?? []
  const family = isIP(net)
  if (family === 0 || isIP(host) !== family || Number(bits) > (family === 4 ? 32 : 128)) return false
  const type = family === 4 ? 'ipv4' : 'ipv6'
  const block = new BlockList()
  block.addSubnet(net, Number(bits), type)
  return block.check(host, type)
}
