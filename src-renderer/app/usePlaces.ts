import { useEffect } from 'react'
import { navigate } from 'wouter/use-hash-location'
import { api, useConnectionState } from '../connection/index.ts'
import { placeHref } from '../shared/routes.ts'

/** Goes where the program sends the window: a menu, a bundle opened from the file manager. For once per window. */
export function usePlaces(): void {
  const connection = useConnectionState()
  useEffect(() => {
    if (connection !== 'open') return
    const ending = new AbortController()
    const listen = async (): Promise<void> => {
      for await (const place of await api.app.places(undefined, { signal: ending.signal })) navigate(placeHref(place))
    }
    // A stream that breaks says nothing by itself: the banner does, and with the connection it starts again.
    listen().catch(() => undefined)
    return () => ending.abort()
  }, [connection])
}
