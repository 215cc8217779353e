import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { oneAhead } from '../../../src-main/providers/prefetch.ts'

/** A source that notes what it was asked for, and fails or waits where it is told to. */
function source(asked: number[], at: { fails?: number; waits?: number } = {}) {
  return async function* (signal: AbortSignal): AsyncGenerator<number, void> {
    for (let count = 1; count <= 4; count++) {
      asked.push(count)
      if (count === at.fails) throw new Error(`no ${count}`)
      if (count === at.waits)
        await new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason), { once: true })
        })
      yield count
    }
  }
}

describe('one ahead', () => {
  it('asks for the next while the caller has the last, and for no more than that', async () => {
    const asked: number[] = []
    const seen: string[] = []
    for await (const count of oneAhead(source(asked))) {
      await setImmediate()
      seen.push(`${count} of ${asked.length}`)
    }
    expect(seen).toEqual(['1 of 2', '2 of 3', '3 of 4', '4 of 4'])
  })

  it('lets what it asked for leave before it gives the caller something to do', async () => {
    const left: number[] = []
    // A request is written in a later turn of the loop than the one that asks for it.
    async function* requests(): AsyncGenerator<number, void> {
      for (let count = 1; count <= 4; count++) {
        await new Promise<void>((done) => {
          globalThis.setImmediate(() => {
            left.push(count)
            done()
          })
        })
        yield count
      }
    }
    const seen: string[] = []
    for await (const count of oneAhead(requests)) seen.push(`${count} of ${left.length}`)
    expect(seen).toEqual(['1 of 2', '2 of 3', '3 of 4', '4 of 4'])
  })

  it('fails when the turn of what failed comes, and not before', async () => {
    const seen: number[] = []
    const read = async (): Promise<void> => {
      for await (const count of oneAhead(source([], { fails: 3 }))) {
        // Long enough for an unhandled rejection to be noticed.
        await setImmediate()
        seen.push(count)
      }
    }
    await expect(read()).rejects.toThrow('no 3')
    expect(seen).toEqual([1, 2])
  })

  it('ends what is on its way when the caller has enough, and leaves no rejection behind', async () => {
    const asked: number[] = []
    let ended: unknown = null
    const waiting = source(asked, { waits: 2 })
    const watched = (signal: AbortSignal) => {
      signal.addEventListener('abort', () => {
        ended = signal.reason
      })
      return waiting(signal)
    }
    for await (const count of oneAhead(watched)) if (count === 1) break
    await setImmediate()
    expect(asked).toEqual([1, 2])
    expect(ended).toMatchObject({ name: 'AbortError' })
  })

  it('throws the reason of an abort while it waits, and while the caller works', async () => {
    const reason = new Error('enough')
    for (const waits of [2, 5]) {
      const cancel = new AbortController()
      const read = async (): Promise<void> => {
        for await (const _ of oneAhead(source([], { waits }), cancel.signal)) cancel.abort(reason)
      }
      await expect(read()).rejects.toBe(reason)
    }
  })
})
