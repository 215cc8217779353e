/**
 * Of `fetch` what a provider's client asks for, so that each shell can bring its own:
 * Electron's `net.fetch` and Node's `fetch` are one as they are, and so is a leaner one.
 */
export type Fetch = (address: string, request: FetchRequest) => Promise<FetchAnswer>

export type FetchRequest = {
  method: string
  headers: Record<string, string>
  body: string | null
  signal: AbortSignal
  /** A redirect would carry the credential elsewhere; cookies and caches belong to browsers. */
  redirect: 'error'
  credentials: 'omit'
  cache: 'no-store'
}

export type FetchAnswer = {
  ok: boolean
  status: number
  headers: FetchHeaders
  /** As it comes, so that one that is too large need not be read to its end. */
  body: AsyncIterable<Uint8Array> | null
}

export type FetchHeaders = { get(name: string): string | null }
