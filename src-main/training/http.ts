import type { IncomingMessage, ServerResponse } from 'node:http'

/** A whole answer, not yet written: whatever wants to spoil it (a fault) still can. */
export type Answer = { status: number; headers: Readonly<Record<string, string>>; body: string | null }

export const jsonAnswer = (status: number, value: unknown, headers?: Readonly<Record<string, string>>): Answer =>
  jsonTextAnswer(status, JSON.stringify(value), headers)

/** The same from JSON that is written already. */
export const jsonTextAnswer = (status: number, body: string, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body,
})

export const noContent: Answer = { status: 204, headers: {}, body: null }
export const noWords: Answer = { status: 200, headers: {}, body: null }

/** Reads a request's body; null as soon as it grows over the limit (bytes). */
export async function readBody(incoming: IncomingMessage, limit: number): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
    const bytes = chunk as Buffer
    size += bytes.length
    if (size > limit) return null
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

export function writeAnswer(response: ServerResponse, answer: Answer): void {
  const length = answer.body === null ? {} : { 'content-length': String(Buffer.byteLength(answer.body)) }
  response.writeHead(answer.status, { ...answer.headers, ...length })
  response.end(answer.body ?? undefined)
}

/** The address parts of a request; null when it names none that can be read. */
export function readTarget(target: string | undefined): { path: string; query: URLSearchParams; raw: string } | null {
  const raw = target ?? '/'
  // The base only makes it absolute; its host is never used.
  const url = URL.parse(raw, 'http://simulator.invalid')
  return url && { path: url.pathname, query: url.searchParams, raw }
}

/**
 * A body as JSON.
 * @param refuse makes the provider's own refusal of the reason
 */
export function readJson(contentType: string | undefined, body: Buffer, refuse: (reason: string) => Error): unknown {
  if (!/^application\/json\s*(;|$)/i.test(contentType ?? '')) throw refuse('the content type must be application/json')
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown
  } catch (error) {
    throw refuse(`malformed JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** The way to a field as both providers write it: `messages[0].content.language`. */
export const fieldPath = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`),
    '',
  )
