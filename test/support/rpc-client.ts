import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { WebSocket } from 'ws'
import type { Contract } from '#core/contract'

export type DisparoClient = ContractRouterClient<Contract>

/** A client of a running browser shell, as its page would be: same socket, same token. */
export async function connectClient(url: string): Promise<{ disparo: DisparoClient; close(): void }> {
  const { origin, host, hash } = new URL(url)
  const token = new URLSearchParams(hash.slice(1)).get('t') ?? ''
  const websocket = new WebSocket(`ws://${host}/rpc`, ['disparo', `token.${token}`], { origin })
  await new Promise((open, fail) => {
    websocket.once('open', open)
    websocket.once('error', fail)
  })
  const link = new RPCLink({ websocket: websocket as unknown as globalThis.WebSocket })
  return { disparo: createORPCClient(link), close: () => websocket.close() }
}
