/**
 * What runs inside Chromium. These functions are sent as text, so each is whole in
 * itself: no import, no outer name.
 */
type Wire = { kind: 'text' | 'bytes' | 'unknown'; value: string }
type PreloadFunction = (...parameters: unknown[]) => void

/** In the page's own world: takes what the preload shows through the context bridge. */
export const pageWorld = (): void => {
  const freeze = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(freeze)
    return Object.freeze(value)
  }
  window.addEventListener('stand-in:expose', (event) => {
    const { key, api } = JSON.parse((event as CustomEvent<string>).detail) as { key: string; api: unknown }
    Object.defineProperty(window, key, { value: freeze(api), enumerable: true })
  })
}

/** In the preload's world: the `require` of a sandboxed preload, and the wire to the host. */
export const preloadWorld = (preload: PreloadFunction): void => {
  if (window.top !== window) return
  const scope = globalThis as unknown as {
    standInTell(message: string): void
    standInDeliver(id: number, wire: Wire): void
    standInClose(id: number): void
  }
  const tell = (message: object): void => scope.standInTell(JSON.stringify(message))
  const ports = new Map<number, MessagePort>()

  // Strings and bytes are all that may travel; whatever else a page posts, Electron's reader does not know.
  const pack = (data: unknown): Wire => {
    if (typeof data === 'string') return { kind: 'text', value: data }
    if (data instanceof Uint8Array) return { kind: 'bytes', value: (data as Uint8Array & { toBase64(): string }).toBase64() }
    return { kind: 'unknown', value: Object.prototype.toString.call(data) }
  }
  scope.standInDeliver = (id, wire) => {
    const { fromBase64 } = Uint8Array as unknown as { fromBase64(text: string): Uint8Array }
    ports.get(id)?.postMessage(wire.kind === 'text' ? wire.value : fromBase64.call(Uint8Array, wire.value))
  }
  scope.standInClose = (id) => ports.get(id)?.close()

  const only = (name: string, members: object): object =>
    new Proxy(members, {
      get: (target, key) => {
        if (key in target) return Reflect.get(target, key)
        throw new Error(`${name}.${String(key)} is not in the stand-in`)
      },
    })
  const electron = only('electron', {
    contextBridge: only('contextBridge', {
      exposeInMainWorld(key: string, api: unknown) {
        const detail = JSON.stringify({ key, api }, (_key, value: unknown) => {
          if (typeof value === 'function' || typeof value === 'symbol') throw new Error('the bridge carries plain data only')
          return value
        })
        window.dispatchEvent(new CustomEvent('stand-in:expose', { detail }))
      },
    }),
    ipcRenderer: only('ipcRenderer', {
      postMessage(channel: string, message: unknown, transfer: MessagePort[] = []) {
        const ids = transfer.map((port) => {
          if (!(port instanceof MessagePort)) throw new TypeError('ipcRenderer.postMessage transfers ports only')
          const id = ports.size + 1
          ports.set(id, port)
          port.addEventListener('message', (event) => tell({ type: 'port-message', id, wire: pack(event.data) }))
          port.addEventListener('close', () => tell({ type: 'port-close', id }))
          port.start()
          return id
        })
        if (message !== null && typeof message !== 'string') throw new Error('a message of the preload is null or text here')
        tell({ type: 'ipc', channel, message, ports: ids })
      },
    }),
  })
  const require = (name: string): unknown => {
    if (['electron', 'electron/renderer', 'electron/common'].includes(name)) return electron
    throw new Error(`module not found: ${name}`)
  }
  try {
    const module = { exports: {} }
    preload(require, only('process', {}), module.exports, module, undefined, globalThis, undefined, undefined)
  } catch (error) {
    tell({ type: 'preload-error', message: String(error) })
  }
}
