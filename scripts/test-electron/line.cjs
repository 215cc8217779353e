/**
 * Stands on the line between the page and the program from its first word: what the page hears is kept, and the
 * line can be cut. Before the program's own listener, so that nothing has to be loaded anew for it.
 */
const { ipcMain } = require('electron')

const line = { heard: [], ports: [], reachable: true }
globalThis.disparoLine = line
ipcMain.on('rpc-port', ({ ports: [port] }) => {
  if (!port) return
  if (!line.reachable) return port.close()
  line.ports.push(port)
  const post = port.postMessage.bind(port)
  port.postMessage = (message) => {
    line.heard.push(String(message))
    post(message)
  }
})
