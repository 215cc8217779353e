import type { IncomingMessage } from 'node:http'
import { pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { codeOf } from './fetch.ts'

/** By definition without a body, whatever their headers say of one (RFC 9110, 15). */
const WITHOUT_BODY = new Set([204, 205, 304])

/** What an answer in an encoding that we did not ask for fails with when it is read. */
export class EncodingError extends Error {
  override readonly name = 'EncodingError'
}

/** The body as it was before it was packed. A broken one breaks off here too; whoever reads it is told. */
export function decoded(answer: IncomingMessage): AsyncIterable<Uint8Array> {
  const encodings = (answer.headers['content-encoding'] ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity')
  const isEmpty = WITHOUT_BODY.has(answer.statusCode ?? 0) || answer.headers['content-length'] === '0'
  const [encoding] = encodings
  if (encoding === undefined || isEmpty) return answer
  if (encodings.length === 1 && (encoding === 'gzip' || encoding === 'x-gzip')) return unpacked(answer)
  return refused(answer, encodings.join(', '))
}

/** Nothing at all is an empty body and not a broken package: some servers say `gzip` of that too. */
async function* unpacked(answer: IncomingMessage): AsyncGenerator<Uint8Array, void> {
  const gunzip = createGunzip()
  const whole: Readable = pipeline(answer, gunzip, () => undefined)
  try {
    yield* whole
  } catch (error) {
    if (codeOf(error) !== 'Z_BUF_ERROR' || gunzip.bytesWritten > 0 || !answer.complete) throw error
  }
}

// biome-ignore lint/correctness/useYield: it ends before the first
async function* refused(answer: IncomingMessage, encodings: string): AsyncGenerator<Uint8Array, void> {
  answer.destroy()
  throw new EncodingError(`content-encoding ${encodings}`)
}
