import { RPCLink } from '@orpc/client/websocket'
import { type Channel, ConnectionLost, KeyRefused } from './channel.ts'
import { currentKey, isKeyGood } from './key.ts'

/** The server is on this machine: what takes longer will not come. */
const OPEN_TIMEOUT_MS = 5_000

/**
 * Rejects with `ConnectionLost` when the socket closes before it opens, or does not open in
 * time, and with `KeyRefused` when it is there and does not know this tab's key.
 */
export async function openSocket(): Promise<Channel> {
  const key = currentKey()
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
  const websocket = new WebSocket(`${scheme}://${location.host}/rpc`, ['disparo', ...(key === null ? [] : [`token.${key}`])])
  const closed = new Promise<void>((resolve) => {
    websocket.addEventListener('close', () => resolve(), { once: true })
  })
  try {
    await new Promise<void>((resolve, reject) => {
      websocket.addEventListener('open', () => resolve(), { once: true })
      void closed.then(() => reject(new ConnectionLost('the socket closed')))
      setTimeout(() => reject(new ConnectionLost('the socket did not open')), OPEN_TIMEOUT_MS)
    })
  } catch (error) {
    websocket.close()
    // A browser does not tell a page why its socket was refused.
    if ((await isKeyGood()) === false) throw new KeyRefused('this tab has no key that counts')
    throw error
  }
  return { link: new RPCLink({ websocket }), closed }
}
