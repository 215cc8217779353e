import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { ProviderErrorKind } from '#core/provider'
import {
  type OutgoingMessage,
  type ProviderAdapter,
  type ProviderClient,
  ProviderError,
  providers,
} from '../../../src-main/providers/index.ts'
import { transport } from '../../support/transport.ts'
import { serve } from './http-server.ts'

/** How one provider writes a page of its list, and what it answers to a message. */
type Dialect = {
  adapter: ProviderAdapter
  row(id: string): Record<string, unknown>
  page(rows: unknown, total?: unknown): { body: unknown; headers: Record<string, string> }
  sent: unknown
}

const DIALECTS: Dialect[] = [
  {
    adapter: providers.zenvia,
    row: (id) => ({
      id,
      name: `nome_${id}`,
      locale: 'pt_BR',
      status: 'APPROVED',
      components: { body: { type: 'TEXT_FIXED', text: 'ç' } },
    }),
    page: (rows, total) => ({ body: rows, headers: { ...(total !== undefined && { 'x-total': String(total) }) } }),
    sent: { id: 'msg-1' },
  },
  {
    adapter: providers.infobip,
    row: (id) => ({
      id,
      name: `nome_${id}`,
      language: 'pt_BR',
      status: 'APPROVED',
      structure: { body: { text: 'ç' }, type: 'TEXT' },
    }),
    page: (rows, total) => ({
      body: { results: rows, ...(total !== undefined && { paging: { totalResults: total } }) },
      headers: {},
    }),
    sent: { messages: [{ messageId: 'key-1', status: { groupId: 1, groupName: 'PENDING', id: 7, name: 'PENDING_ENROUTE' } }] },
  },
]

/** What is sent instead of an answer; `count` is 1 for the first request. */
type Misbehave = (response: ServerResponse, dialect: Dialect, count: number) => void
type Ending = { ids: string[] } | { kind: ProviderErrorKind; hint?: RegExp }

const TIMEOUT_MS = 500
const JSON_TYPE = { 'content-type': 'application/json' }

function reply(response: ServerResponse, { body, headers }: ReturnType<Dialect['page']>): void {
  response.writeHead(200, { ...JSON_TYPE, ...headers }).end(JSON.stringify(body))
}

/** One whole page of these rows, written as these bytes. */
const page =
  (headers: Record<string, string>, bytes: (json: Buffer) => Buffer | string): Misbehave =>
  (response, { row, page }) => {
    const whole = page([row('1'), row('2')], 2)
    response.writeHead(200, { ...JSON_TYPE, ...whole.headers, ...headers }).end(bytes(Buffer.from(JSON.stringify(whole.body))))
  }

/** These pages, one after the other, and then empty ones. */
const pages =
  (...list: [ids: string[], total?: unknown][]): Misbehave =>
  (response, dialect, count) => {
    const [ids, total] = list[count - 1] ?? [[], list.at(-1)?.[1]]
    reply(response, dialect.page(ids.map(dialect.row), total))
  }

const instead =
  (body: unknown): Misbehave =>
  (response) =>
    response.writeHead(200, JSON_TYPE).end(JSON.stringify(body))

const raw =
  (status: number, headers: Record<string, string> = {}, body = ''): Misbehave =>
  (response) =>
    response.writeHead(status, headers).end(body)

const LISTS: { name: string; misbehave: Misbehave; ending: Ending; timeoutMs?: number }[] = [
  {
    name: 'JSON that is called text',
    misbehave: page({ 'content-type': 'text/plain' }, (json) => json),
    ending: { ids: ['1', '2'] },
  },
  {
    name: 'JSON that is called a page',
    misbehave: page({ 'content-type': 'text/html' }, (json) => json),
    ending: { ids: ['1', '2'] },
  },
  {
    name: 'JSON that is called Latin-1',
    misbehave: page({ 'content-type': 'application/json; charset=iso-8859-1' }, (json) => json),
    ending: { ids: ['1', '2'] },
  },
  { name: 'a byte order mark before the JSON', misbehave: page({}, (json) => `\uFEFF${json}`), ending: { ids: ['1', '2'] } },
  { name: 'blank lines around the JSON', misbehave: page({}, (json) => `\r\n\r\n${json}\n\n`), ending: { ids: ['1', '2'] } },
  {
    name: 'JSON that is packed',
    misbehave: page({ 'content-encoding': 'gzip' }, (json) => gzipSync(json)),
    ending: { ids: ['1', '2'] },
  },
  {
    name: 'JSON that says it is packed and is not',
    misbehave: page({ 'content-encoding': 'gzip' }, (json) => json),
    ending: { kind: 'protocol' },
  },
  {
    name: 'a packed half',
    misbehave: page({ 'content-encoding': 'gzip' }, (json) => gzipSync(json).subarray(0, 30)),
    ending: { kind: 'protocol' },
  },
  {
    name: 'half a UTF-8 sequence',
    misbehave: page({}, (json) => Buffer.concat([json.subarray(0, json.indexOf(0xc3) + 1), Buffer.from('"}]')])),
    ending: { kind: 'protocol', hint: /^not UTF-8$/ },
  },
  {
    name: 'Latin-1 bytes',
    misbehave: page({}, (json) => Buffer.from(json.toString(), 'latin1')),
    ending: { kind: 'protocol', hint: /^not UTF-8$/ },
  },
  {
    name: 'half the JSON',
    misbehave: page({}, (json) => json.subarray(0, json.length / 2)),
    ending: { kind: 'protocol', hint: /^not JSON$/ },
  },
  {
    name: 'two answers in one',
    misbehave: page({}, (json) => Buffer.concat([json, json])),
    ending: { kind: 'protocol', hint: /^not JSON$/ },
  },
  {
    name: 'fewer bytes than it says',
    misbehave: (response) => response.writeHead(200, { 'content-length': '500' }).write('[', () => response.destroy()),
    ending: { kind: 'protocol', hint: /^truncated$/ },
  },
  { name: 'nothing', misbehave: raw(200, JSON_TYPE), ending: { kind: 'protocol' } },
  { name: 'a 204', misbehave: raw(204), ending: { kind: 'protocol' } },
  {
    name: 'a 301 to elsewhere',
    misbehave: raw(301, { location: 'https://ex.test/' }),
    ending: { kind: 'protocol', hint: /^redirect$/ },
  },
  { name: 'a 301 to nowhere', misbehave: raw(301), ending: { kind: 'protocol' } },
  { name: 'a 304', misbehave: raw(304), ending: { kind: 'protocol' } },
  {
    name: 'a 101 that nobody asked for',
    misbehave: (response) =>
      response.socket?.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
    ending: { kind: 'protocol', hint: /UPGRADE/ },
  },
  {
    name: 'interim answers without end',
    misbehave: (response) => {
      const flood = setInterval(() => response.socket?.write('HTTP/1.1 103 Early Hints\r\nx: y\r\n\r\n'), 5)
      response.socket?.on('close', () => clearInterval(flood))
    },
    ending: { kind: 'network', hint: /^timeout$/ },
  },
  {
    name: 'headers without end',
    misbehave: (response) => {
      response.socket?.write('HTTP/1.1 200 OK\r\n')
      const flood = setInterval(() => response.socket?.write(`x: ${'y'.repeat(2000)}\r\n`), 5)
      response.socket?.on('close', () => clearInterval(flood))
    },
    ending: { kind: 'protocol', hint: /OVERFLOW/ },
  },
  {
    name: 'a header that drips',
    misbehave: (response) => {
      response.socket?.write('HTTP/1.1 200 OK\r\nx: ')
      const drip = setInterval(() => response.socket?.write('y'), 20)
      response.socket?.on('close', () => clearInterval(drip))
    },
    ending: { kind: 'network', hint: /^timeout$/ },
  },
  {
    name: 'a 204 that has a body',
    misbehave: (response) => response.socket?.end('HTTP/1.1 204 No Content\r\n\r\n[1]'),
    ending: { kind: 'protocol' },
  },
  { name: 'a 418', misbehave: raw(418, {}, 'teapot'), ending: { kind: 'protocol' } },
  { name: 'a 599', misbehave: raw(599), ending: { kind: 'provider-down' } },
  {
    name: 'a 404 that is a page',
    misbehave: raw(404, { 'content-type': 'text/html' }, '<h1>404</h1>'),
    ending: { kind: 'protocol' },
  },
  { name: 'a 401 without a word', misbehave: raw(401), ending: { kind: 'auth' } },
  { name: 'a 403 whose JSON is null', misbehave: raw(403, JSON_TYPE, 'null'), ending: { kind: 'permission' } },
  {
    name: 'a 429 that asks for an hour',
    misbehave: raw(429, { 'retry-after': '3600' }),
    ending: { kind: 'rate-limit', hint: /3600/ },
  },
  {
    name: 'a 503 that asks for a nonsense pause',
    misbehave: raw(503, { 'retry-after': 'soon' }),
    ending: { kind: 'provider-down' },
  },
  {
    name: 'what is no HTTP',
    misbehave: (response) => response.socket?.end('SSH-2.0-OpenSSH_9.6\r\n'),
    ending: { kind: 'protocol' },
  },
  { name: 'null', misbehave: instead(null), ending: { kind: 'protocol' } },
  { name: 'a number', misbehave: instead(42), ending: { kind: 'protocol' } },
  { name: 'an error in a 200', misbehave: instead({ code: 'INTERNAL_ERROR', message: 'oops' }), ending: { kind: 'protocol' } },
  {
    name: 'null where the rows are',
    misbehave: (response, { page }) => reply(response, page(null, 2)),
    ending: { kind: 'protocol' },
  },
  {
    name: 'an object where the rows are',
    misbehave: (response, { page }) => reply(response, page({ 0: 'x' }, 2)),
    ending: { kind: 'protocol' },
  },
  {
    name: 'rows that are null',
    misbehave: (response, { page }) => reply(response, page([null, null], 2)),
    ending: { kind: 'protocol', hint: /no id at index 0/ },
  },
  {
    name: 'rows that are lists in lists',
    misbehave: (response) => response.writeHead(200, JSON_TYPE).end(`${'['.repeat(50_000)}${']'.repeat(50_000)}`),
    ending: { kind: 'protocol' },
  },
  {
    name: 'rows whose parts are all something else',
    misbehave: (response, { page, row }) =>
      reply(
        response,
        page(
          [
            { ...Object.fromEntries(Object.keys(row('1')).map((key) => [key, [{}]])), id: '1' },
            { ...row('2'), components: 'x', structure: 5 },
          ],
          2,
        ),
      ),
    ending: { ids: ['1', '2'] },
  },
  {
    name: 'names that are half a letter',
    misbehave: (response, { page, row }) => reply(response, page([{ ...row('1'), name: '\ud800' }], 1)),
    ending: { ids: ['1'] },
  },
  {
    name: 'keys that would change an object',
    misbehave: (response, { page, row }) => {
      const { body, headers } = page([row('1')], 1)
      response
        .writeHead(200, { ...JSON_TYPE, ...headers })
        .end(JSON.stringify(body).replace('"status"', '"__proto__":{"id":"9"},"constructor":null,"status"'))
    },
    ending: { ids: ['1'] },
  },
  {
    name: 'the same id on two pages',
    misbehave: pages([['1', '2'], 4], [['2', '3'], 4]),
    ending: { kind: 'protocol', hint: /^3 of 4 templates$/ },
  },
  {
    name: 'the same id twice on one page',
    misbehave: pages([['1', '1'], 2]),
    ending: { kind: 'protocol', hint: /^1 of 2 templates$/ },
  },
  {
    name: 'a total that shrinks',
    misbehave: pages([['1', '2'], 4], [['3'], 3]),
    ending: { kind: 'protocol', hint: /^4 templates became 3/ },
  },
  {
    name: 'a total that grows',
    misbehave: pages([['1', '2'], 3], [['3'], 4], [['4'], 4]),
    ending: { ids: ['1', '2', '3', '4'] },
  },
  {
    name: 'a total that is too large',
    misbehave: pages([['1', '2'], 4], [['3'], 4]),
    ending: { kind: 'protocol', hint: /^3 of 4 templates$/ },
  },
  { name: 'a total that is too small', misbehave: pages([['1', '2'], 1], [['3'], 1]), ending: { ids: ['1', '2', '3'] } },
  {
    name: 'a total that is no number',
    misbehave: pages([['1', '2'], 'many'], [['3'], 'many']),
    ending: { ids: ['1', '2', '3'] },
  },
  { name: 'a total that is negative', misbehave: pages([['1', '2'], -1], [['3'], -1]), ending: { ids: ['1', '2', '3'] } },
  { name: 'a total that is text', misbehave: pages([['1', '2'], '3'], [['3'], '3']), ending: { ids: ['1', '2', '3'] } },
  { name: 'a total of none beside rows', misbehave: pages([['1', '2'], 0], [['3'], 0]), ending: { ids: ['1', '2', '3'] } },
  { name: 'no total at all', misbehave: pages([['1', '2']], [['3']]), ending: { ids: ['1', '2', '3'] } },
  {
    name: 'pages of different sizes',
    misbehave: pages([['1'], 4], [['2', '3'], 4], [['4'], 4]),
    ending: { ids: ['1', '2', '3', '4'] },
  },
  {
    name: 'a first page that is empty beside a total',
    misbehave: pages([[], 5]),
    ending: { kind: 'protocol', hint: /^0 of 5 templates$/ },
  },
  {
    name: 'a connection that closes after each answer',
    misbehave: (response, dialect, count) => {
      response.shouldKeepAlive = false
      pages([['1'], 2], [['2'], 2])(response, dialect, count)
    },
    ending: { ids: ['1', '2'] },
  },
  {
    name: 'a connection that is torn down behind each answer',
    misbehave: (response, dialect, count) => {
      response.on('finish', () => response.socket?.destroySoon())
      pages([['1'], 2], [['2'], 2])(response, dialect, count)
    },
    ending: { ids: ['1', '2'] },
  },
  {
    name: 'a body that drips without end',
    misbehave: (response) => {
      response.writeHead(200, JSON_TYPE)
      const drip = setInterval(() => response.write(' '), 10)
      response.on('close', () => clearInterval(drip))
    },
    ending: { kind: 'network', hint: /^timeout$/ },
  },
  {
    name: 'a body without end',
    misbehave: (response) => {
      response.writeHead(200, JSON_TYPE)
      const blank = Buffer.alloc(1 << 20, ' ')
      const pour = (): void => {
        while (!response.destroyed && response.write(blank));
      }
      response.on('drain', pour)
      pour()
    },
    ending: { kind: 'protocol', hint: /^more than \d+ bytes$/ },
    // So much takes its time on a busy machine.
    timeoutMs: 10_000,
  },
]

const SENDS: { name: string; misbehave: Misbehave; kind: ProviderErrorKind; unsure: boolean }[] = [
  { name: 'nothing', misbehave: raw(200, JSON_TYPE), kind: 'protocol', unsure: true },
  { name: 'a 204', misbehave: raw(204), kind: 'protocol', unsure: true },
  { name: 'null', misbehave: instead(null), kind: 'protocol', unsure: true },
  { name: 'a list', misbehave: instead([]), kind: 'protocol', unsure: true },
  { name: 'no message', misbehave: instead({ messages: [] }), kind: 'protocol', unsure: true },
  { name: 'a message that is null', misbehave: instead({ id: null, messages: [null] }), kind: 'protocol', unsure: true },
  { name: 'a message without a word on it', misbehave: instead({ messages: [{}] }), kind: 'protocol', unsure: true },
  { name: 'a 301 to nowhere', misbehave: raw(301), kind: 'protocol', unsure: true },
  { name: 'a 301 to elsewhere', misbehave: raw(301, { location: 'https://ex.test/' }), kind: 'protocol', unsure: true },
  {
    name: 'half a UTF-8 sequence',
    misbehave: (response) => response.writeHead(200, JSON_TYPE).end(Buffer.from([0x22, 0xc3, 0x22])),
    kind: 'protocol',
    unsure: true,
  },
  {
    name: 'what says it is packed and is not',
    misbehave: raw(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }, '{}'),
    kind: 'protocol',
    unsure: true,
  },
  {
    name: 'what is no HTTP',
    misbehave: (response) => response.socket?.end('SSH-2.0-OpenSSH_9.6\r\n'),
    kind: 'protocol',
    unsure: true,
  },
  {
    name: 'a 101 that nobody asked for',
    misbehave: (response) =>
      response.socket?.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
    kind: 'protocol',
    unsure: true,
  },
  { name: 'a 421', misbehave: raw(421), kind: 'protocol', unsure: false },
  { name: 'a 408', misbehave: raw(408), kind: 'provider-down', unsure: true },
  { name: 'a 404 that is a page', misbehave: raw(404, {}, '<h1>404</h1>'), kind: 'protocol', unsure: false },
  {
    name: 'a connection that is closed without a word',
    misbehave: (response) => response.socket?.end(),
    kind: 'network',
    unsure: true,
  },
]

describe.each(DIALECTS)('a server that misbehaves to $adapter.descriptor.label', (dialect) => {
  async function connected(misbehave: Misbehave, timeoutMs = TIMEOUT_MS): Promise<ProviderClient> {
    const { baseUrl } = await serve((response, count) => misbehave(response, dialect, count))
    const context = { fetch: transport, sleep: async () => undefined, timeoutMs }
    return dialect.adapter.connect({ settings: { baseUrl }, secret: 'secret-1234' }, context)
  }

  const listed = async (client: ProviderClient): Promise<string[]> => {
    const ids: string[] = []
    for await (const { templates } of client.listTemplates({ senderIds: [] }))
      ids.push(...templates.map(({ remoteId }) => remoteId))
    return ids
  }

  const failure = (call: Promise<unknown>): Promise<unknown> =>
    call.then(
      (value) => value,
      (error: unknown) => error,
    )

  it.each(LISTS)('lists with $name: all of it, or a failure that says why', async ({ misbehave, ending, timeoutMs }) => {
    const client = await connected(misbehave, timeoutMs)
    if ('ids' in ending) return expect(await listed(client)).toEqual(ending.ids)
    const error = await failure(listed(client))
    expect(error).toBeInstanceOf(ProviderError)
    expect(error).toMatchObject({ kind: ending.kind, outcomeUnknown: false, hint: expect.stringMatching(ending.hint ?? /./) })
  })

  it.each(SENDS)('answers a message with $name: it does not pass for sent', async ({ misbehave, kind, unsure }) => {
    const client = await connected(misbehave)
    const error = await failure(client.sendTemplate(MESSAGE))
    expect(error).toBeInstanceOf(ProviderError)
    expect(error).toMatchObject({ kind, outcomeUnknown: unsure })
  })

  it('answers one template with something else: it does not pass for one', async () => {
    for (const body of [null, [], 'x', {}, { templates: [] }, { id: '' }]) {
      const client = await connected(instead(body))
      const error = await failure(client.getTemplate({ remoteId: '1', senderId: '2', name: 'a' }))
      expect(error).toMatchObject({ kind: 'protocol' })
    }
  })

  it('is well again on the next request: nothing sticks', async () => {
    const client = await connected((response, { sent }, count) =>
      count === 1 ? raw(200, JSON_TYPE, '{')(response, dialect, count) : instead(sent)(response, dialect, count),
    )
    expect(await failure(client.sendTemplate(MESSAGE))).toMatchObject({ kind: 'protocol' })
    expect(await client.sendTemplate(MESSAGE)).toMatchObject({ status: 'accepted' })
  })
})

const MESSAGE: OutgoingMessage = {
  senderId: '+5511900000001',
  recipient: '+5531988887777',
  template: {
    remoteId: '1',
    content: { name: 'a', language: 'pt_BR', category: 'UTILITY', body: { text: 'Oi, tudo certo?' }, buttons: [], samples: {} },
  },
  values: {},
  idempotencyKey: 'key-1',
}
