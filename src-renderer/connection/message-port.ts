import { RPCLink } from '@orpc/client/message-port'
import type { Channel } from './channel.ts'
import { openPort } from './port.ts'

/** Electron: a port that the preload hands over. It closes when the main process goes away. */
export function openPortChannel(): Channel {
  const port = openPort()
  const closed = new Promise<void>((resolve) => {
    port.addEventListener('close', () => resolve(), { once: true })
  })
  return { link: new RPCLink({ port }), closed }
}
