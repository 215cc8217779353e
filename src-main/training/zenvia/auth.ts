import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { Clock } from '../../clock.ts'
import { Refusal } from './errors.ts'

export type Credentials = {
  token: string
  /** Given, the token is a signature token: `X-API-Signature` is asked for as well. */
  signatureSecret?: string | undefined
}

const MAX_AGE_MS = 3 * 60 * 1000
/** Part of what is signed, wherever the request really went. */
const SIGNED_HOST = 'api.zenvia.com'

export type SignedRequest = { method: string; target: string; headers: IncomingHttpHeaders; body: Buffer }

const same = (one: string, other: string): boolean => {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}

/** Refuses whoever does not show the token (and the signature, where one is asked for). */
export function authenticate(credentials: Credentials, request: SignedRequest, clock: Clock): void {
  const token = request.headers['x-api-token']
  if (typeof token !== 'string' || !same(token, credentials.token)) throw new Refusal('AUTHENTICATION_ERROR')
  if (credentials.signatureSecret === undefined) return
  const { 'x-api-signature': signature, date } = request.headers
  const age = clock.now().getTime() - Date.parse(date ?? '')
  // A `Date` header has whole seconds, so the present may look like half a second ago, never like the future.
  if (!(age >= 0 && age <= MAX_AGE_MS)) throw new Refusal('AUTHENTICATION_ERROR')
  if (typeof signature !== 'string' || !same(signature, sign(credentials.signatureSecret, request))) {
    throw new Refusal('AUTHENTICATION_ERROR')
  }
}

/** Base64 of the HMAC-SHA256 over six lines: method, MD5 of the body, content type, date, host, path with query. */
export function sign(secret: string, { method, target, headers, body }: SignedRequest): string {
  const md5 = body.length > 0 ? createHash('md5').update(body).digest('hex') : ''
  const lines = [method, md5, headers['content-type'] ?? '', headers.date ?? '', SIGNED_HOST, target]
  return createHmac('sha256', secret).update(lines.join('\n')).digest('base64')
}
