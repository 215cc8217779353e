/** Something that several listeners want to hear of as it happens. */
export type Topic<T> = {
  /** Whether anyone heard. */
  tell(news: T): boolean
  listen(listener: (news: T) => void): () => void
  /** Everything from this call on, also before anyone reads, until the signal aborts or the reader stops. */
  stream(signal: AbortSignal | undefined): AsyncGenerator<T>
}

export function createTopic<T>(): Topic<T> {
  const listeners = new Set<(news: T) => void>()
  return {
    tell: (news) => {
      for (const listener of listeners) listener(news)
      return listeners.size > 0
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    stream(signal) {
      const waiting: T[] = []
      let wake: () => void = () => undefined
      const listener = (news: T): void => {
        waiting.push(news)
        wake()
      }
      const stop = (): void => {
        listeners.delete(listener)
        wake()
      }
      listeners.add(listener)
      signal?.addEventListener('abort', stop, { once: true })
      async function* read(): AsyncGenerator<T> {
        try {
          while (!signal?.aborted) {
            const news = waiting.shift()
            if (news !== undefined) yield news
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
