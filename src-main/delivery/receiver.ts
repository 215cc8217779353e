import { timingSafeEqual } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { LIMITS, sha256 } from '../bundle/index.ts'
import type { DeliveryAnswer } from './answer.ts'
import { sharedFile } from './shared-file.ts'

/** Loads the bytes of a bundle, or says why not; one after the other. */
export type LoadBytes = (bytes: Uint8Array) => Promise<DeliveryAnswer>

export type Receiver = { address: string; close(): Promise<void> }

/** How often a watched folder is looked at, in milliseconds. A file whose size is the same twice is whole. */
const LOOK_MS = 500

/**
 * The CRM's end of a delivery, as small as it can be: `PUT` on this machine, and a folder that is watched.
 * The same key again gets the same answer, and nothing is loaded anew.
 * @param options.token what `Authorization: Bearer` has to say; null: nothing is asked
 * @param options.note each answer, as it is given
 * @param options.trouble what kept it from reading or answering; it goes on
 */
export async function openReceiver(
  load: LoadBytes,
  options: {
    port: number
    token: string | null
    folder: string | null
    note(answer: DeliveryAnswer): void
    trouble(error: unknown): void
  },
): Promise<Receiver> {
  const answered = new Map<string, DeliveryAnswer>()
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = (bytes: Uint8Array): Promise<DeliveryAnswer> => {
    const next = turn.then(() => load(bytes))
    turn = next.catch(() => undefined)
    return next
  }
  const server = createServer((request, response) => {
    receive(request, response).catch((error: unknown) => {
      options.trouble(error)
      if (!response.headersSent) say(response, 500, { message: 'internal' })
    })
  })

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'PUT') return say(response, 405, { message: 'PUT' }, { allow: 'PUT' })
    if (options.token !== null && !isSame(request.headers.authorization ?? '', `Bearer ${options.token}`))
      return say(response, 401, { message: 'unauthorized' })
    const bytes = await bodyOf(request)
    if (bytes === null) return say(response, 413, { message: 'too large' })
    const key = `${request.headers['idempotency-key'] ?? ''} ${sha256(bytes)}`
    const answer = answered.get(key) ?? (await inTurn(bytes))
    answered.set(key, answer)
    options.note(answer)
    say(response, answer.status === 'refused' ? 422 : 200, answer)
  }

  server.listen(options.port, '127.0.0.1')
  await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject))
  const watch = options.folder === null ? null : watchFolder(options.folder, inTurn, options)
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/`,
    close: async () => {
      await watch?.()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function say(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(`${JSON.stringify(body)}\n`)
}

const isSame = (given: string, wanted: string): boolean =>
  timingSafeEqual(Buffer.from(sha256(Buffer.from(given))), Buffer.from(sha256(Buffer.from(wanted))))

/** Null: larger than any bundle. */
async function bodyOf(request: IncomingMessage): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (length > LIMITS.file) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** @returns ends the watch, once what it is at is done */
function watchFolder(
  folder: string,
  load: LoadBytes,
  { note, trouble }: { note(answer: DeliveryAnswer): void; trouble(error: unknown): void },
): () => Promise<void> {
  const sizes = new Map<string, number>()
  let work: Promise<void> = Promise.resolve()
  async function look(): Promise<void> {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name)
      if (!name.endsWith('.disparo') || name.startsWith('.') || !existsSync(path)) continue
      const { size } = statSync(path)
      if (sizes.get(name) !== size) {
        sizes.set(name, size)
        continue
      }
      sizes.delete(name)
      const answer = await load(readFileSync(path))
      const place = join(folder, answer.status === 'refused' ? 'refused' : 'loaded')
      mkdirSync(place, { recursive: true })
      renameSync(path, join(place, name))
      const draft = join(place, `.${name}.json`)
      sharedFile(draft, `${JSON.stringify(answer)}\n`)
      renameSync(draft, join(place, `${name}.json`))
      note(answer)
    }
  }
  const timer = setInterval(() => {
    work = work.then(look).catch(trouble)
  }, LOOK_MS)
  return async () => {
    clearInterval(timer)
    await work
  }
}
