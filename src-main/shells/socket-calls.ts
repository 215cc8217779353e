import { StandardRPCHandler } from '@orpc/server/standard'
import { createServerPeerHandleRequestFn } from '@orpc/server/standard-peer'
import { ServerPeer } from '@orpc/standard-server-peer'
import type { RawData, WebSocket } from 'ws'
import { jsonTrouble } from './json-limits.ts'

/** Between a call's JSON and the file that comes with it; no UTF-8 has this byte. */
const DELIMITER = 0xff
/** WebSocket's own code for what the other side can't be meant to have sent. */
const UNFIT = 1007

type CallRouter = ConstructorParameters<typeof StandardRPCHandler<Record<never, never>>>[0]

/**
 * oRPC's calls over a socket. oRPC has such a handler of its own, which parses whatever
 * comes, as deep and as wide as it is, and prints a stack for what is none of its messages.
 */
export function socketCalls(router: CallRouter): { upgrade(socket: WebSocket): void } {
  const handler = new StandardRPCHandler(router, {})
  const handle = createServerPeerHandleRequestFn(handler, { context: {} })
  return {
    upgrade(socket) {
      const peer = new ServerPeer((message) => socket.send(message))
      const refuse = (why: string): void => {
        console.error(`socket: ${why}`)
        socket.close(UNFIT)
      }
      socket.on('message', (data, isBinary) => {
        const raw = bytesOf(data)
        const trouble = jsonTrouble(jsonPartOf(raw))
        if (trouble !== null) return refuse(trouble)
        const message = isBinary ? raw : raw.toString()
        peer.message(message, handle).catch((error: unknown) => refuse(error instanceof Error ? error.message : 'no call'))
      })
      socket.on('close', () => peer.close())
    },
  }
}

function bytesOf(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data)
  return Buffer.isBuffer(data) ? data : Buffer.from(data)
}

function jsonPartOf(raw: Buffer): Buffer {
  const end = raw.indexOf(DELIMITER)
  return end === -1 ? raw : raw.subarray(0, end)
}
