import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { Refusal } from './errors.ts'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/**
 * Refuses whoever does not show the API key as `Authorization: App <key>`. Infobip also
 * knows `Basic`, `IBSSO` and `Bearer`; this account has neither user, session nor client.
 */
export function authenticate(apiKey: string, headers: IncomingHttpHeaders): void {
  const [scheme = '', credential = '', ...rest] = (headers.authorization ?? '').split(' ')
  const right = timingSafeEqual(digest(credential), digest(apiKey))
  if (scheme.toLowerCase() !== 'app' || rest.length > 0 || !right) throw new Refusal('UNAUTHORIZED')
}
