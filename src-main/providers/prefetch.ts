import { setImmediate } from 'node:timers/promises'

/**
 * Gives what a source gives, in its order, while the next is already on its way:
 * what the caller does with one costs no waiting for the other. A failure comes
 * when its turn comes. Ended early, or by the signal (its reason is thrown), it
 * aborts what is on its way and waits for nothing.
 * @param start makes the source; everything it waits for has to obey the signal it is given
 */
export async function* oneAhead<T>(
  start: (signal: AbortSignal) => AsyncIterator<T, void>,
  signal?: AbortSignal,
): AsyncGenerator<T, void> {
  const end = new AbortController()
  const source = start(signal ? AbortSignal.any([signal, end.signal]) : end.signal)
  const ask = (): Promise<IteratorResult<T, void>> => {
    const next = source.next()
    // Nobody may be listening when it fails; whoever asks later is told all the same.
    next.catch(() => undefined)
    return next
  }
  try {
    for (let next = ask(); ; ) {
      const step = await next
      if (step.done) return
      next = ask()
      // A request leaves in a later turn of the loop: without one, it would wait for all that the caller does.
      await setImmediate()
      signal?.throwIfAborted()
      yield step.value
      // The caller may have been busy for long.
      signal?.throwIfAborted()
    }
  } finally {
    end.abort()
  }
}
