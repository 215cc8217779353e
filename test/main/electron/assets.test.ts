import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, posix, win32 } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { resolveAsset, serveAsset } from '../../../src-main/shells/electron-assets.ts'
import { tempDir } from '../../support/temp-dir.ts'

describe.each([
  { system: 'posix', path: posix, root: '/opt/Disparo/app.asar/out/renderer' },
  { system: 'Windows', path: win32, root: 'C:\\Program Files\\Disparo\\app.asar\\out\\renderer' },
])('an address on $system', ({ path, root }) => {
  const resolved = (url: string) => resolveAsset(root, url, path)

  test.each([
    ['app://disparo/', 'index.html'],
    ['app://disparo', 'index.html'],
    ['app://disparo/index.html', 'index.html'],
    ['app://disparo/assets/a-b.js?x#y', 'assets/a-b.js'],
    ['app://disparo/assets/a%C3%A7%C3%A3o.png', 'assets/ação.png'],
    // The URL parser itself takes these back inside.
    ['app://disparo/../../etc/passwd', 'etc/passwd'],
    ['app://disparo/%2e%2e/%2e%2e/etc/passwd', 'etc/passwd'],
  ])('%s is %s', (url, file) => expect(resolved(url)).toBe(path.join(root, file)))

  test.each([
    'app://disparo/..%2f..%2fetc/passwd',
    'app://disparo/assets/..%2f..%2f..%2fx',
    'app://disparo/..%5c..%5cx',
    'app://disparo/a%00.js',
    'app://disparo/C:/Windows/win.ini',
    'app://disparo/%43%3a/x',
    'app://disparo/%zz',
    'app://other/index.html',
    'file:///etc/passwd',
    'not an address',
    'app://disparo/.%2f',
  ])('%s is nothing', (url) => expect(resolved(url)).toBeNull())
})

describe('an answer', () => {
  let root: string
  beforeEach(() => {
    root = tempDir()
    mkdirSync(join(root, 'assets'))
    writeFileSync(join(root, 'index.html'), '<!doctype html>')
    writeFileSync(join(root, 'assets/app.js'), 'export {}')
    writeFileSync(join(root, 'assets/odd.xyz'), 'x')
  })
  const get = (url: string, method = 'GET') => serveAsset(root, new Request(url, { method }))

  test('carries the file, its type and the policy', async () => {
    const answer = await get('app://disparo/')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(await answer.text()).toBe('<!doctype html>')
    expect((await get('app://disparo/assets/app.js')).headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  })

  test('is of no guessed type for a file nobody knows', async () =>
    expect((await get('app://disparo/assets/odd.xyz')).headers.get('content-type')).toBe('application/octet-stream'))

  test.each(['/missing', '/assets', '/assets/', '/assets/chunk-gone.js', '/index.html/x'])(
    'for %s is 404 and not the page',
    async (path) => {
      const answer = await get(`app://disparo${path}`)
      expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
        404,
        'text/plain; charset=utf-8',
        '',
      ])
    },
  )

  test('follows no link out of the page’s folder, nor one within it', async () => {
    const outside = tempDir()
    writeFileSync(join(outside, 'secret.js'), 'secret')
    symlinkSync(join(outside, 'secret.js'), join(root, 'assets/linked.js'))
    symlinkSync(outside, join(root, 'linked'))
    symlinkSync(join(root, 'assets/app.js'), join(root, 'again.js'))
    for (const path of ['/assets/linked.js', '/linked/secret.js', '/again.js'])
      expect([path, (await get(`app://disparo${path}`)).status]).toEqual([path, 404])
    // The folder itself may be reached over one, as /tmp is on a Mac.
    symlinkSync(root, join(outside, 'page'))
    expect((await serveAsset(join(outside, 'page'), new Request('app://disparo/'))).status).toBe(200)
  })

  test('has no body for HEAD', async () => {
    const answer = await get('app://disparo/', 'HEAD')
    expect([answer.status, await answer.text()]).toEqual([200, ''])
  })

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', async (method) =>
    expect((await get('app://disparo/', method)).status).toBe(405),
  )

  test.each(['/', '/assets/app.js', '/missing'])('for %s carries the security headers', async (path) => {
    const { headers } = await get(`app://disparo${path}`)
    const policy = new Map(
      headers
        .get('content-security-policy')
        ?.split('; ')
        .map((directive) => {
          const [name = '', ...sources] = directive.split(' ')
          return [name, sources.join(' ')] as const
        }),
    )
    expect(Object.fromEntries(policy)).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self'",
      'connect-src': "'self'",
      'frame-ancestors': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'object-src': "'none'",
    })
    // Inline styles are Mantine's; nothing else is loosened.
    expect([...policy].filter(([, sources]) => sources.includes('unsafe'))).toEqual([['style-src', "'self' 'unsafe-inline'"]])
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })
})
