import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { Page } from '@playwright/test'
import type { DisparoClient } from './rpc-client.ts'

type Told = string | { base64: string }
let count = 0

/**
 * A client of a running window: it asks for a port as the page itself does, and each message
 * goes the way of the page's own. A reload ends it, as it ends the page's.
 */
export async function pageClient(page: Page): Promise<{ disparo: DisparoClient; close(): void }> {
  const { port1: ours, port2: far } = new MessageChannel()
  const name = `disparoTest${++count}`
  await page.exposeFunction(`${name}Heard`, (told: Told) =>
    far.postMessage(typeof told === 'string' ? told : new Uint8Array(Buffer.from(told.base64, 'base64'))),
  )
  await page.evaluate((key) => {
    const { port1, port2 } = new MessageChannel()
    const heard = (globalThis as unknown as Record<string, (told: Told) => void>)[`${key}Heard`]
    port1.addEventListener('message', (event) => {
      const { data } = event as MessageEvent<string | Uint8Array>
      heard?.(typeof data === 'string' ? data : { base64: btoa(String.fromCharCode(...data)) })
    })
    port1.start()
    Object.assign(globalThis, { [key]: port1 })
    window.postMessage('disparo:rpc-port', location.origin, [port2])
  }, name)
  far.on('message', (data: string | Uint8Array) => {
    const told: Told = typeof data === 'string' ? data : { base64: Buffer.from(data).toString('base64') }
    page
      .evaluate(
        ([key, given]) => {
          const port = (globalThis as unknown as Record<string, MessagePort>)[key]
          port?.postMessage(typeof given === 'string' ? given : Uint8Array.from(atob(given.base64), (one) => one.charCodeAt(0)))
        },
        [name, told] as const,
      )
      // The page is gone, and so is whoever waited for the answer.
      .catch(() => ours.close())
  })
  return { disparo: createORPCClient(new RPCLink({ port: ours as unknown as MessagePort })), close: () => ours.close() }
}
