import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { electronFetch } from '../../../src-main/shells/electron-fetch.ts'
import { netFetch } from '../../support/net-fetch.ts'

/** What the wrapped `net.fetch` was given: the two settings that only show in Electron. */
let settings: { credentials: unknown; cache: unknown }[] = []
const fetch = electronFetch(
  {
    fetch: ((input: string, init?: RequestInit) => {
      settings.push({ credentials: init?.credentials, cache: init?.cache })
      return netFetch(input, init)
    }) as never,
  },
  'Disparo/9',
)

let server: Server
let base: string
let last: { request: IncomingMessage; body: Buffer }
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    last = { request, body: Buffer.concat(chunks) }
    if (request.url === '/moved') response.writeHead(302, { location: '/' }).end()
    else if (request.url !== '/silent') response.end('ok')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

test('never sends or keeps cookies and never answers from the cache', async () => {
  settings = []
  await fetch(base)
  expect(settings).toEqual([{ credentials: 'omit', cache: 'no-store' }])
})

test('leaves out the headers that Chromium ends a request for', async () => {
  const answer = await fetch(base, {
    method: 'POST',
    headers: { host: 'x.test', 'content-length': '2', te: 'trailers', connection: 'upgrade', 'x-api-token': 't' },
    body: 'hi',
  })
  expect([answer.status, last.request.headers['x-api-token'], last.body.toString()]).toEqual([200, 't', 'hi'])
})

test('names the program, unless the caller names itself', async () => {
  await fetch(base)
  expect(last.request.headers['user-agent']).toBe('Disparo/9')
  await fetch(base, { headers: { 'User-Agent': 'Other/1' } })
  expect(last.request.headers['user-agent']).toBe('Other/1')
})

test.each([
  ['a URL', () => new URL(base), undefined],
  ['a Request', () => new Request(base, { method: 'POST', body: new Uint8Array([104, 105]) }), undefined],
  ['bytes', () => base, { method: 'POST', body: new Uint8Array([104, 105]) }],
] as const)('takes %s', async (_what, input, init) => {
  expect(await (await fetch(input(), init)).text()).toBe('ok')
})

test('sends a form with its boundary', async () => {
  const form = new FormData()
  form.set('file', new File(['abc'], 'a.txt'))
  await fetch(base, { method: 'POST', body: form })
  expect(last.request.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/)
  expect(last.body.toString()).toContain('filename="a.txt"')
})

test.each(['file:///etc/passwd', 'app://disparo/index.html', 'data:text/plain,x', 'blob:app://disparo/1'])(
  'refuses %s before Electron sees it',
  async (url) => {
    settings = []
    await expect(fetch(url)).rejects.toThrow('only http and https')
    expect(settings).toEqual([])
  },
)

test('gives up at the signal of the caller, with its reason', async () => {
  const controller = new AbortController()
  const waiting = fetch(`${base}/silent`, { signal: controller.signal })
  await new Promise((resolve) => server.once('request', resolve))
  controller.abort(new Error('person cancelled'))
  await expect(waiting).rejects.toThrow('person cancelled')
})

test('keeps the redirect rule of the caller', async () => {
  await expect(fetch(`${base}/moved`, { redirect: 'error' })).rejects.toThrow("redirect policy was 'error'")
  expect((await fetch(`${base}/moved`)).status).toBe(200)
})

test('fails as Chromium names it when nobody listens', async () => {
  await expect(fetch('http://127.0.0.1:9')).rejects.toThrow(/^net::ERR_/)
})
