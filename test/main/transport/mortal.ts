import { connect, type Socket } from 'node:net'
import { raw } from './servers.ts'

/** When a message's connection dies. */
export const MOMENTS = ['before it is read', 'while it is read', 'after it was read'] as const
export type Moment = (typeof MOMENTS)[number]

/**
 * Stands before a server as a network does: passes everything on, and everything over one kept
 * connection, until the next message (POST), whose connection it resets at that moment. What
 * was read of a message counts, wherever it was read.
 */
export async function mortal(server: { port: number; path: string }): Promise<{
  baseUrl: string
  die(moment: Moment | null): void
  /** Messages that began to arrive since, and connections that were made for them. */
  seen(): { messages: number; attempts: number }
}> {
  let moment: Moment | null = null
  let messages = 0
  let attempts = 0
  const kill = (socket: Socket): void => void socket.resetAndDestroy()

  const { port } = await raw((socket) => {
    if (moment === 'before it is read') {
      attempts++
      return kill(socket)
    }
    const onward = connect(server.port, '127.0.0.1')
    onward.on('error', () => socket.destroy())
    onward.pipe(socket)
    socket.on('close', () => onward.destroy())
    socket.on('data', (chunk) => {
      const isMessage = chunk.toString('latin1').startsWith('POST ')
      if (isMessage) {
        messages++
        attempts++
      }
      if (!isMessage || moment === null) return void onward.write(chunk)
      if (moment === 'while it is read') return kill(socket)
      // The server has it, and its answer is lost.
      onward.unpipe(socket)
      onward.once('data', () => kill(socket)).resume()
      onward.write(chunk)
    })
  })
  return {
    baseUrl: `http://127.0.0.1:${port}${server.path}`,
    die(next) {
      moment = next
      messages = 0
      attempts = 0
    },
    seen: () => ({ messages, attempts }),
  }
}
