import type { ClientContext, ClientLink, ClientOptions } from '@orpc/client'
import { createStore } from '../shared/store.ts'
import { type Channel, ConnectionLost } from './channel.ts'
import { FIRST_ANSWER_MS, startDeadline } from './deadline.ts'
import { openSocket } from './socket.ts'

type ConnectionState = 'connecting' | 'open' | 'lost'

const isElectron = (): boolean => (globalThis as { disparo?: { shell?: string } }).disparo?.shell === 'electron'

async function openChannel(): Promise<Channel> {
  if (!isElectron()) return openSocket()
  const { openPortChannel } = await import('./message-port.ts')
  return openPortChannel()
}

const state = createStore<ConnectionState>('connecting')

export const useConnectionState = state.use

export function onReconnect(reconnected: () => void): () => void {
  let before = state.get()
  return state.watch(() => {
    const isBack = before === 'lost' && state.get() === 'open'
    before = state.get()
    if (isBack) reconnected()
  })
}

let current: Promise<Channel> | null = null

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Channels that closed, or never opened, since the last answer. */
let failedInARow = 0

/** Keeps trying, slower and slower up to 5 s, until there is a channel again. */
async function openAgain(): Promise<Channel> {
  for (;;) {
    if (failedInARow > 0) await pause(Math.min(5_000, 125 * 2 ** failedInARow))
    try {
      const channel = await openChannel()
      void channel.closed.then(() => {
        failedInARow++
        state.set('lost')
        current = openAgain()
      })
      state.set('open')
      return channel
    } catch {
      // Whatever kept it from opening, the banner says so and the next attempt follows by itself.
      failedInARow++
      state.set('lost')
    }
  }
}

const expire = (ms: number): Promise<never> => pause(ms).then(() => Promise.reject(new ConnectionLost('no connection in time')))

let everAnswered = false

/** One link for the life of the page; behind it the channel may be replaced. */
export const link: ClientLink<ClientContext> = {
  async call(path: readonly string[], input: unknown, options: ClientOptions<ClientContext>) {
    current ??= openAgain()
    const channel = await Promise.race([current, expire(FIRST_ANSWER_MS)])
    const late = new AbortController()
    const stopDeadline = startDeadline(path, !everAnswered, () => late.abort())
    const signal = options.signal ? AbortSignal.any([options.signal, late.signal]) : late.signal
    try {
      const answer = await channel.link.call(path, input, { ...options, signal })
      failedInARow = 0
      everAnswered = true
      return answer
    } catch (error) {
      // The channel's end and the call's failure are told at the same moment, in either order.
      const isGone = await Promise.race([channel.closed.then(() => true), pause(0).then(() => false)])
      if (late.signal.aborted || isGone) throw new ConnectionLost(`${path.join('.')} was not answered`, { cause: error })
      throw error
    } finally {
      stopDeadline()
    }
  },
}
