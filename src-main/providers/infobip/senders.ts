import type { SenderReport } from '#core/provider'
import type { Http } from '../http.ts'
import { toSender } from '../phone-digits.ts'
import { readQuality } from './status.ts'
import { MOST_SENDERS, paths, qualitySchema } from './wire.ts'

const STATES: ReadonlyMap<string, SenderReport['state']> = new Map([
  ['CONNECTED', 'connected'],
  ['PENDING', 'pending'],
  ['UNVERIFIED', 'pending'],
  ['FLAGGED', 'flagged'],
  ['RATE_LIMITED', 'restricted'],
  ['RESTRICTED', 'restricted'],
  ['BANNED', 'disconnected'],
  ['DELETED', 'disconnected'],
  ['DISCONNECTED', 'disconnected'],
  ['MIGRATED', 'disconnected'],
])

/** How these senders stand, by the ids that were asked for. Senders in the answer that nobody asked for are left out. */
export async function checkSenders(
  http: Http,
  senderIds: readonly string[],
  signal: AbortSignal | undefined,
): Promise<SenderReport[]> {
  const asked = new Map(senderIds.map((senderId) => [toSender(senderId), senderId]))
  const senders = [...asked.keys()]
  const reports: SenderReport[] = []
  for (let from = 0; from < senders.length; from += MOST_SENDERS) {
    const query = { senders: senders.slice(from, from + MOST_SENDERS).join(',') }
    const { body } = await http({ method: 'GET', path: paths.senderQuality, query, schema: qualitySchema, signal })
    for (const { sender, status, qualityRating, currentLimit } of body.results) {
      const senderId = asked.get(toSender(sender))
      if (senderId === undefined) continue
      reports.push({
        senderId,
        state: STATES.get(status ?? '') ?? 'unknown',
        stateRaw: status ?? '',
        quality: readQuality(qualityRating),
        limit: readLimit(currentLimit),
      })
    }
  }
  return reports
}

/** `LIMIT_2K`: 2000 a day. Null for `UNLIMITED`, `LIMIT_NA` and what nobody has seen yet. */
function readLimit(word: string | null | undefined): number | null {
  const [, count, unit] = /^LIMIT_(\d{1,9})([KM]?)$/.exec(word ?? '') ?? []
  if (count === undefined) return null
  return Number(count) * (unit === 'K' ? 1_000 : unit === 'M' ? 1_000_000 : 1)
}
