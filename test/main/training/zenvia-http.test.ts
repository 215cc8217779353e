import { createConnection } from 'node:net'
import { describe, expect, test } from 'vitest'
import { type Fault, startZenviaSimulator } from '../../../src-main/training/index.ts'
import { sign } from '../../../src-main/training/zenvia/auth.ts'
import { apiOf, draft, type ErrorJson, startBench, type TemplateJson } from './zenvia-support.ts'

describe('authentication', () => {
  test.each([{}, { 'x-api-token': '' }, { 'x-api-token': 'wrong' }, { authorization: 'Bearer token-1' }])(
    'with %j is refused in the words of Zenvia',
    async (headers) => {
      const { simulator } = await startBench({ token: 'token-1' })
      const answer = await fetch(`${simulator.baseUrl}/templates`, { headers: headers as Record<string, string> })
      expect(answer.status).toBe(401)
      expect(await answer.json()).toEqual({ code: 'AUTHENTICATION_ERROR', message: 'No authorization token was found' })
    },
  )

  test('comes before everything else: without a token nobody learns which paths there are', async () => {
    const { simulator } = await startBench()
    expect((await fetch(`${simulator.baseUrl}/nowhere`)).status).toBe(401)
  })

  test('two starts have different tokens, and one that is given is taken', async () => {
    const [one, other, given] = [await startBench(), await startBench(), await startBench({ token: 'token-1' })]
    expect(one.simulator.secret).not.toBe(other.simulator.secret)
    expect(given.simulator.secret).toBe('token-1')
    expect((await given.api('GET', '/templates')).status).toBe(200)
  })

  test('a signature token asks for a signature that is right and fresh', async () => {
    const { api } = await startBench({ signatureSecret: 'shh' })
    const target = '/v2/templates?size=1'
    const date = 'Fri, 20 Nov 2026 11:59:30 GMT'
    const signature = sign('shh', { method: 'GET', target, headers: { date }, body: Buffer.alloc(0) })
    const status = async (headers: Record<string, string>, path = '/templates?size=1'): Promise<number> =>
      (await api('GET', path, undefined, headers)).status
    expect(await status({ date, 'x-api-signature': signature })).toBe(200)
    expect(await status({})).toBe(401)
    expect(await status({ date })).toBe(401)
    expect(await status({ date, 'x-api-signature': signature }, '/templates?size=2')).toBe(401)
    const old = 'Fri, 20 Nov 2026 11:56:00 GMT'
    const stale = sign('shh', { method: 'GET', target, headers: { date: old }, body: Buffer.alloc(0) })
    expect(await status({ date: old, 'x-api-signature': stale })).toBe(401)
  })

  test('the signature is the HMAC over the six documented lines', () => {
    const body = Buffer.from('{"a":1}')
    const headers = { 'content-type': 'application/json', date: 'Fri, 20 Nov 2026 12:00:00 GMT' }
    // Computed with: printf 'POST\n<md5>\napplication/json\n<date>\napi.zenvia.com\n/v2/templates' | openssl dgst -sha256 -hmac shh -binary | base64
    expect(sign('shh', { method: 'POST', target: '/v2/templates', headers, body })).toBe(
      'O8PXm/smg4o4rTDwD7dsnKoK/WkShVPxXZlemEsJ8mk=',
    )
  })
})

describe('requests that make no sense', () => {
  test.each(['/nowhere', '/templates/', '/channels/sms/messages', '/templates/a/b/c/d'])('%s is not found', async (path) => {
    const { api } = await startBench()
    expect(await api('GET', path)).toMatchObject({ status: 404, json: { code: 'NOT_FOUND', message: 'Not found' } })
  })

  test('outside /v2 there is nothing but the phone', async () => {
    const { simulator } = await startBench()
    const answer = await fetch(simulator.baseUrl.replace('/v2', '/'), { headers: { 'x-api-token': simulator.secret } })
    expect(answer.status).toBe(404)
  })

  test('a method that a path has not is told which it has', async () => {
    const { api } = await startBench()
    const { status, headers } = await api('PUT', '/templates', {})
    expect([status, headers.get('allow')]).toEqual([405, 'GET, POST'])
  })

  test.each(['', '{', '{"a":1', '[', 'null', '"text"', '[]'])('the body %j is a validation error', async (body) => {
    const { api } = await startBench()
    const { status, json } = await api<ErrorJson>('POST', '/templates', body)
    expect([status, json.code]).toEqual([400, 'VALIDATION_ERROR'])
    expect(json.details.length).toBeGreaterThan(0)
  })

  test('JSON that does not say so is not read', async () => {
    const { api, simulator } = await startBench()
    const { status } = await api('POST', '/templates', draft(), { 'content-type': 'text/plain' })
    expect(status).toBe(400)
    expect(simulator.messages()).toEqual([])
  })

  test('a body over a megabyte is too large', async () => {
    const { api } = await startBench()
    const { status, json } = await api<ErrorJson>('POST', '/templates', draft({ metadata: { big: 'x'.repeat(1_100_000) } }))
    expect([status, json.code]).toEqual([413, 'PAYLOAD_TOO_LARGE'])
  })

  test('one that goes away in the middle of its body disturbs nobody', async () => {
    const { api, simulator } = await startBench()
    const socket = createConnection(Number(new URL(simulator.baseUrl).port), '127.0.0.1')
    await new Promise<void>((resolve) => {
      socket.write('POST /v2/templates HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"na', () => resolve())
    })
    socket.resetAndDestroy()
    expect((await api('GET', '/templates')).status).toBe(200)
  })
})

describe('faults', () => {
  /** A simulator that does one thing wrong to the first request of a kind. */
  const failing = (fault: Fault, method = 'GET') =>
    startBench({ fault: (request) => (request.method === method && request.attempt === 1 ? fault : null) })

  test('a status comes with its headers, a body of Zenvia, and nothing was done', async () => {
    const { api } = await failing({ kind: 'status', status: 429, headers: { 'retry-after': '7' } }, 'POST')
    const { status, headers } = await api('POST', '/templates', draft())
    expect([status, headers.get('retry-after')]).toEqual([429, '7'])
    expect((await api<TemplateJson>('POST', '/templates', draft())).status).toBe(200)
  })

  test('a 500 is an INTERNAL_ERROR unless another body is asked for', async () => {
    const { api } = await failing({ kind: 'status', status: 500 })
    expect((await api<ErrorJson>('GET', '/templates')).json.code).toBe('INTERNAL_ERROR')
    const other = await failing({ kind: 'status', status: 502, body: { code: '502' } })
    expect((await other.api('GET', '/templates')).json).toEqual({ code: '502' })
  })

  test.each([
    ['before', 200],
    ['after', 409],
  ] as const)('a connection reset %s acting leaves what a repetition finds: %i', async (when, then) => {
    const { api } = await failing({ kind: 'reset', when }, 'POST')
    await expect(api('POST', '/templates', draft())).rejects.toThrow(TypeError)
    expect((await api('POST', '/templates', draft())).status).toBe(then)
  })

  test('a truncated answer is complete HTTP and half a JSON', async () => {
    const { simulator } = await failing({ kind: 'truncate' })
    const answer = await fetch(`${simulator.baseUrl}/templates`, { headers: { 'x-api-token': simulator.secret } })
    const text = await answer.text()
    expect(answer.status).toBe(200)
    expect(text.startsWith('[{')).toBe(true)
    expect(() => JSON.parse(text)).toThrow(SyntaxError)
  })

  test('a delayed answer waits for its time', async () => {
    const { api, simulator, timeline } = await failing({ kind: 'delay', ms: 30_000 })
    let answered = false
    const pending = api('GET', '/templates').then(({ status }) => {
      answered = true
      return status
    })
    await expect.poll(() => simulator.requests().length).toBe(1)
    await timeline.advance(29_999)
    expect(answered).toBe(false)
    await timeline.advance(1)
    expect(await pending).toBe(200)
  })

  test('a login page is HTML with status 200', async () => {
    const { simulator } = await failing({ kind: 'html' })
    const answer = await fetch(`${simulator.baseUrl}/templates`, { headers: { 'x-api-token': simulator.secret } })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  })

  test('a looping list gives its first page for every page and never comes to its end', async () => {
    const { api } = await startBench({ fault: () => ({ kind: 'loop' }) })
    const page = async (number: number) => api<TemplateJson[]>('GET', `/templates?size=3&page=${number}`)
    const [first, ninth] = [await page(1), await page(9)]
    expect(ninth.json).toEqual(first.json)
    expect(ninth.json).toHaveLength(3)
    expect(ninth.headers.get('x-page')).toBe('9')
    expect(Number(ninth.headers.get('x-total'))).toBeGreaterThan(1_000_000)
  })

  test('the hook sees method, path, query and how often it was asked', async () => {
    const seen: unknown[] = []
    const { api } = await startBench({
      fault: ({ method, path, query, attempt }) => {
        seen.push([method, path, query.get('page'), attempt])
        return null
      },
    })
    await api('GET', '/templates?page=1')
    await api('GET', '/templates?page=2')
    await api('DELETE', '/templates/x')
    expect(seen).toEqual([
      ['GET', '/v2/templates', '1', 1],
      ['GET', '/v2/templates', '2', 2],
      ['DELETE', '/v2/templates/x', null, 1],
    ])
  })
})

describe('the server', () => {
  test('is on loopback, and a port that is taken is an error', async () => {
    const { simulator } = await startBench()
    const port = Number(new URL(simulator.baseUrl).port)
    expect(simulator.baseUrl).toBe(`http://127.0.0.1:${port}/v2`)
    await expect(startZenviaSimulator({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })

  test('keeps what was asked of it, without the phone', async () => {
    const { api, simulator } = await startBench()
    await api('GET', '/templates?size=1')
    await fetch(simulator.phoneUrl)
    expect(simulator.requests()).toEqual([{ method: 'GET', path: '/v2/templates', query: 'size=1' }])
  })

  test('closes at once, twice without harm, with a request still waiting', async () => {
    const { api, simulator } = await startBench({ fault: () => ({ kind: 'delay', ms: 60_000 }) })
    const pending = expect(api('GET', '/templates')).rejects.toThrow(TypeError)
    await expect.poll(() => simulator.requests().length).toBe(1)
    await Promise.all([simulator.close(), simulator.close()])
    await pending
    await expect(apiOf(simulator)('GET', '/templates')).rejects.toThrow(TypeError)
  })
})
