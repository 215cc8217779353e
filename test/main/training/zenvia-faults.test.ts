import { describe, expect, test } from 'vitest'
import { FAULT_NAMES } from '#core/training'
import { type Bench, type ErrorJson, type StatusEventJson, startBench, type TemplateJson } from './zenvia-support.ts'

const DESK = '5511930000001'

/** One simulator with the fault switched on, and every status that it tells. */
async function faulty(fault: (typeof FAULT_NAMES)[number]) {
  const statuses: string[] = []
  const bench = await startBench({ onWebhook: (body) => statuses.push((body as StatusEventJson).messageStatus.code) })
  bench.simulator.setFault(fault)
  return { ...bench, statuses }
}

const raw = ({ simulator }: Bench, path = '/templates') =>
  fetch(`${simulator.baseUrl}${path}`, { headers: { 'x-api-token': simulator.secret } })

describe('a fault that is switched on', () => {
  test.each([
    ['wrong-credential', 401, { code: 'AUTHENTICATION_ERROR', message: 'No authorization token was found' }],
    ['forbidden', 403, { code: '403', message: 'Error' }],
    ['rate-limit', 429, { code: '429', message: 'Error' }],
    ['server-error', 500, { code: 'INTERNAL_ERROR', message: 'Internal error' }],
  ] as const)('%s answers %i to everything in the shape of Zenvia, and nothing is done', async (fault, status, body) => {
    const bench = await faulty(fault)
    for (const method of ['GET', 'POST'])
      expect(await bench.api(method, '/templates', method === 'POST' ? {} : undefined)).toMatchObject({ status, json: body })
    bench.simulator.setFault(null)
    expect((await bench.api<TemplateJson[]>('GET', '/templates')).json).toHaveLength(15)
  })

  test('rate-limit asks for a longer pause than any client makes by itself', async () => {
    const bench = await faulty('rate-limit')
    expect(Number((await raw(bench)).headers.get('retry-after'))).toBeGreaterThan(60)
  })

  test('slow answers right after some seconds', async () => {
    const { api, simulator, timeline } = await faulty('slow')
    let answered = false
    const pending = api<TemplateJson[]>('GET', '/templates').then(({ json }) => {
      answered = true
      return json
    })
    await expect.poll(() => simulator.requests().length).toBe(1)
    await timeline.advance(2000)
    expect(answered).toBe(false)
    await timeline.advance(3000)
    expect(await pending).toHaveLength(15)
  })

  test.each([
    ['reset-before', 0],
    ['reset-after', 1],
  ] as const)('%s tears the connection down with %i messages accepted', async (fault, accepted) => {
    const bench = await startBench()
    const template = (await bench.api<TemplateJson[]>('GET', '/templates')).json[0]
    const contents = [{ type: 'template', templateId: template?.id, fields: template?.examples }]
    bench.simulator.setFault(fault)
    const sending = bench.api('POST', '/channels/whatsapp/messages', { from: DESK, to: '5511987654321', contents })
    await expect(sending).rejects.toThrow(TypeError)
    expect(bench.simulator.messages()).toHaveLength(accepted)
  })

  test('truncated is half a JSON', async () => {
    const text = await (await raw(await faulty('truncated'))).text()
    expect(text.startsWith('[{')).toBe(true)
    expect(() => JSON.parse(text)).toThrow(SyntaxError)
  })

  test("html is somebody's page with status 200", async () => {
    const answer = await raw(await faulty('html'))
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  })

  test('page-loop gives the first page for every page, and only lists have pages', async () => {
    const bench = await faulty('page-loop')
    const [first, ninth] = [await raw(bench, '/templates?size=3'), await raw(bench, '/templates?size=3&page=9')]
    expect(await ninth.json()).toEqual(await first.json())
    expect([ninth.headers.get('x-page'), Number(ninth.headers.get('x-total')) > 1_000_000]).toEqual(['9', true])
    expect((await raw(bench, '/subscriptions')).headers.get('x-total')).toBeNull()
  })

  test('unknown-status is in half of the list, wherever a template is shown, and gone with the switch', async () => {
    const bench = await faulty('unknown-status')
    const known = ['WAITING_REVIEW', 'WAITING_APPROVAL', 'APPROVED', 'REJECTED', 'PAUSED', 'DISABLED']
    const strange = async () =>
      (await bench.api<TemplateJson[]>('GET', '/templates')).json.filter(({ status }) => !known.includes(status))
    const [one, ...others] = await strange()
    expect(others.length).toBeGreaterThan(2)
    expect(others.length).toBeLessThan(13)
    expect((await bench.api<TemplateJson>('GET', `/templates/${one?.id}`)).json.status).toBe(one?.status)
    bench.simulator.setFault(null)
    expect(await strange()).toEqual([])
  })

  test('unsupported-template is one more at the end, counted, on the last page only', async () => {
    const bench = await faulty('unsupported-template')
    const page = async (number: number) => {
      const answer = await raw(bench, `/templates?size=5&page=${number}`)
      const rows = (await answer.json()) as { components: { header?: { type: string } } }[]
      return { total: answer.headers.get('x-total'), headers: rows.map((row) => row.components.header?.type) }
    }
    expect(await page(1)).toMatchObject({ total: '16', headers: { length: 5 } })
    expect(await page(4)).toEqual({ total: '16', headers: ['MEDIA_LOCATION'] })
    expect(await page(5)).toEqual({ total: '16', headers: [] })
  })

  async function send(bench: Bench): Promise<void> {
    const { json } = await bench.api<TemplateJson[]>('GET', '/templates')
    const template = json.find(({ name }) => name === 'abertura_solicitacao_v1')
    const contents = [{ type: 'template', templateId: template?.id, fields: template?.examples }]
    const body = { from: DESK, to: '5511987654321', contents }
    expect((await bench.api('POST', '/channels/whatsapp/messages', body)).status).toBe(200)
  }

  test.each([
    ['not-on-whatsapp', ['SENT', 'NOT_DELIVERED'], '131026'],
    ['parameter-mismatch', ['REJECTED'], '132000'],
    ['paused-template', ['REJECTED'], '132015'],
  ] as const)('%s lets a message be accepted and fail later, even when it is switched off at once', async (fault, told, code) => {
    const bench = await faulty(fault)
    await send(bench)
    bench.simulator.setFault(null)
    await bench.timeline.advance(1000)
    expect(bench.statuses).toEqual(told)
    expect(bench.simulator.messages()).toMatchObject([{ status: told.at(-1), cause: { channelErrorCode: code } }])
    expect(await (await fetch(`${bench.simulator.phoneUrl}/messages`)).json()).toEqual([])
  })

  test('statuses-out-of-order tells READ first, and of every other message never DELIVERED', async () => {
    const bench = await faulty('statuses-out-of-order')
    await send(bench)
    await bench.timeline.advance(1000)
    expect(bench.statuses).toEqual(['READ', 'DELIVERED', 'SENT'])
    await send(bench)
    await bench.timeline.advance(1000)
    expect(bench.statuses.slice(3)).toEqual(['READ', 'SENT'])
    expect(bench.simulator.messages()).toMatchObject([{ status: 'READ' }, { status: 'READ' }])
    expect(await (await fetch(`${bench.simulator.phoneUrl}/messages`)).json()).toHaveLength(2)
  })

  test.each(FAULT_NAMES)('%s leaves the phone alone', async (fault) => {
    const { simulator } = await faulty(fault)
    expect((await fetch(simulator.phoneUrl)).status).toBe(200)
  })

  test('gives way to a hook', async () => {
    const bench = await startBench({ fault: () => ({ kind: 'status', status: 418, body: {} }) })
    bench.simulator.setFault('forbidden')
    expect((await raw(bench)).status).toBe(418)
  })
})

describe('over HTTP', () => {
  const put = (url: string, body: string) => fetch(url, { method: 'PUT', headers: { 'content-type': 'application/json' }, body })

  test('a fault is switched on, told of and switched off', async () => {
    const bench = await startBench()
    const url = new URL('/_faults', bench.simulator.baseUrl).href
    expect(await (await fetch(url)).json()).toEqual({ fault: null, faults: [...FAULT_NAMES] })
    expect(await (await put(url, '{"fault":"server-error"}')).json()).toMatchObject({ fault: 'server-error' })
    expect(bench.simulator.fault()).toBe('server-error')
    expect((await bench.api<ErrorJson>('GET', '/templates')).status).toBe(500)
    expect((await put(url, '{"fault":null}')).status).toBe(200)
    expect((await bench.api('GET', '/templates')).status).toBe(200)
  })

  test.each(['', '{', '{}', '{"fault":"nope"}', '{"fault":null,"more":1}', 'null'])('%j switches nothing', async (body) => {
    const { simulator } = await startBench()
    simulator.setFault('html')
    const url = new URL('/_faults', simulator.baseUrl).href
    expect((await put(url, body)).status).toBe(400)
    expect(simulator.fault()).toBe('html')
    expect((await fetch(url, { method: 'DELETE' })).headers.get('allow')).toBe('GET, PUT')
  })
})
