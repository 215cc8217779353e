import type { ChildChannel, SpawnChild } from './child-channel.ts'
import type { KeychainBackend } from './keychain.ts'
import type { ChildAnswer, ChildOutcome, ChildRequest } from './protocol.ts'

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never
export type Call = WithoutId<ChildRequest>

export type ChildCaller = {
  /** What happens to the child is an answer too: one that died is `unreadable`, one that hangs `locked`. */
  call(request: Call): Promise<ChildOutcome>
  /** Ends the child; what was still waiting answers `unreadable`. Resolves when no process is left. */
  close(): Promise<void>
}

const isAnswer = (value: unknown): value is ChildAnswer =>
  typeof value === 'object' && value !== null && 'id' in value && 'ok' in value

/**
 * Asks the child one thing at a time: each call that hangs takes a thread with it. The
 * deadline in ms runs while a call is with the child. When it passes, the child is
 * killed, the next call gets a new one, and the calls queued behind it answer `locked`
 * as well: each would wait for the same dialog.
 *
 * A backend that worked in this child and then fails is asked once more in a new one.
 * Its library holds a session with the keyring's daemon, useless once that restarts.
 */
export const openCaller = (spawn: SpawnChild, deadlineMs: number): ChildCaller => {
  let live: ChildChannel | null = null
  let pending: { id: number; settle: (outcome: ChildOutcome) => void } | null = null
  let queue: Promise<unknown> = Promise.resolve()
  let lastId = 0
  let stuckId = 0
  let closed = false
  const running = new Set<Promise<void>>()
  const worked = new Set<KeychainBackend>()

  const start = (): ChildChannel => {
    const channel = spawn()
    worked.clear()
    const exited = new Promise<void>((resolve) => channel.onExit(resolve)).then(() => {
      running.delete(exited)
      if (live !== channel) return
      live = null
      pending?.settle({ ok: false, state: 'unreadable' })
    })
    running.add(exited)
    channel.onMessage((value) => {
      if (live === channel && isAnswer(value) && value.id === pending?.id) pending.settle(value)
    })
    return channel
  }

  const ask = (id: number, request: Call): Promise<ChildOutcome> => {
    if (closed) return Promise.resolve({ ok: false, state: 'unreadable' })
    if (id <= stuckId) return Promise.resolve({ ok: false, state: 'locked' })
    live ??= start()
    const channel = live
    return new Promise((resolve) => {
      // This timer keeps the process up while a call runs; the child's channel does not.
      const timer = setTimeout(() => {
        stuckId = lastId
        live = null
        channel.kill()
        pending?.settle({ ok: false, state: 'locked' })
      }, deadlineMs)
      const settle = (outcome: ChildOutcome) => {
        clearTimeout(timer)
        if (outcome.ok) worked.add(request.backend)
        pending = null
        resolve(outcome)
      }
      pending = { id, settle }
      channel.post({ ...request, id })
    })
  }

  const askTwice = async (id: number, request: Call): Promise<ChildOutcome> => {
    const outcome = await ask(id, request)
    if (outcome.ok || outcome.state === 'locked' || !worked.has(request.backend)) return outcome
    live?.kill()
    live = null
    return ask(id, request)
  }

  return {
    call(request) {
      lastId += 1
      const id = lastId
      const answer = queue.then(() => askTwice(id, request))
      // A spawner that throws fails its own call, not the queue.
      queue = answer.catch(() => undefined)
      return answer
    },
    async close() {
      closed = true
      live?.kill()
      await Promise.all(running)
    },
  }
}
