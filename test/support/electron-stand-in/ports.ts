import type { MessagePortMain } from 'electron'
import { electronClone } from './clone.ts'
import { emitter, strict } from './strict.ts'

export type PortFace = Pick<MessagePortMain, 'on' | 'once' | 'postMessage' | 'start' | 'close'>

/** The main process's end of a channel, and the wire behind it. */
export type FakePort = {
  port: PortFace
  state: { started: boolean; closed: boolean }
  /** A message of the page: `null` stands for what Electron's reader does not know. */
  receive(data: unknown): void
  /** The page's end has gone. */
  drop(): void
}

const ports = new WeakSet<object>()

/** `send` takes what has been cloned; `closed` hears that the main process closed. */
export const fakePort = (send: (data: unknown) => void, closed: () => void): FakePort => {
  // `on` and no `addEventListener`, one argument `{ data, ports }`: as MessagePortMain.
  const events = emitter('MessagePortMain', ['message', 'close'])
  const state = { started: false, closed: false }
  const queue: unknown[] = []
  const later = (event: string, ...args: unknown[]): void => void setImmediate(() => events.emit(event, ...args))
  const end = (): void => {
    state.closed = true
    // A port that was never started never says that it closed.
    if (state.started) later('close')
  }

  const port = strict('MessagePortMain', {
    on: events.on,
    once: events.once,
    postMessage(message: unknown, transfer: object[] = []) {
      for (const [index, item] of transfer.entries()) {
        if (!ports.has(item)) throw new TypeError(`Port at index ${index} is not a valid port`)
      }
      const data = electronClone(message)
      if (!state.closed) send(data)
    },
    start() {
      if (state.started) return
      state.started = true
      for (const data of queue.splice(0)) later('message', { data, ports: [] })
      if (state.closed) later('close')
    },
    close() {
      if (state.closed) return
      end()
      closed()
    },
  }) as unknown as PortFace
  ports.add(port)

  return {
    port,
    state,
    receive(data) {
      if (state.closed) return
      if (state.started) later('message', { data, ports: [] })
      else queue.push(data)
    },
    drop() {
      if (!state.closed) end()
    },
  }
}
