import { readdirSync, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, sep } from 'node:path'
import type { Duplex } from 'node:stream'
import { readPageFile } from './page-file.ts'
import { LOCAL_ONLY, MIME } from './page-headers.ts'

/** What a browser gets from this server besides the socket. */
export type Page = {
  answer(request: IncomingMessage, response: ServerResponse): void
  /** Sockets that are not ours; only the development server has some. */
  upgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): void
  developing: boolean
}

/** Vite puts a hash of the content into these names. */
const HASHED = /^\/assets\/.*-[\w-]{8}\.\w+$/

/**
 * Serves exactly the files that were in the folder when it started; an address is looked up
 * in that list and never becomes a path, so there is no way out of it.
 * @throws Error with code `page-missing`
 */
export function builtPage(rendererDir: string): Page {
  const files = listFiles(rendererDir)
  const send = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, { allow: 'GET, HEAD' })
    const path = request.url?.split('?')[0] ?? ''
    const file = files.get(path === '/' ? '/index.html' : path)
    if (file === undefined) return refuse(response, 404)
    const type = MIME[extname(file).toLowerCase()] ?? 'application/octet-stream'
    const body = await readPageFile(rendererDir, file)
    if (body === null) return refuse(response, 404)
    const kept = HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-store'
    response.writeHead(200, { ...LOCAL_ONLY, 'content-type': type, 'content-length': body.length, 'cache-control': kept })
    response.end(request.method === 'HEAD' ? undefined : body)
  }
  return {
    developing: false,
    answer: (request, response) => {
      send(request, response).catch((error: unknown) => {
        console.error(error instanceof Error ? error.message : error)
        refuse(response, 500)
      })
    },
  }
}

/** An answer without a body, with the same policy as every other. */
export function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, { ...LOCAL_ONLY, ...headers, 'cache-control': 'no-store', 'content-length': 0 }).end()
}

function listFiles(folder: string): ReadonlyMap<string, string> {
  if (!statSync(join(folder, 'index.html'), { throwIfNoEntry: false })?.isFile())
    throw Object.assign(new Error(folder), { code: 'page-missing' })
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    found.map((entry) => {
      const file = join(entry.parentPath, entry.name)
      return [encodeURI(file.slice(folder.length).split(sep).join('/')), file]
    }),
  )
}
