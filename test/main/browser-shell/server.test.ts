import { type IncomingHttpHeaders, request } from 'node:http'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { os, type RouterClient } from '@orpc/server'
import { RPCHandler } from '@orpc/server/ws'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { builtPage } from '../../../src-main/shells/browser-page.ts'
import { type BrowserServer, openServer } from '../../../src-main/shells/browser-server.ts'
import { folderOf } from './folder.ts'

const TOKEN = 'a-token-of-this-test'
const router = { half: os.handler(() => 'and half') }
const folder = folderOf({
  'secret.txt': 'outside',
  'renderer/index.html': '<!doctype html><title>Disparo</title>',
  'renderer/assets/index-B1a2C3d4.js': 'export {}',
  'renderer/assets/logo.svg': '<svg/>',
  'renderer/fonts/fonte comum.woff2': 'font',
})
let server: BrowserServer
let port: number

beforeAll(async () => {
  const page = builtPage(join(folder.path, 'renderer'))
  server = await openServer({ port: 0, token: TOKEN, page, handler: new RPCHandler(router) })
  port = Number(new URL(server.url).port)
})
afterAll(async () => {
  await server.close()
  folder.remove()
})

type Answer = { status: number; headers: IncomingHttpHeaders; body: string }

/** Node's own client: unlike `fetch` it sends any Host and leaves the path as it is. */
function ask(
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      let body = ''
      response.on('data', (chunk) => {
        body += String(chunk)
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    asked.on('error', reject).end()
  })
}

describe('the page', () => {
  it('is the built one, and is asked for again every time', async () => {
    const { status, headers, body } = await ask('/')
    expect(status).toBe(200)
    expect(body).toBe('<!doctype html><title>Disparo</title>')
    expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    expect((await ask('/index.html?x=1')).body).toBe(body)
  })

  it('has assets with their own type, kept for ever when their name holds a hash', async () => {
    expect((await ask('/assets/index-B1a2C3d4.js')).headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    })
    expect((await ask('/assets/logo.svg')).headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'cache-control': 'no-store',
    })
    expect((await ask('/fonts/fonte%20comum.woff2')).headers['content-type']).toBe('font/woff2')
  })

  it('comes with the policy, on every answer', async () => {
    for (const path of ['/', '/assets/index-B1a2C3d4.js', '/absent']) {
      const { headers } = await ask(path)
      const policy = new Map(
        String(headers['content-security-policy'])
          .split('; ')
          .map((part) => [part.split(' ')[0], part]),
      )
      expect(policy.get('default-src')).toBe("default-src 'none'")
      expect(policy.get('script-src')).toBe("script-src 'self'")
      expect(policy.get('connect-src')).toBe("connect-src 'self'")
      expect(policy.get('frame-ancestors')).toBe("frame-ancestors 'none'")
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      })
    }
  })

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '//secret.txt',
    '/secret.txt',
    '/%',
    '/index.html%00.js',
  ])('has nothing outside its list: %s', async (path) => {
    expect(await ask(path)).toMatchObject({ status: 404, body: '' })
  })

  it.each(['/assets', '/assets/', '/fonts/', '/i/123/templates', '/rpc'])(
    'lists no folder and makes up no page: %s',
    async (path) => {
      expect(await ask(path)).toMatchObject({ status: 404, body: '' })
    },
  )

  it('answers HEAD without a body', async () => {
    expect(await ask('/', { method: 'HEAD' })).toMatchObject({ status: 200, body: '', headers: { 'content-length': '37' } })
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('refuses %s', async (method) => {
    expect(await ask('/', { method })).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } })
  })

  it('gives no other origin leave to read', async () => {
    const { headers } = await ask('/', { headers: { origin: 'https://evil.test', 'access-control-request-method': 'GET' } })
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
  })

  it.each(['evil.test', 'localhost', '127.0.0.1', '127.0.0.1:1', '[::1]'])(
    'is not served under another name: %s',
    async (host) => {
      expect(await ask('/', { headers: { host } })).toMatchObject({ status: 421, body: '' })
    },
  )

  it('must be there', () => {
    expect(() => builtPage(join(folder.path, 'absent'))).toThrow(expect.objectContaining({ code: 'page-missing' }))
  })
})

type Knock = { path?: string; token?: string; origin?: string; host?: string; protocols?: string[] }

/** The status that a socket is refused with, or the subprotocol that it was opened with. */
function knock({
  path = '/rpc',
  token = TOKEN,
  origin = `http://127.0.0.1:${port}`,
  host,
  protocols,
}: Knock): Promise<number | string> {
  return new Promise((resolve, reject) => {
    const headers = host === undefined ? {} : { host }
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, protocols ?? ['disparo', `token.${token}`], { origin, headers })
    socket.on('unexpected-response', (asked, response) => {
      asked.destroy()
      resolve(response.statusCode ?? 0)
    })
    socket.on('open', () => {
      socket.close()
      resolve(socket.protocol)
    })
    socket.on('error', reject)
  })
}

describe('the socket', () => {
  it('opens for the token from our page, and the token is not what it answers', async () => {
    expect(await knock({})).toBe('disparo')
    expect(server.url).toBe(`http://127.0.0.1:${port}/#t=${TOKEN}`)
  })

  it('refuses a wrong token, one of another length, an empty one and none', async () => {
    expect(await knock({ token: 'A-token-of-this-test' })).toBe(401)
    expect(await knock({ token: TOKEN.slice(0, -1) })).toBe(401)
    expect(await knock({ token: `${TOKEN}x` })).toBe(401)
    expect(await knock({ token: '' })).toBe(401)
    expect(await knock({ protocols: ['disparo'] })).toBe(401)
    expect(await knock({ protocols: [`token.${TOKEN}`] })).toBe(401)
    expect(await knock({ protocols: [] })).toBe(401)
  })

  it.each(['https://evil.test', 'http://localhost:1', 'null', ''])(
    'refuses the token from another origin: %s',
    async (origin) => {
      expect(await knock({ origin })).toBe(403)
    },
  )

  it('refuses a rebound name, even when its origin agrees', async () => {
    expect(await knock({ host: `evil.test:${port}`, origin: `http://evil.test:${port}` })).toBe(421)
  })

  it('is at one address only', async () => {
    expect(await knock({ path: '/' })).toBe(404)
    expect(await knock({ path: '/rpc?x' })).toBe(404)
  })

  it('carries calls, and survives what is not one', async () => {
    const connected = new WebSocket(`ws://127.0.0.1:${port}/rpc`, ['disparo', `token.${TOKEN}`], {
      origin: `http://127.0.0.1:${port}`,
    })
    await new Promise((resolve) => connected.once('open', resolve))
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    connected.send('{ not json')
    connected.send(Buffer.from([0xff, 0x00, 0xff]))
    const client: RouterClient<typeof router> = createORPCClient(
      new RPCLink({ websocket: connected as unknown as globalThis.WebSocket }),
    )
    expect(await client.half()).toBe('and half')
    expect(told).toHaveBeenCalledTimes(2)
    told.mockRestore()
    connected.close()
  })
})

describe('the port', () => {
  it('is freed by closing, and open sockets end', async () => {
    const page = builtPage(join(folder.path, 'renderer'))
    const first = await openServer({ port: 0, token: TOKEN, page, handler: new RPCHandler(router) })
    const { origin, host, port: taken } = new URL(first.url)
    const socket = new WebSocket(`ws://${host}/rpc`, ['disparo', `token.${TOKEN}`], { origin })
    await new Promise((resolve) => socket.once('open', resolve))
    const closed = new Promise((resolve) => socket.once('close', resolve))
    await first.close()
    expect(await closed).toBe(1001)
    const second = await openServer({ port: Number(taken), token: TOKEN, page, handler: new RPCHandler(router) })
    await second.close()
  })

  it('leaves a port that somebody else has', async () => {
    const page = builtPage(join(folder.path, 'renderer'))
    const opening = openServer({ port, token: TOKEN, page, handler: new RPCHandler(router) })
    await expect(opening).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })
})
