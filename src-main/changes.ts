import type { Change } from '#core/contract'

/** Tells every open window that something changed, so that it reads again. */
export function createChanges() {
  const listeners = new Set<(change: Change) => void>()
  return {
    announce: (area: Change['area'], implementationId: string | null): void => {
      for (const listener of listeners) listener({ area, implementationId })
    },
    /** Every change from this call on, also before anyone reads, until the signal aborts or the reader stops. */
    stream(signal: AbortSignal | undefined): AsyncGenerator<Change> {
      const waiting: Change[] = []
      let wake: () => void = () => undefined
      const listener = (change: Change): void => {
        waiting.push(change)
        wake()
      }
      const stop = (): void => {
        listeners.delete(listener)
        wake()
      }
      listeners.add(listener)
      signal?.addEventListener('abort', stop, { once: true })
      async function* read(): AsyncGenerator<Change> {
        try {
          while (!signal?.aborted) {
            const change = waiting.shift()
            if (change) yield change
            else
              await new Promise<void>((resolve) => {
                wake = resolve
              })
          }
        } finally {
          stop()
          signal?.removeEventListener('abort', stop)
        }
      }
      return read()
    },
  }
}
export type Changes = ReturnType<typeof createChanges>
