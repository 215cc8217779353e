import { readFile } from 'node:fs/promises'
import nodePath from 'node:path'
import { HOST, SCHEME } from './electron-address.ts'

/** Explicit for every file: Electron calls an answer without a type HTML, and a module script of that type is refused. */
export const MIME: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

/** `'unsafe-inline'` for styles only: Mantine writes style tags at run time. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ')

const SECURITY = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

/**
 * The file that an app:// address means, or null for another host, a bad escape, a
 * drive letter or a way out of `root`. `path` is a parameter so that the rules of
 * Windows can be proven anywhere.
 */
export const resolveAsset = (
  root: string,
  url: string,
  path: Pick<typeof nodePath, 'join' | 'relative' | 'isAbsolute'> = nodePath,
) => {
  if (!URL.canParse(url)) return null
  const address = new URL(url)
  const asked = decoded(address.pathname)
  if (asked === null || address.protocol !== `${SCHEME}:` || address.host !== HOST || /[\0\\:]/.test(asked)) return null
  const file = path.join(root, asked === '' || asked === '/' ? 'index.html' : asked)
  const inside = path.relative(root, file)
  return inside !== '' && !inside.startsWith('..') && !path.isAbsolute(inside) ? file : null
}

const decoded = (pathname: string): string | null => {
  try {
    return decodeURIComponent(pathname)
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}

const ABSENT = new Set(['ENOENT', 'EISDIR', 'ENOTDIR'])

/** Answers the page's requests from `root`, with the policy on every answer. Reads inside app.asar too. */
export const serveAsset = async (root: string, request: Request): Promise<Response> => {
  const plain = (status: number): Response =>
    new Response(null, { status, headers: { ...SECURITY, 'content-type': 'text/plain; charset=utf-8' } })

  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405)
  const file = resolveAsset(root, request.url)
  if (file === null) return plain(404)
  try {
    const bytes = new Uint8Array(await readFile(file))
    const headers = { ...SECURITY, 'content-type': MIME[nodePath.extname(file).toLowerCase()] ?? 'application/octet-stream' }
    return new Response(request.method === 'HEAD' ? null : bytes, { headers })
  } catch (error) {
    if (error instanceof Error && 'code' in error && ABSENT.has(String(error.code))) return plain(404)
    throw error
  }
}
