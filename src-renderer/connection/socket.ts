import { RPCLink } from '@orpc/client/websocket'
import { type Channel, ConnectionLost } from './channel.ts'

const TOKEN_KEY = 'disparo.token'

/** The server is on this machine: what takes longer will not come. */
const OPEN_TIMEOUT_MS = 5_000

/**
 * The browser shell hands its token over in the address (`#t=…`). It moves into
 * this tab's memory at once, so that it stays out of history and screenshots.
 */
export function takeToken(): void {
  const match = /^#t=([\w-]+)$/.exec(location.hash)
  if (!match?.[1]) return
  sessionStorage.setItem(TOKEN_KEY, match[1])
  history.replaceState(null, '', `${location.pathname}${location.search}#/`)
}

/** Rejects with `ConnectionLost` when the socket closes before it opens, or does not open in time. */
export async function openSocket(): Promise<Channel> {
  const protocols = ['disparo']
  const token = sessionStorage.getItem(TOKEN_KEY)
  if (token !== null) protocols.push(`token.${token}`)
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
  const websocket = new WebSocket(`${scheme}://${location.host}/rpc`, protocols)
  const closed = new Promise<void>((resolve) => {
    websocket.addEventListener('close', () => resolve(), { once: true })
  })
  await new Promise<void>((resolve, reject) => {
    websocket.addEventListener('open', () => resolve(), { once: true })
    void closed.then(() => reject(new ConnectionLost('the socket closed')))
    setTimeout(() => reject(new ConnectionLost('the socket did not open')), OPEN_TIMEOUT_MS)
  }).catch((error: unknown) => {
    websocket.close()
    throw error
  })
  return { link: new RPCLink({ websocket }), closed }
}
