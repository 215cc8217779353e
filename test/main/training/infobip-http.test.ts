import { describe, expect, test } from 'vitest'
import { FAULT_NAMES } from '#core/training'
import { startInfobipSimulator } from '../../../src-main/training/infobip/index.ts'
import {
  ANA,
  type Bench,
  complaints,
  created,
  DESK,
  draft,
  type ErrorJson,
  FINANCE,
  listOf,
  startBench,
  TEMPLATES,
  type TemplateJson,
} from './infobip-support.ts'

const ACCOUNT_LIST = '/whatsapp/1/templates'

describe('authentication', () => {
  const basic = Buffer.from('user:password').toString('base64')
  test.each([
    undefined,
    '',
    'key-1',
    'App',
    'App wrong',
    'App key-1 x',
    'Bearer key-1',
    'IBSSO key-1',
    'Basic key-1',
    `Basic ${basic}`,
  ])('with %j is refused in the words of Infobip', async (authorization) => {
    const { simulator } = await startBench({ apiKey: 'key-1' })
    const answer = await fetch(`${simulator.baseUrl}${TEMPLATES}`, {
      headers: authorization === undefined ? {} : { authorization },
    })
    expect(answer.status).toBe(401)
    expect(await answer.json()).toEqual({
      requestError: { serviceException: { messageId: 'UNAUTHORIZED', text: 'Invalid login details' } },
    })
  })

  test('comes before everything else: without a key nobody learns which paths there are', async () => {
    const { simulator } = await startBench()
    expect((await fetch(`${simulator.baseUrl}/nowhere`)).status).toBe(401)
  })

  test('two starts have different keys, and one that is given is taken', async () => {
    const [one, other, given] = [await startBench(), await startBench(), await startBench({ apiKey: 'key-1' })]
    expect(one.simulator.secret).not.toBe(other.simulator.secret)
    expect(given.simulator.secret).toBe('key-1')
    expect((await given.api('GET', TEMPLATES)).status).toBe(200)
    expect((await given.api('GET', TEMPLATES, undefined, { authorization: 'app key-1' })).status).toBe(200)
  })
})

describe('errors', () => {
  test('have the newer shape at the newer endpoint', async () => {
    const { api } = await startBench()
    const { status, json } = await api('GET', ACCOUNT_LIST, undefined, { authorization: 'App wrong' })
    expect(status).toBe(401)
    expect(json).toEqual({
      errorCode: 'E401',
      description: expect.any(String),
      action: expect.any(String),
      violations: [],
      resources: [],
    })
  })

  test.each(['/', '/nowhere', `${TEMPLATES}/`, `${TEMPLATES}/%`, '/whatsapp/3/templates', '/whatsapp/1/message/image'])(
    '%s is not found',
    async (path) => {
      const { api } = await startBench()
      const { status, json } = await api<ErrorJson>('GET', path)
      expect([status, json.requestError.serviceException.messageId]).toEqual([404, 'NOT_FOUND'])
    },
  )

  test('a method that a path has not is told which it has', async () => {
    const { api } = await startBench()
    const { status, headers } = await api('PUT', TEMPLATES, {})
    expect([status, headers.get('allow')]).toEqual([405, 'GET, POST'])
  })

  test.each(['', '{', '{"a":1', '[', 'null', '"text"', '[]'])('the body %j is a bad request', async (body) => {
    const { api } = await startBench()
    expect(complaints(await api('POST', TEMPLATES, body))).toHaveLength(1)
  })

  test('JSON that does not say so is not read', async () => {
    const { api } = await startBench()
    expect((await api('POST', TEMPLATES, draft(), { 'content-type': 'text/plain' })).status).toBe(400)
  })

  test('a body over a megabyte is too large', async () => {
    const { api } = await startBench()
    expect((await api('POST', TEMPLATES, draft({ platform: { entityId: 'x'.repeat(1_100_000) } }))).status).toBe(413)
  })
})

describe('rate limits', () => {
  test('hold when they are asked for, each endpoint its own, and say when to come back', async () => {
    const { api, timeline } = await startBench({ throttled: true })
    const status = async (): Promise<number> => (await api('GET', ACCOUNT_LIST)).status
    for (let call = 0; call < 15; call++) expect(await status()).toBe(200)
    const refused = await api('GET', ACCOUNT_LIST)
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1'])
    expect(refused.json).toMatchObject({ errorCode: 'E429' })
    expect((await api('GET', TEMPLATES)).status).toBe(200)
    await timeline.advance(1000)
    expect(await status()).toBe(200)
  })

  test('of deletions are by the hour, in the older shape', async () => {
    const { api, timeline } = await startBench({ throttled: true })
    const remove = () => api<ErrorJson>('DELETE', `${TEMPLATES}/nope`)
    for (let call = 0; call < 200; call++) expect((await remove()).status).toBe(404)
    await timeline.advance(60_000)
    const refused = await remove()
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, String(59 * 60)])
    expect(refused.json.requestError.serviceException.messageId).toBe('TOO_MANY_REQUESTS')
  })

  test('do not hold otherwise', async () => {
    const { api } = await startBench()
    for (let call = 0; call < 20; call++) expect((await api('GET', ACCOUNT_LIST)).status).toBe(200)
  })
})

describe('sender quality', () => {
  const quality = ({ api }: Bench, query: string) =>
    api<{ results: { sender: string }[] }>('GET', `/whatsapp/1/senders/quality${query}`)

  test.each([
    [`?senders=${DESK},${FINANCE}`, [DESK, FINANCE]],
    [`?senders=${FINANCE}&senders=${DESK}`, [DESK, FINANCE]],
    [`?senders=${FINANCE},${ANA}`, [FINANCE]],
    [`?senders=${ANA}`, []],
  ])('%s tells of %j', async (query, senders) => {
    const { status, json } = await quality(await startBench(), query)
    expect(status).toBe(200)
    expect(json.results.map(({ sender }) => sender)).toEqual(senders)
  })

  test.each(['', '?senders=', `?senders=${Array(101).fill(DESK).join()}`])('%s is a bad request', async (query) => {
    expect(complaints(await quality(await startBench(), query))).toEqual(['senders'])
  })
})

describe('subscriptions', () => {
  const path = '/subscriptions/1/subscription/WHATSAPP'
  const wanted = {
    subscriptionId: 'crm',
    name: 'CRM',
    events: ['DELIVERY'],
    profile: { profileId: 'p1', webhook: { notifyUrl: 'https://crm.ex.test/i' } },
  }

  test('are created, listed, read and deleted', async () => {
    const { api } = await startBench()
    const answer = await api('POST', path, wanted)
    expect([answer.status, answer.json, answer.headers.get('location')]).toEqual([201, { subscriptionId: 'crm' }, `${path}/crm`])
    const shown = { subscriptionId: 'crm', name: 'CRM', events: ['DELIVERY'], profile: { profileId: 'p1' } }
    expect((await api('GET', `${path}/crm`)).json).toEqual(shown)
    await api('POST', path, { subscriptionId: 'two', events: ['SEEN'], profile: { profileId: 'p1' } })
    expect((await api('GET', path)).json).toEqual({
      results: [{ subscriptionId: 'two', events: ['SEEN'], profile: { profileId: 'p1' } }, shown],
      paging: { page: 0, size: 20, totalPages: 1, totalResults: 2 },
    })
    expect((await api('DELETE', `${path}/crm`)).status).toBe(200)
    expect((await api('DELETE', `${path}/crm`)).status).toBe(404)
    expect((await api('GET', `${path}/crm`)).status).toBe(404)
  })

  test.each([
    ['an id that is taken', wanted, ['subscriptionId']],
    ['an id with a blank', { ...wanted, subscriptionId: 'a b' }, ['subscriptionId']],
    ['no events', { ...wanted, subscriptionId: 'b', events: undefined }, ['events']],
    ['no address', { ...wanted, subscriptionId: 'b', profile: {} }, ['profile']],
    ['a profile that is none', { ...wanted, subscriptionId: 'b', profile: { profileId: 'p2' } }, ['profile']],
    [
      'a file address',
      { ...wanted, subscriptionId: 'b', profile: { webhook: { notifyUrl: 'file:///etc/passwd' } } },
      ['profile.webhook.notifyUrl'],
    ],
    [
      'credentials',
      { ...wanted, subscriptionId: 'b', profile: { ...wanted.profile, security: { type: 'BASIC' } } },
      ['profile.security'],
    ],
  ])('with %s are refused', async (_, body, fields) => {
    const { api } = await startBench()
    await api('POST', path, wanted)
    expect(complaints(await api('POST', path, body))).toEqual(fields)
  })

  test('of another channel are refused', async () => {
    const { api } = await startBench()
    expect(complaints(await api('POST', path.replace('WHATSAPP', 'SMS'), wanted))).toEqual(['channel'])
  })
})

describe('fault switches', () => {
  const content = {
    templateName: 'abertura_chamado_v1',
    language: 'pt_BR',
    templateData: { body: { placeholders: ['Ana', '77', '10/12'] } },
  }
  const raw = ({ simulator }: Bench, path = TEMPLATES) =>
    fetch(`${simulator.baseUrl}${path}`, { headers: { authorization: `App ${simulator.secret}` } })

  /** What a client sees of each, and nothing else does. */
  const seen: Record<(typeof FAULT_NAMES)[number], (bench: Bench) => Promise<void>> = {
    'wrong-credential': async (bench) => {
      expect((await bench.api<ErrorJson>('GET', TEMPLATES)).json.requestError.serviceException.messageId).toBe('UNAUTHORIZED')
    },
    forbidden: async (bench) => {
      expect(await bench.api('GET', ACCOUNT_LIST)).toMatchObject({ status: 403, json: { errorCode: 'E403' } })
    },
    'rate-limit': async (bench) => {
      const { status, headers, json } = await bench.api<ErrorJson>('GET', TEMPLATES)
      expect([status, json.requestError.serviceException.messageId]).toEqual([429, 'TOO_MANY_REQUESTS'])
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    },
    'server-error': async (bench) => {
      expect((await bench.api<ErrorJson>('GET', TEMPLATES)).json.requestError.serviceException.messageId).toBe('GENERAL_ERROR')
    },
    slow: async (bench) => {
      let answered = false
      const pending = bench.api('GET', TEMPLATES).then(() => {
        answered = true
      })
      await expect.poll(() => bench.simulator.requests().length).toBe(1)
      expect(answered).toBe(false)
      await bench.timeline.advance(60_000)
      await pending
    },
    'reset-before': async (bench) => {
      await expect(bench.api('POST', TEMPLATES, draft())).rejects.toThrow(TypeError)
      bench.simulator.setFault(null)
      await created(bench)
    },
    'reset-after': async (bench) => {
      await expect(bench.api('POST', TEMPLATES, draft())).rejects.toThrow(TypeError)
      bench.simulator.setFault(null)
      expect(complaints(await bench.api('POST', TEMPLATES, draft()))).toEqual(['name'])
    },
    truncated: async (bench) => {
      const answer = await raw(bench)
      const text = await answer.text()
      expect([answer.status, text.startsWith('{"templates":[{')]).toEqual([200, true])
      expect(() => JSON.parse(text)).toThrow(SyntaxError)
    },
    html: async (bench) => {
      const answer = await raw(bench)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    },
    'page-loop': async (bench) => {
      const page = async (number: number) =>
        (
          await bench.api<{ results: unknown[]; paging: { page: number; totalPages: number } }>(
            'GET',
            `${ACCOUNT_LIST}?size=3&page=${number}`,
          )
        ).json
      const [first, ninth] = [await page(0), await page(9)]
      expect(ninth.results).toEqual(first.results)
      expect(ninth.results).toHaveLength(3)
      expect(ninth.paging).toMatchObject({ page: 9, totalPages: 1_000_000_000 })
      expect(await listOf(bench)).toHaveLength(16)
    },
    'unknown-status': async (bench) => {
      const unknown = (await listOf(bench)).filter(({ status }) => status === 'QUALITY_APPEAL')
      expect(unknown.length).toBeGreaterThan(3)
      expect(unknown.length).toBeLessThan(13)
    },
    'unsupported-template': async (bench) => {
      expect((await listOf(bench)).at(-1)).toMatchObject({ language: 'unknown', structure: { type: 'UNSUPPORTED' } })
      const { json } = await bench.api<{ results: TemplateJson[]; paging: unknown }>('GET', `${ACCOUNT_LIST}?page=1`)
      expect(json.results.at(-1)?.structure).toEqual({ type: 'UNSUPPORTED' })
      expect(json.paging).toEqual({ page: 1, size: 10, totalPages: 2, totalResults: 17 })
    },
    'not-on-whatsapp': (bench) => fails(bench, 7002),
    'parameter-mismatch': (bench) => fails(bench, 7008),
    'paused-template': (bench) => fails(bench, 7009),
    'statuses-out-of-order': async (bench) => {
      await send(bench)
      await bench.timeline.advance(1000)
      expect(bench.webhooks).toMatchObject([
        { results: [{ seenAt: '2026-11-20T12:00:00.200+0000' }] },
        { results: [{ status: { name: 'DELIVERED_TO_HANDSET' }, doneAt: '2026-11-20T12:00:00.200+0000' }] },
      ])
      expect(bench.simulator.messages()).toMatchObject([{ status: 'SEEN' }])
    },
  }

  async function send({ api }: Bench): Promise<void> {
    const { status } = await api('POST', '/whatsapp/1/message/template', { messages: [{ from: DESK, to: ANA, content }] })
    expect(status).toBe(200)
  }

  async function fails(bench: Bench, error: number): Promise<void> {
    await send(bench)
    bench.simulator.setFault(null)
    await send(bench)
    await bench.timeline.advance(1000)
    expect(bench.simulator.messages()).toMatchObject([{ status: 'UNDELIVERABLE', error: { id: error } }, { status: 'SEEN' }])
  }

  test.each(FAULT_NAMES)('%s goes wrong until it is switched off', async (name) => {
    const bench = await startBench()
    bench.simulator.setFault(name)
    expect(bench.simulator.fault()).toBe(name)
    await seen[name](bench)
    bench.simulator.setFault(null)
    const { status, json } = await bench.api<{ templates: TemplateJson[] }>('GET', TEMPLATES)
    expect(status).toBe(200)
    expect(json.templates.filter((one) => one.status === 'QUALITY_APPEAL')).toEqual([])
  })

  test('a hook goes before the switch and sees what is asked', async () => {
    const asked: unknown[] = []
    const bench = await startBench({
      fault: ({ method, path, query, attempt }) => {
        asked.push([method, path, query.get('page'), attempt])
        return attempt === 1 ? { kind: 'status', status: 503 } : null
      },
    })
    bench.simulator.setFault('forbidden')
    expect((await bench.api<ErrorJson>('GET', ACCOUNT_LIST)).status).toBe(503)
    expect((await bench.api('GET', `${ACCOUNT_LIST}?page=1`)).status).toBe(403)
    expect(asked).toEqual([
      ['GET', ACCOUNT_LIST, null, 1],
      ['GET', ACCOUNT_LIST, '1', 2],
    ])
  })
})

describe('the server', () => {
  test('is on loopback, and a port that is taken is an error', async () => {
    const { simulator } = await startBench()
    const port = Number(new URL(simulator.baseUrl).port)
    expect(simulator.baseUrl).toBe(`http://127.0.0.1:${port}`)
    expect(simulator.senderIds).toEqual([DESK, FINANCE])
    await expect(startInfobipSimulator({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })

  test('lists ten thousand templates page by page to the end', async () => {
    const bench = await startBench({ templateCount: 10_000 })
    const names = new Set<string>()
    for (let page = 0; page < 101; page++) {
      const { json } = await bench.api<{ results: TemplateJson[] }>('GET', `${ACCOUNT_LIST}?size=100&page=${page}`)
      for (const { name, language } of json.results) names.add(`${name}/${language}`)
    }
    expect(names.size).toBe(10_016)
  })

  test('closes at once, twice without harm, and hears no more replies', async () => {
    const bench = await startBench()
    bench.phones.deliver({
      messageId: 'm1',
      from: DESK,
      to: ANA,
      at: '2026-11-20T12:00:00.000Z',
      header: null,
      body: 'Oi',
      footer: null,
      buttons: [],
    })
    await Promise.all([bench.simulator.close(), bench.simulator.close()])
    await expect(bench.api('GET', TEMPLATES)).rejects.toThrow(TypeError)
    expect(await bench.phones.reply({ from: ANA, to: DESK, text: 'Oi' })).toBeNull()
    expect(bench.webhooks).toEqual([])
  })
})
