/**
 * Makes a channel and hands one end to the main process, through the preload. Every
 * document makes its own, so nothing is lost at a reload. Attach the listeners (an
 * oRPC link does) in the same turn: the port is started, and answers come later.
 * A refused or lost port fires `close` and answers nothing more; whoever calls keeps
 * a deadline.
 */
export const openPort = (): MessagePort => {
  const { port1, port2 } = new MessageChannel()
  window.postMessage('disparo:rpc-port', location.origin, [port2])
  port1.start()
  return port1
}
