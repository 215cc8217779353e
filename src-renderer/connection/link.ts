import type { ClientContext, ClientLink, ClientOptions } from '@orpc/client'
import { createStore } from '../shared/store.ts'
import { type Channel, ConnectionLost, KeyRefused } from './channel.ts'
import { FIRST_ANSWER_MS, startDeadline } from './deadline.ts'
import { goToEntrance, isElectron, keyOfAnotherTab, proveKey } from './key.ts'
import { openSocket } from './socket.ts'

/** `refused`: the program is there, and this tab's key is not, or no longer, one of its keys. */
type ConnectionState = 'connecting' | 'open' | 'lost' | 'refused'

async function openChannel(): Promise<Channel> {
  if (!isElectron()) return openSocket()
  const { openPortChannel } = await import('./message-port.ts')
  return openPortChannel()
}

const state = createStore<ConnectionState>('connecting')

export const useConnectionState = state.use

export function onReconnect(reconnected: () => void): () => void {
  let wasGone = false
  return state.watch(() => {
    const now = state.get()
    if (wasGone && now === 'open') reconnected()
    wasGone = now === 'lost' || now === 'refused'
  })
}

let current: Promise<Channel> | null = null

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Channels that closed, or never opened, since the last answer. */
let failedInARow = 0

let everOpen = false

/** A page that has shown nothing yet goes where a key is given; one in which something may be typed stays, and waits for one from a new tab. */
async function anotherKey(): Promise<void> {
  if (!everOpen) await goToEntrance()
  state.set('refused')
  await keyOfAnotherTab()
  failedInARow = 0
}

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
      everOpen = true
      proveKey()
      state.set('open')
      return channel
    } catch (error) {
      // Whatever kept it from opening, the banner says so and the next attempt follows by itself.
      failedInARow++
      if (error instanceof KeyRefused) await anotherKey()
      else state.set('lost')
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
