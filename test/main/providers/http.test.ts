import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createHttp, type Http, type HttpOptions } from '../../../src-main/providers/http.ts'
import { ProviderError } from '../../../src-main/providers/provider-error.ts'
import { type Fetch, NotSentError } from '../../../src-main/transport/index.ts'
import { jsonAnswer, transport } from '../../support/transport.ts'
import { answer, serve } from './http-server.ts'

const SECRET = 'tok-9f8e7d6c5b4a'

type Options = Partial<HttpOptions> & { fetch?: Fetch; timeoutMs?: number }

function http(
  baseUrl: string,
  { fetch: call = transport, timeoutMs, ...options }: Options = {},
): { http: Http; slept: number[] } {
  const slept: number[] = []
  const made = createHttp({
    baseUrl,
    headers: { 'X-API-TOKEN': SECRET },
    context: {
      fetch: call,
      async sleep(ms) {
        slept.push(ms)
      },
      ...(timeoutMs !== undefined && { timeoutMs }),
    },
    secrets: [SECRET],
    explain: ({ status }) => ({
      kind: status === 429 ? 'rate-limit' : status >= 500 ? 'provider-down' : 'parameters',
      hint: `HTTP ${status}`,
    }),
    random: () => 0.5,
    ...options,
  })
  return { http: made, slept }
}

const get = (path = '/things') => ({ method: 'GET', path, schema: z.unknown() }) as const
const post = { method: 'POST', path: '/things', json: { a: 1 }, schema: z.unknown() } as const

async function failure(call: Promise<unknown>): Promise<ProviderError> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ProviderError)) throw new Error(`no ProviderError but ${String(error)}`, { cause: error })
  return error
}

describe('HTTP', () => {
  const over = http

  it('sends JSON, its own headers and its own name', async () => {
    const { baseUrl, requests } = await serve((response) => answer(response, 200, { ok: true }))
    const reply = await over(`${baseUrl}/`).http({ ...post, query: { page: 1, q: 'a&b ç' } })
    expect(reply.body).toEqual({ ok: true })
    expect(requests).toMatchObject([
      {
        method: 'POST',
        url: '/v2/things?page=1&q=a%26b+%C3%A7',
        body: '{"a":1}',
        headers: {
          'x-api-token': SECRET,
          'content-type': 'application/json',
          'user-agent': 'Disparo',
          accept: 'application/json',
        },
      },
    ])
  })

  it('leaves out headers that are for the transport to say', async () => {
    const { baseUrl, requests } = await serve((response) => answer(response, 200, {}))
    const headers = { Host: 'evil.test', 'Content-Length': '5', Connection: 'upgrade', TE: 'trailers', 'X-Mine': 'yes' }
    await over(baseUrl, { headers }).http(get())
    expect(requests[0]?.headers['x-mine']).toBe('yes')
    expect(requests[0]?.headers.host).not.toBe('evil.test')
    expect(requests[0]?.headers.te).toBeUndefined()
  })

  it('doubles its pauses, with jitter, and gives up after four tries', async () => {
    const { baseUrl, requests } = await serve((response) => answer(response, 500, { message: 'down' }))
    const { http, slept } = over(baseUrl)
    expect(await failure(http(get()))).toMatchObject({ kind: 'provider-down', hint: 'HTTP 500', raw: '{"message":"down"}' })
    expect(requests).toHaveLength(4)
    expect(slept).toEqual([250, 500, 1000])
  })

  it('waits until the date that Retry-After names', async () => {
    const { baseUrl } = await serve((response, count) => {
      const headers = { date: 'Fri, 20 Nov 2026 12:00:00 GMT', 'retry-after': 'Fri, 20 Nov 2026 12:00:20 GMT' }
      if (count === 1) answer(response, 503, {}, headers)
      else answer(response, 200, 'done')
    })
    const { http, slept } = over(baseUrl)
    expect((await http(get())).body).toBe('done')
    expect(slept).toEqual([20_000])
  })

  it('does not sit out a pause of many minutes but says how long it is', async () => {
    const { baseUrl, requests } = await serve((response) => answer(response, 429, {}, { 'retry-after': '900' }))
    const { http, slept } = over(baseUrl)
    expect(await failure(http(get()))).toMatchObject({
      kind: 'rate-limit',
      hint: 'HTTP 429; retry after 900 s',
      raw: '{}\nRetry-After: 900',
      waitMs: 900_000,
    })
    expect(requests).toHaveLength(1)
    expect(slept).toEqual([])
  })

  it.each(['1.5', '-5', '+3', '5, 7', '1e1', '0', 'Fri, 20 Nov 2026 11:00:00 GMT'])(
    'takes no pause from %j, and none for an order to go on at once',
    async (retryAfter) => {
      const { baseUrl } = await serve((response) =>
        answer(response, 429, {}, { 'retry-after': retryAfter, date: 'Fri, 20 Nov 2026 12:00:00 GMT' }),
      )
      const { http, slept } = over(baseUrl)
      expect(await failure(http(get()))).toMatchObject({ kind: 'rate-limit', hint: 'HTTP 429', waitMs: null })
      expect(slept).toEqual([250, 500, 1000])
    },
  )

  it.each([
    { name: 'a firewall’s page', status: 403, body: '<!doctype html><title>Blocked</title>', kind: 'firewall' },
    { name: 'a firewall’s bare word', status: 403, body: 'error code: 1020', kind: 'firewall' },
    { name: 'a country’s page', status: 451, body: '<html>Unavailable</html>', kind: 'firewall' },
    { name: 'a captive portal', status: 511, body: '<html><meta http-equiv="refresh"></html>', kind: 'portal' },
    { name: 'a captive portal that speaks JSON', status: 511, body: '{"login":"http://portal.test"}', kind: 'portal' },
    { name: 'a proxy that wants a password', status: 407, body: 'who are you?', kind: 'proxy' },
  ])('tells $name apart from the provider, which has read nothing', async ({ status, body, kind }) => {
    const { baseUrl, requests } = await serve((response) => response.writeHead(status).end(body))
    for (const request of [get(), post])
      expect(await failure(over(baseUrl).http(request))).toMatchObject({ kind, raw: body, outcomeUnknown: false })
    expect(requests).toHaveLength(2)
  })

  it.each([
    { words: { path: 'query.size', message: 'must be less than or equal to 50' }, kind: 'page-size' },
    { words: { message: 'Page size too large' }, kind: 'page-size' },
    { words: { violations: [{ property: 'pageSize' }] }, kind: 'page-size' },
    { words: { message: 'a new size limit' }, kind: 'page-size' },
    { words: { message: 'resize the header image' }, kind: 'parameters' },
  ])('reads a list refused for %j', async ({ words, kind }) => {
    const { baseUrl } = await serve((response) => answer(response, 400, words))
    expect(await failure(over(baseUrl).http({ ...get(), query: { page: 0, size: 100 } }))).toMatchObject({ kind })
    expect(await failure(over(baseUrl).http(post))).toMatchObject({ kind: 'parameters' })
  })

  it('says which encoding it can’t read, and does not take the answer for no answer', async () => {
    const { baseUrl } = await serve((response) => response.writeHead(200, { 'content-encoding': 'br' }).end('x'))
    expect(await failure(over(baseUrl).http(get()))).toMatchObject({ kind: 'protocol', hint: 'content-encoding br' })
    expect(await failure(over(baseUrl).http(post))).toMatchObject({ outcomeUnknown: true })
  })

  it('repeats a body that broke off only where repeating does no harm', async () => {
    const { baseUrl, requests } = await serve((response, count) => {
      if (count === 2) return answer(response, 200, 'whole')
      response.writeHead(200, { 'content-length': '100' })
      response.write('{"half":', () => response.destroy())
    })
    const { http } = over(baseUrl)
    expect((await http(get())).body).toBe('whole')
    expect(await failure(http(post))).toMatchObject({
      kind: 'protocol',
      hint: 'truncated',
      raw: '{"half":',
      outcomeUnknown: true,
    })
    expect(requests).toHaveLength(3)
  })

  it('gives up on a body that never ends, as on an answer that never begins', async () => {
    const { baseUrl } = await serve((response) => {
      response.writeHead(200)
      response.write('[')
    })
    const { http } = over(baseUrl, { timeoutMs: 80 })
    expect(await failure(http(post))).toMatchObject({ kind: 'network', hint: 'timeout', outcomeUnknown: true })
  })

  it('throws the reason of an abort in mid-body', async () => {
    const cancel = new AbortController()
    const reason = new Error('enough')
    const { baseUrl } = await serve((response) => {
      response.writeHead(200)
      response.write('[', () => cancel.abort(reason))
    })
    await expect(over(baseUrl).http({ ...get(), signal: cancel.signal })).rejects.toBe(reason)
  })

  it('asks nobody when it is cancelled before it began', async () => {
    const { baseUrl, requests } = await serve((response) => answer(response, 200, {}))
    const reason = new Error('never mind')
    await expect(over(baseUrl).http({ ...get(), signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    expect(requests).toEqual([])
  })

  it('stops reading an answer that is too large', async () => {
    const { baseUrl } = await serve((response) => answer(response, 200, 'x'.repeat(5000)))
    expect(await failure(over(baseUrl, { maxBytes: 1000 }).http(get()))).toMatchObject({
      kind: 'protocol',
      hint: 'more than 1000 bytes',
    })
    expect((await over(baseUrl, { maxBytes: 6000 }).http(get())).body).toHaveLength(5000)
  })

  it('follows no redirect: the credential stays with whom it is for', async () => {
    const other = await serve((response) => answer(response, 200, {}))
    const { baseUrl, requests } = await serve((response) => answer(response, 302, {}, { location: `${other.baseUrl}/things` }))
    expect(await failure(over(baseUrl).http(get()))).toMatchObject({ kind: 'protocol', hint: 'redirect' })
    expect(requests).toHaveLength(1)
    expect(other.requests).toEqual([])
  })

  it('says where an answer is not what it should be', async () => {
    const { baseUrl } = await serve((response) => answer(response, 200, [{ id: 7 }]))
    const schema = z.array(z.object({ id: z.string() }))
    const error = await failure(over(baseUrl).http({ method: 'GET', path: '/', schema }))
    expect(error).toMatchObject({
      kind: 'protocol',
      hint: expect.stringMatching(/^0\.id: /),
      raw: '[{"id":7}]',
      outcomeUnknown: false,
    })
  })

  it('takes an empty answer for nothing', async () => {
    const { baseUrl } = await serve((response) => response.writeHead(204).end())
    expect((await over(baseUrl).http({ method: 'DELETE', path: '/1', schema: z.undefined() })).body).toBeUndefined()
  })

  it('reads no body of a refusal to the letter: what came of it is shown', async () => {
    const { baseUrl } = await serve((response) => {
      response.writeHead(400, { 'content-length': '100' })
      response.write(`{"message":"bad ${SECRET}`, () => response.destroy())
    })
    expect(await failure(over(baseUrl).http(post))).toMatchObject({
      kind: 'parameters',
      raw: '{"message":"bad ***',
      outcomeUnknown: false,
    })
  })
})

describe('what HTTP asks of a transport', () => {
  const recording = (): { calls: string[]; fetch: Fetch } => {
    const calls: string[] = []
    return {
      calls,
      fetch: async (address) => {
        calls.push(address)
        return jsonAnswer({})
      },
    }
  }

  it.each([
    'https://api.ex.test/v2',
    'http://127.0.0.1:1/v2',
    'http://[::1]:1/v2',
    'http://localhost:1',
    ' https://api.ex.test/v2/ ',
    'api.ex.test',
  ])('calls %s', async (baseUrl) => {
    const { calls, fetch } = recording()
    await http(baseUrl, { fetch }).http(get())
    expect(calls).toHaveLength(1)
  })

  it.each([
    'http://api.ex.test/v2',
    'http://127.0.0.1.ex.test',
    'http://localhost.ex.test',
    'file:///etc/passwd',
    'app://disparo/',
    'data:application/json,{}',
    'https://user:password@api.ex.test',
    'javascript:alert(1)',
    '',
  ])('never calls %j', async (baseUrl) => {
    const { calls, fetch } = recording()
    const error = await failure(http(baseUrl, { fetch }).http(get()))
    expect(error).toMatchObject({ kind: 'network', outcomeUnknown: false })
    expect(calls).toEqual([])
  })

  it('says `auth`, and nothing of the secret, for one that no header can carry', async () => {
    const secret = 'tok-“curly”-quotes'
    const { calls, fetch } = recording()
    const options = { fetch, headers: { 'X-API-TOKEN': secret }, secrets: [secret] }
    const error = await failure(http('https://api.ex.test', options).http(get()))
    expect(error.kind).toBe('auth')
    expect(`${error.message}${error.raw}${error.hint}${error.stack}`).not.toContain('curly')
    expect(calls).toEqual([])
  })

  it('takes the secret out of what the transport says', async () => {
    const fetch: Fetch = async () => {
      throw new Error(`invalid header: ${SECRET}`)
    }
    const error = await failure(http('https://api.ex.test', { fetch }).http(post))
    expect(error).toMatchObject({ kind: 'network', raw: 'invalid header: ***', outcomeUnknown: true })
  })

  it.each([
    { name: 'was never sent', thrown: new NotSentError('ENOTFOUND', 'getaddrinfo'), tries: 4, kind: 'network', unknown: false },
    { name: 'may have been read', thrown: new Error('socket hang up'), tries: 1, kind: 'network', unknown: true },
    {
      name: 'met a wrong certificate',
      thrown: new NotSentError('CERT_HAS_EXPIRED', 'certificate has expired'),
      tries: 1,
      kind: 'tls',
      unknown: false,
    },
  ])('tries a creation that $name $tries time(s)', async ({ thrown, tries, kind, unknown }) => {
    let count = 0
    const fetch: Fetch = async () => {
      count++
      throw thrown
    }
    expect(await failure(http('https://api.ex.test', { fetch }).http(post))).toMatchObject({ kind, outcomeUnknown: unknown })
    expect(count).toBe(tries)
  })

  it('counts an edit as something that must not be done twice', async () => {
    const { baseUrl, requests } = await serve((response) => answer(response, 502, {}))
    const error = await failure(http(baseUrl).http({ ...post, method: 'PATCH' }))
    expect(error.outcomeUnknown).toBe(true)
    expect(requests).toHaveLength(1)
  })
})
