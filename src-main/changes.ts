import type { Change } from '#core/contract'

/** Tells every open window that something changed, so that it reads again. */
export function createChanges() {
  const listeners = new Set<(change: Change) => void>()
  return {
    announce: (area: Change['area'], implementationId: string | null): void => {
      for (const listener of listeners) listener({ area, implementationId })
    },
    /** Every change from now on, until the signal aborts. */
    async *stream(signal: AbortSignal | undefined): AsyncGenerator<Change> {
      const waiting: Change[] = []
      let wake: () => void = () => undefined
      const listener = (change: Change): void => {
        waiting.push(change)
        wake()
      }
      const onAbort = (): void => wake()
      listeners.add(listener)
      signal?.addEventListener('abort', onAbort)
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
        listeners.delete(listener)
        signal?.removeEventListener('abort', onAbort)
      }
    },
  }
}
export type Changes = ReturnType<typeof createChanges>
