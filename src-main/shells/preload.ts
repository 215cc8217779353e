import { contextBridge, ipcRenderer } from 'electron'

/**
 * Runs before every document of the window, in a world of its own. All it does is
 * pass on the one end of a channel that the page made: a port can't cross the context
 * bridge, and the page must own the channel so that a reload simply makes another.
 */
contextBridge.exposeInMainWorld('disparo', { shell: 'electron' })

window.addEventListener('message', (event) => {
  const [port] = event.ports
  if (event.source !== window || event.origin !== location.origin || event.data !== 'disparo:rpc-port' || !port) return
  ipcRenderer.postMessage('rpc-port', null, [port])
})
