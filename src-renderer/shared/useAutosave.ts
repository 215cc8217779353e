import { useCallback, useEffect, useRef, useState } from 'react'
import { ConnectionLost } from '../connection/index.ts'

export type SaveStateWord = 'idle' | 'saving' | 'saved' | 'failed'

/** A pause in typing this long saves; leaving the field saves at once. */
const DELAY_MS = 600

/**
 * Saves the latest value a moment after the last change, one save at a time, and
 * once more on leaving the page, also by loading it anew. A failed save is reported by its mutation; one that
 * the connection swallowed is made again until it is through.
 */
export function useAutosave<T>(save: (value: T) => Promise<unknown>) {
  const [state, setState] = useState<SaveStateWord>('idle')
  const pending = useRef<{ value: T } | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const chain = useRef<Promise<unknown>>(Promise.resolve())
  const latestSave = useRef(save)
  latestSave.current = save

  const flush = useCallback((): void => {
    clearTimeout(timer.current)
    const next = pending.current
    if (!next) return
    pending.current = null
    chain.current = chain.current.then(() =>
      latestSave.current(next.value).then(
        () => setState((was) => (pending.current ? was : 'saved')),
        (error: unknown) => {
          if (!(error instanceof ConnectionLost)) {
            setState('failed')
            return
          }
          // What was typed since is newer, and has its own timer.
          if (pending.current) return
          pending.current = next
          timer.current = setTimeout(flush, DELAY_MS)
        },
      ),
    )
  }, [])

  const schedule = useCallback(
    (value: T): void => {
      pending.current = { value }
      setState('saving')
      clearTimeout(timer.current)
      timer.current = setTimeout(flush, DELAY_MS)
    },
    [flush],
  )

  useEffect(() => {
    // Loaded anew or closed within the pause: it goes out before the page does.
    window.addEventListener('beforeunload', flush)
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('beforeunload', flush)
      window.removeEventListener('pagehide', flush)
      flush()
    }
  }, [flush])
  return { state, schedule, flush }
}
