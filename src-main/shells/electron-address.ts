import type { WebFrameMain } from 'electron'

export const SCHEME = 'app'
export const HOST = 'disparo'

/** Where the window's own page lives: the packaged app, or the development server. */
export type Home = {
  protocol: string
  host: string
  /** As a frame reports its origin. Node's URL parser answers "null" for our scheme, so nothing here asks it. */
  frameOrigin: string
  start: string
}

/** `devServer` is electron-vite's address and counts only in a run that isn't packaged. */
export const homeOf = (devServer: string | undefined): Home => {
  const start = devServer ?? `${SCHEME}://${HOST}/`
  const { protocol, host } = new URL(start)
  return { protocol, host, frameOrigin: `${protocol}//${host}`, start }
}

const parsed = (url: string): URL | null => (URL.canParse(url) ? new URL(url) : null)

/** Whether an address belongs to the app's own page; compared by scheme and host. */
export const isOurs = (home: Home, url: string): boolean => {
  const address = parsed(url)
  return address !== null && address.protocol === home.protocol && address.host === home.host
}

/** Some mail programs take `attach=/path` and would send a file of this computer: nothing but what is written by hand. */
const MAIL_FIELDS = new Set(['to', 'cc', 'bcc', 'subject', 'body', 'in-reply-to'])
const isPlainMail = ({ searchParams }: URL): boolean =>
  [...searchParams.keys()].every((field) => MAIL_FIELDS.has(field.toLowerCase()))

/**
 * The address to give to the system's browser or mail program, in canonical form; null
 * for all that isn't https, mailto or the training phone on loopback.
 */
export const openable = (url: string): string | null => {
  const address = parsed(url)
  if (address === null || address.username !== '' || address.password !== '') return null
  if (address.protocol === 'mailto:') return isPlainMail(address) ? address.href : null
  if (address.protocol === 'http:' && address.hostname === '127.0.0.1' && address.pathname.startsWith('/_phone'))
    return address.href
  // The parser repairs `https:host` and `https:///host`; only what was written as a full address is taken.
  return address.protocol === 'https:' && /^https:\/\/[^/\\]/i.test(url) ? address.href : null
}

/** A message counts only from the top frame of our own page. A frame that is gone is null. */
export const isTrustedFrame = (home: Home, frame: Pick<WebFrameMain, 'origin' | 'parent'> | null): boolean =>
  frame !== null && frame.parent === null && frame.origin === home.frameOrigin
