import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { RouterClient } from '@orpc/server'
import { openPort } from '../../../../../src-renderer/connection/port.ts'
import type { TrialRouter } from '../app.ts'

/** What the test calls by name through the page's `trial`. */
const port = openPort()
const api: RouterClient<TrialRouter> = createORPCClient(new RPCLink({ port }))

const hash = async (bytes: ArrayBuffer): Promise<string> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).reduce(
    (text, byte) => text + byte.toString(16).padStart(2, '0'),
    '',
  )

let closed = false
port.addEventListener('close', () => {
  closed = true
})
let give = (): void => undefined
const giveUp = new Promise<void>((resolve) => {
  give = resolve
})

const trial = {
  bridge: () => JSON.stringify(Reflect.get(globalThis, 'disparo')),
  info: () => api.info(),
  fetch: (url: string, method = 'GET') => api.fetch({ url, method }),
  fail: () => api.fail(),
  /** Reads a stream up to a number and leaves it. */
  async countTo(name: string, last: number) {
    const seen: number[] = []
    for await (const n of await api.count(name)) {
      seen.push(n)
      if (n === last) break
    }
    return seen
  },
  /** Reads on and on; resolves at the first value. */
  async countOn(name: string) {
    const stream = await api.count(name)
    const first = await stream.next()
    void (async () => {
      for await (const _ of stream) if (closed) give()
    })().catch(() => give())
    return first.value
  },
  ended: (count: number) => api.ended(count),
  async abort() {
    const controller = new AbortController()
    const call = api.wait(undefined, { signal: controller.signal }).then(
      () => 'answered',
      (error: unknown) => (error instanceof Error ? error.name : 'unknown'),
    )
    // The order of two calls is the order of their messages here: both are text.
    await api.info()
    controller.abort()
    return call
  },
  async turn(length: number) {
    const sent = Uint8Array.from({ length }, (_, index) => (index * 31) % 251)
    const file = await api.turn(new File([sent], 'números.bin', { type: 'application/x-trial' }))
    const back = await file.arrayBuffer()
    return {
      isFile: file instanceof File,
      name: file.name,
      type: file.type,
      bytes: file.size,
      same: (await hash(back)) === (await hash(sent.toReversed().buffer)),
    }
  },
  /** Settles when the port has closed and the stream that was being read has ended. */
  async closes() {
    if (!closed) await new Promise((resolve) => port.addEventListener('close', resolve, { once: true }))
    await giveUp
    return closed
  },
  /** What Electron would carry as null. */
  postBlob: () => port.postMessage(new Blob(['x'])),
  save(name: string, text: string) {
    const link = document.createElement('a')
    link.download = name
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/zip' }))
    link.click()
  },
  copy: (text: string) => navigator.clipboard.writeText(text),
  secure: () => isSecureContext,
  leave(url: string) {
    location.href = url
  },
}
Object.assign(globalThis, { trial })
// The first call of a page makes the shell ready, as the real page does.
void api.info().then(() => {
  document.title = 'trial ready'
})
