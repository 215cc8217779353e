import nodePath from 'node:path'
import { HOST, SCHEME } from './electron-address.ts'
import { readPageFile } from './page-file.ts'
import { MIME, SECURITY } from './page-headers.ts'

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
    const found = await readPageFile(root, file)
    if (found === null) return plain(404)
    const bytes = new Uint8Array(found)
    const headers = { ...SECURITY, 'content-type': MIME[nodePath.extname(file).toLowerCase()] ?? 'application/octet-stream' }
    return new Response(request.method === 'HEAD' ? null : bytes, { headers })
  } catch (error) {
    if (error instanceof Error && 'code' in error && ABSENT.has(String(error.code))) return plain(404)
    throw error
  }
}
