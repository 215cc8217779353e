import { useEffect } from 'react'
import { api, useConnectionState } from '../../../connection/index.ts'

/** Tells of every decision while the window is open. For once per window. */
export function useDecisions(): void {
  const connection = useConnectionState()
  useEffect(() => {
    if (connection !== 'open') return
    const ending = new AbortController()
    const listen = async (): Promise<void> => {
      for await (const decision of await api.reviews.decisions(undefined, { signal: ending.signal })) {
        // Hours may pass before the first one: the first page does without it.
        const { tell } = await import('./tell-decision.tsx')
        tell(decision)
      }
    }
    // A stream that breaks says nothing by itself: the banner does, and with the connection it starts again.
    listen().catch(() => undefined)
    return () => ending.abort()
  }, [connection])
}
