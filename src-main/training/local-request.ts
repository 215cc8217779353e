import type { IncomingHttpHeaders } from 'node:http'
import { type Answer, noContent } from './http.ts'

/** A request to what stands beside the provider's API: the phone's page and the fault switch. */
export type LocalRequest = {
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  /** Null for one over a megabyte. */
  body: Buffer | null
}

/**
 * Refuses a page elsewhere: one that has its own name point here (`Host`), and one that
 * sends something from there (`Origin`). Programs send no `Origin`. Null: may pass.
 */
export function refuseForeign({ headers }: LocalRequest): Answer | null {
  const own = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(headers.host ?? '')
  const foreign = headers.origin !== undefined && headers.origin !== `http://${headers.host}`
  return own && !foreign ? null : { ...noContent, status: 403 }
}

/** The JSON that came with a request; undefined for what is none or does not say so. */
export function readLocalJson({ headers, body }: LocalRequest): unknown {
  // A form of another page can't send this type without being asked for leave first.
  if (body === null || !/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')) return undefined
  try {
    return JSON.parse(body.toString('utf8')) as unknown
  } catch {
    // Not JSON: the caller refuses it like any other body of the wrong shape.
    return undefined
  }
}
