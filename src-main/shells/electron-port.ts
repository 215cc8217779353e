import type { IpcMain, MessagePortMain } from 'electron'
import { type Home, isTrustedFrame } from './electron-address.ts'

/** What a server of calls needs of a port: it must not have `addEventListener`, or oRPC takes it for a browser's. */
export type ServedPort = {
  on(event: string, listener: (event?: { data: unknown }) => void): void
  postMessage(message: unknown): void
}

/**
 * Takes the port of each new document; what comes before there is somebody to serve it
 * waits. A port from anywhere but our own page is closed unread. `answered` is called at
 * the first answer that leaves, ever.
 */
export const acceptPorts = (
  ipcMain: Pick<IpcMain, 'on'>,
  home: Home,
  server: Promise<(port: ServedPort) => void>,
  answered: () => void,
): void => {
  let waiting = true
  ipcMain.on('rpc-port', (event) => {
    const [port] = event.ports
    if (!port) return
    // Read at once: the frame is null when it has gone meanwhile.
    if (!isTrustedFrame(home, event.senderFrame)) {
      port.close()
      return
    }
    const ours = served(port, () => {
      if (waiting) answered()
      waiting = false
    })
    // Without a server there is no program: whoever opens it says so, and ends.
    server.then(
      (serve) => {
        serve(ours)
        port.start()
      },
      () => port.close(),
    )
  })
}

const served = (port: MessagePortMain, sent: () => void): ServedPort => ({
  on(event, listener) {
    if (event === 'close') port.on('close', () => listener())
    else port.on('message', listener)
  },
  postMessage(message) {
    port.postMessage(message)
    sent()
  },
})
