import { once } from 'node:events'
import { existsSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import { dirname, join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { os, type RouterClient } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { builtPage } from '../../../src-main/shells/browser-page.ts'
import { type BrowserServer, openServer } from '../../../src-main/shells/browser-server.ts'
import { createEntrance, type Entrance } from '../../../src-main/shells/entrance.ts'
import { createSlowdown } from '../../../src-main/shells/slowdown.ts'
import { socketCalls } from '../../../src-main/shells/socket-calls.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { folderOf } from './folder.ts'

const TOKEN = 'a-token-of-this-test'
const router = { half: os.handler(() => 'and half') }
const folder = folderOf({
  'secret.txt': 'outside',
  'renderer/index.html': '<!doctype html><title>Disparo</title>',
  'renderer/assets/index-B1a2C3d4.js': 'export {}',
  'renderer/assets/logo.svg': '<svg/>',
  'renderer/fonts/fonte comum.woff2': 'font',
  'renderer/assets/swapped.svg': '<svg/>',
})
let server: BrowserServer
let entrance: Entrance
let port: number

let entrances = 0
const newEntrance = (): Entrance =>
  createEntrance({ key: TOKEN, folder: join(folder.path, `enter-${++entrances}`), onRevoked: (key) => server.hangUp(key) })

beforeAll(async () => {
  const page = builtPage(join(folder.path, 'renderer'))
  entrance = newEntrance()
  server = await openServer({ port: 0, entrance, page, handler: socketCalls(router) })
  port = Number(new URL(server.address).port)
})
afterAll(async () => {
  await server.close()
  folder.remove()
})

type Answer = { status: number; headers: IncomingHttpHeaders; body: string }

/** Node's own client: unlike `fetch` it sends any Host and leaves the path as it is. */
function ask(
  path: string,
  { method = 'GET', headers = {}, body: sent = '' }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      let body = ''
      response.on('data', (chunk) => {
        body += String(chunk)
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    asked.on('error', reject).end(sent)
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

  it('reads no file that became a link after the start', async () => {
    const file = join(folder.path, 'renderer/assets/swapped.svg')
    expect(await ask('/assets/swapped.svg')).toMatchObject({ status: 200 })
    rmSync(file)
    symlinkSync(join(folder.path, 'secret.txt'), file)
    expect(await ask('/assets/swapped.svg')).toMatchObject({ status: 404, body: '' })
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

type Knock = { at?: string; path?: string; token?: string; origin?: string; host?: string; protocols?: string[] }

/** The status that a socket is refused with, or the subprotocol that it was opened with. */
function knock({
  at = server.address,
  path = '/rpc',
  token = TOKEN,
  origin = new URL(at).origin,
  host,
  protocols,
}: Knock): Promise<number | string> {
  return new Promise((resolve, reject) => {
    const headers = host === undefined ? {} : { host }
    const socket = new WebSocket(`ws://${new URL(at).host}${path}`, protocols ?? ['disparo', `token.${token}`], {
      origin,
      headers,
    })
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
    expect(server.address).toBe(`http://127.0.0.1:${port}/`)
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

  it('carries calls', async () => {
    const { client, socket } = await connected()
    expect(await client.half()).toBe('and half')
    socket.close()
  })

  const deep = (signs: number): string => '['.repeat(signs)
  const wide = (signs: number): string => `{"i":1,"p":{"u":"/half","b":[${Array(signs).fill('[]').join()}]}}`
  it.each<[string, string | Buffer]>([
    ['no JSON', '{ not json'],
    ['no text', Buffer.from([0xfe, 0x00, 0xfe])],
    ['a file without a call', Buffer.from([0xff, 0x00, 0xff])],
    ['null', 'null'],
    ['a number', '5'],
    ['no address', '{"i":1}'],
    ['an address that is none', '{"i":1,"p":{"u":"no address"}}'],
    ['an address of the wrong kind', '{"i":1,"p":{"u":7}}'],
    ['lists in lists', deep(7_000_000)],
    ['objects in objects', '{"a":'.repeat(200)],
    ['more lists than anybody needs', wide(600_000)],
    ['more than a message may have', ' '.repeat(9_000_000)],
  ])('hangs up on %s, in one line without a stack, and goes on', async (_, message) => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const { socket } = await connected()
    const before = process.memoryUsage().rss
    const closed = once(socket, 'close')
    socket.send(message)
    await closed
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
    expect(told.mock.calls).toEqual([[expect.stringMatching(/^socket: [^\n]*$/)]])
    told.mockRestore()
    const again = await connected()
    expect(await again.client.half()).toBe('and half')
    again.socket.close()
  })
})

async function connected(key = TOKEN) {
  const origin = `http://127.0.0.1:${port}`
  const socket = new WebSocket(`ws://127.0.0.1:${port}/rpc`, ['disparo', `token.${key}`], { origin })
  await once(socket, 'open')
  const link = new RPCLink({ websocket: socket as unknown as globalThis.WebSocket })
  const client: RouterClient<typeof router> = createORPCClient(link)
  return { client, socket }
}

describe('the entrance', () => {
  const form = (given: Record<string, string>) =>
    ask('/enter', {
      method: 'POST',
      headers: { origin: 'null', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(given).toString(),
    })
  const keyIn = ({ body }: Answer): string => /data-key="([\w-]{43})"/.exec(body)?.[1] ?? ''
  const invited = async (): Promise<{ file: string; code: string; ticket: string }> => {
    const { status, body } = await ask('/enter/new', { method: 'POST', headers: { authorization: `Bearer ${TOKEN}` } })
    expect(status).toBe(200)
    const { file, code } = JSON.parse(body) as { file: string; code: string }
    return { file, code, ticket: /name="ticket" value="([\w-]{43})"/.exec(readFileSync(file, 'utf8'))?.[1] ?? '' }
  }

  it('is a file of its owner alone, whose form posts to this address what its own address does not hold', async () => {
    const { file, ticket } = await invited()
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700)
    expect(readFileSync(file, 'utf8')).toContain(`action="http://127.0.0.1:${port}/enter"`)
    expect(file).not.toContain(ticket)
  })

  it('lets in once, with a key that opens the socket, and takes the file away', async () => {
    const { file, ticket } = await invited()
    const letIn = await form({ ticket })
    expect(letIn).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } })
    expect(existsSync(file)).toBe(false)
    const key = keyIn(letIn)
    expect([key === ticket, key === TOKEN]).toEqual([false, false])
    expect(await knock({ token: key })).toBe('disparo')
    expect(await ask('/enter/key', { headers: { authorization: `Bearer ${key}` } })).toMatchObject({ status: 204 })
  })

  it('puts out whoever came in by a ticket that comes a second time, and says so to both', async () => {
    const { ticket } = await invited()
    const key = keyIn(await form({ ticket }))
    const { socket } = await connected(key)
    const closed = once(socket, 'close')
    const second = await form({ ticket })
    expect(second.status).toBe(403)
    expect(second.body).toContain('já foi usado')
    await closed
    expect(await knock({ token: key })).toBe(401)
    expect(await knock({})).toBe('disparo')
  })

  it('takes the newest code, typed in any way, once', async () => {
    const old = (await invited()).code
    const { code } = await invited()
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/)
    expect((await form({ code: old })).status).toBe(403)
    const key = keyIn(await form({ code: ` ${code.toLowerCase().replace('-', ' ')} ` }))
    expect(await knock({ token: key })).toBe('disparo')
    expect((await form({ code })).status).toBe(403)
  })

  it('closes after a minute for a ticket, after ten for a code', () => {
    let now = 0
    const desk = createEntrance({ key: 'k', folder: join(tempDir(), 'enter'), now: () => now, onRevoked: () => undefined })
    const { file, code } = desk.invite('http://127.0.0.1:1')
    const ticket = /value="([\w-]+)"/.exec(readFileSync(file, 'utf8'))?.[1] ?? ''
    now = 60_001
    expect(desk.enter({ ticket })).toEqual({ refused: 'late' })
    now = 600_001
    expect(desk.enter({ code })).toEqual({ refused: 'late' })
    desk.close()
    expect(existsSync(dirname(file))).toBe(false)
  })

  it.each<Record<string, string>>([
    { ticket: 'x'.repeat(43) },
    { code: 'ABCD-EFGH' },
    { code: '' },
    { other: 'x' },
    { code: 'x'.repeat(5000) },
  ])('has nothing for %o', async (given) => {
    const answer = await form(given)
    expect(answer.status).toBe(403)
    expect(keyIn(answer)).toBe('')
  })

  it('gives no way in for a wrong key or without one, nor under another name', async () => {
    const wrong: Record<string, string>[] = [{}, { authorization: 'Bearer x' }, { authorization: TOKEN }]
    for (const headers of wrong)
      expect(await ask('/enter/new', { method: 'POST', headers })).toMatchObject({ status: 401, body: '' })
    const rebound = { host: 'evil.test', authorization: `Bearer ${TOKEN}` }
    expect(await ask('/enter/new', { method: 'POST', headers: rebound })).toMatchObject({ status: 421, body: '' })
  })

  it('speaks the language of the browser, and runs no script of a page', async () => {
    const english = await ask('/enter', { headers: { 'accept-language': 'en-GB,pt;q=0.5' } })
    expect(english.body).toContain('This window has no access to Disparo yet')
    expect((await ask('/enter')).body).toContain('Esta janela ainda não tem acesso ao Disparo')
    expect(english.headers['content-security-policy']).toContain("script-src 'self'")
  })
})

describe('wrong tries', () => {
  it('are answered late, the later the more there are, and a right one does not wait for them', async () => {
    const page = builtPage(join(folder.path, 'renderer'))
    const fresh = await openServer({ port: 0, entrance: newEntrance(), page, handler: socketCalls(router) })
    const took: number[] = []
    const tries = Array.from({ length: 8 }, async () => {
      const start = performance.now()
      expect(await knock({ token: 'wrong', at: fresh.address })).toBe(401)
      took.push(performance.now() - start)
    })
    await Promise.all(tries.slice(0, 1))
    const start = performance.now()
    expect(await knock({ at: fresh.address })).toBe('disparo')
    const right = performance.now() - start
    await Promise.all(tries)
    expect(Math.max(...took)).toBeGreaterThan(700)
    expect(Math.max(...took)).toBeGreaterThan(right)
    await fresh.close()
  })

  it('are hung up on when too many wait', async () => {
    const slowdown = createSlowdown()
    for (let count = 0; count < 50; count++) {
      expect(slowdown.isBusy()).toBe(false)
      void slowdown.wrongTry()
    }
    expect(slowdown.isBusy()).toBe(true)
    expect(await slowdown.wrongTry()).toBe(false)
  })
})

describe('the port', () => {
  it('is freed by closing, and open sockets end', async () => {
    const page = builtPage(join(folder.path, 'renderer'))
    const first = await openServer({ port: 0, entrance: newEntrance(), page, handler: socketCalls(router) })
    const { origin, host, port: taken } = new URL(first.address)
    const socket = new WebSocket(`ws://${host}/rpc`, ['disparo', `token.${TOKEN}`], { origin })
    await new Promise((resolve) => socket.once('open', resolve))
    const closed = new Promise((resolve) => socket.once('close', resolve))
    await first.close()
    expect(await closed).toBe(1001)
    const second = await openServer({ port: Number(taken), entrance: newEntrance(), page, handler: socketCalls(router) })
    await second.close()
  })

  it('leaves a port that somebody else has', async () => {
    const page = builtPage(join(folder.path, 'renderer'))
    const opening = openServer({ port, entrance: newEntrance(), page, handler: socketCalls(router) })
    await expect(opening).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })
})
