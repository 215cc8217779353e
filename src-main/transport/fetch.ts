/** One request to a provider and the beginning of its answer. */
export type Fetch = (address: string, request: FetchRequest) => Promise<FetchAnswer>

export type FetchRequest = {
  method: string
  headers: Record<string, string>
  body: string | Uint8Array | null
  /** Its reason is what the promise and the body fail with, or the cause of a NotSentError. */
  signal: AbortSignal
}

export type FetchAnswer = {
  ok: boolean
  status: number
  headers: FetchHeaders
  /** As it comes, so that one that is too large need not be read to its end. Has to be read or left: both end the connection's use. */
  body: AsyncIterable<Uint8Array>
}

export type FetchHeaders = { get(name: string): string | null }

/**
 * Certain: no byte of the request left, so that it can be repeated whatever it asks for.
 * Any other failure may have come after the provider read it.
 */
export class NotSentError extends Error {
  override readonly name = 'NotSentError'
  /** `ECONNREFUSED`, `ERR_SSL_…`: what the system calls it; `PROXY_…` where it is the proxy's doing. */
  readonly code: string

  constructor(code: string, message: string, cause?: unknown) {
    super(message, { cause })
    this.code = code
  }
}

/** As a NotSentError, whatever it was. */
export function notSent(error: unknown): NotSentError {
  if (error instanceof NotSentError) return error
  const text = error instanceof Error ? error.message : String(error)
  return new NotSentError(codeOf(error) ?? 'unknown', text, error)
}

/** Of several at once (one per address) the first. */
export function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  if ('code' in error && typeof error.code === 'string') return error.code
  return codeOf(error.cause ?? (error instanceof AggregateError ? error.errors[0] : null))
}
