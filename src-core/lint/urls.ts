/** Addresses in texts. Every pattern here reads a text once from left to right. */

/** Where the host of an address stands; all of it up to the first `/`, `?` or `#` where no scheme stands before. */
export function urlHost(url: string): { start: number; end: number } {
  const scheme = url.indexOf('://')
  const start = scheme === -1 ? 0 : scheme + 3
  const length = url.slice(start).search(/[/?#]/)
  return { start, end: length === -1 ? url.length : start + length }
}

export type Link = { start: number; end: number; host: string }

/** A full stop with a blank behind it, as most texts have them, is none of an address. */
const MAY_HOLD_ONE = /[a-z0-9-]\.[a-z0-9-]|:\/\//i
const CHUNK = /\S+/g
const BEFORE = /^[^\p{L}\p{N}]+/u
const AFTER = new Set('.,;:!?)]}>"\'”’*_~`…')
const HOST = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?=[/?#:.,;!)\]>"'”’*_~`…]|$)/i
/** Endings that no sentence without a blank after its full stop would give. */
const ENDINGS = new Set([
  'com',
  'br',
  'net',
  'org',
  'io',
  'gov',
  'edu',
  'app',
  'site',
  'online',
  'info',
  'shop',
  'store',
  'link',
  'gl',
  'ly',
])

/**
 * The addresses in a text, with `https://`, `www.` or plainly written (`exemplo.com.br`,
 * `wa.me/5511…`); e-mail addresses are none.
 */
export function linksIn(text: string): Link[] {
  const links: Link[] = []
  if (!MAY_HOLD_ONE.test(text)) return links
  for (const { 0: chunk, index } of text.matchAll(CHUNK)) {
    if (!chunk.includes('.')) continue
    const found = linkIn(chunk)
    if (found) links.push({ start: index + found.start, end: index + found.end, host: found.host })
  }
  return links
}

function linkIn(chunk: string): Link | null {
  let end = chunk.length
  while (end > 0 && AFTER.has(chunk[end - 1] ?? '') && !chunk.endsWith('}}', end)) end--
  const scheme = /https?:\/\//i.exec(chunk)
  if (scheme) {
    const at = scheme.index + scheme[0].length
    const { 0: host } = /^[^/?#:]*/.exec(chunk.slice(at, end)) ?? ['']
    return { start: scheme.index, end, host: host.toLowerCase() }
  }
  const start = BEFORE.exec(chunk)?.[0].length ?? 0
  const rest = chunk.slice(start, end)
  const host = HOST.exec(rest)?.[0].toLowerCase()
  if (host === undefined || rest.includes('@')) return null
  const isMeant =
    host.startsWith('www.') || ENDINGS.has(host.slice(host.lastIndexOf('.') + 1)) || /^\/[^\s/]/.test(rest.slice(host.length))
  return isMeant && /\p{L}/u.test(host) ? { start, end, host } : null
}

const isAt = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`)

/** Meta refuses a way into WhatsApp inside WhatsApp. */
export const isWhatsApp = (host: string): boolean => isAt(host, 'wa.me') || host.includes('whatsapp')

const SHORTENERS = [
  'bit.ly',
  'bitly.com',
  'tinyurl.com',
  'tiny.cc',
  'goo.gl',
  'encurtador.com.br',
  'encurta.net',
  'abre.ai',
  'ow.ly',
  'is.gd',
  'v.gd',
  't.co',
  't.ly',
  'cutt.ly',
  'rb.gy',
  'shorturl.at',
  'buff.ly',
  'rebrand.ly',
  's.id',
  'l1nk.dev',
  'lnkd.in',
  'adf.ly',
  'shre.ink',
  'short.io',
  'bl.ink',
  'urlz.fr',
  'x.gd',
  'cli.re',
  'acesse.one',
  'acesse.dev',
  'encurt.ai',
  'migre.me',
]

export const isShortener = (host: string): boolean => SHORTENERS.some((domain) => isAt(host, domain))
