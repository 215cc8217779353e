import { readApiAddress } from '#core/provider'
import type { Fetch, FetchAnswer } from '../transport/index.ts'
import { BUNDLE_TYPE, type DeliveryAnswer, readAnswer } from './answer.ts'

/** What an answer may come to, in bytes; one is a few hundred. */
const LONGEST_ANSWER = 100_000
/** How long one attempt may take, in milliseconds: a full load of a large bundle. */
const ATTEMPT_MS = 120_000
/** How long to wait before each further attempt, in milliseconds; a `Retry-After` in their place, up to the last of them. */
const WAITS = [1_000, 4_000, 15_000, 60_000]
const TRY_AGAIN: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504])

/**
 * `address-refused`: neither https nor this machine, or with a name and password in it; `unauthorized`: the CRM does not
 * take the credential; `answered`: something else than the answer that was agreed on (`status`); `no-answer`: none, after all attempts.
 */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError'
  readonly trouble: 'address-refused' | 'unauthorized' | 'answered' | 'no-answer'
  readonly status: number | null

  constructor(trouble: DeliveryError['trouble'], status: number | null = null, options?: ErrorOptions) {
    super(`${trouble}${status === null ? '' : ` ${status}`}`, options)
    this.trouble = trouble
    this.status = status
  }
}

/**
 * Puts a bundle to a CRM's address. Repeating it is harmless: the content's hash goes along as the key by which the CRM
 * knows it again, so that it is tried again where no answer came.
 * @param note before each further attempt: which one it is, from 2, and after how many milliseconds
 * @throws DeliveryError
 */
export async function deliverToAddress(
  bundle: { bytes: Uint8Array; contentHash: string },
  to: { address: string; token: string | null },
  by: { fetch: Fetch; sleep(ms: number): Promise<void>; note(attempt: number, waits: number): void },
): Promise<DeliveryAnswer> {
  const address = readApiAddress(to.address)
  if (address === null) throw new DeliveryError('address-refused')
  const headers = {
    'content-type': BUNDLE_TYPE,
    'idempotency-key': bundle.contentHash,
    ...(to.token !== null && { authorization: `Bearer ${to.token}` }),
  }
  for (let attempt = 0; ; attempt++) {
    const outcome = await once(by.fetch, address, headers, bundle.bytes)
    if ('answer' in outcome) return outcome.answer
    const pause = WAITS[attempt]
    if (!outcome.again || pause === undefined) throw outcome.error
    const waits = Math.min(outcome.after ?? pause, WAITS.at(-1) ?? pause)
    by.note(attempt + 2, waits)
    await by.sleep(waits)
  }
}

type Outcome = { answer: DeliveryAnswer } | { error: DeliveryError; again: boolean; after: number | null }

async function once(fetch: Fetch, address: string, headers: Record<string, string>, body: Uint8Array): Promise<Outcome> {
  let answer: FetchAnswer
  let text: string
  try {
    answer = await fetch(address, { method: 'PUT', headers, body, signal: AbortSignal.timeout(ATTEMPT_MS) })
    text = await textOf(answer)
  } catch (error) {
    return { error: new DeliveryError('no-answer', null, { cause: error }), again: true, after: null }
  }
  const { status } = answer
  if (status === 401 || status === 403) return { error: new DeliveryError('unauthorized', status), again: false, after: null }
  const read = readAnswer(text)
  if (read && (status === 200 || status === 422)) return { answer: read }
  const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN)
  const after = Number.isFinite(seconds) ? seconds * 1000 : null
  return { error: new DeliveryError('answered', status), again: TRY_AGAIN.has(status), after }
}

async function textOf({ body }: FetchAnswer): Promise<string> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body) {
    length += chunk.length
    if (length > LONGEST_ANSWER) break
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
