import { describe, expect, test } from 'vitest'
import { createPhones } from '../../../src-main/training/index.ts'
import { manualTimeline } from '../../support/manual-timeline.ts'
import {
  type Bench,
  type ErrorJson,
  type StatusEventJson,
  startBench,
  startReceiver,
  type TemplateJson,
  type WebhookReceiver,
} from './zenvia-support.ts'

const DESK = '5511930000001'
const ANA = '5511987654321'

async function templateNamed(bench: Bench, name: string): Promise<TemplateJson> {
  const { json } = await bench.api<TemplateJson[]>('GET', '/templates')
  const template = json.find((one) => one.name === name)
  if (!template) throw new Error(`the seed has no ${name}`)
  return template
}

type Sending = { to?: string; from?: string; fields?: Record<string, unknown>; externalId?: string }

async function send(bench: Bench, name: string, { to = ANA, from = DESK, fields, externalId }: Sending = {}) {
  const template = await templateNamed(bench, name)
  const contents = [{ type: 'template', templateId: template.id, fields: fields ?? template.examples }]
  return bench.api<{ id: string } & ErrorJson>('POST', '/channels/whatsapp/messages', { from, to, externalId, contents })
}

async function subscribe(bench: Bench, receiver: WebhookReceiver, headers?: Record<string, string>): Promise<{ id: string }> {
  const { status, json } = await bench.api<{ id: string }>('POST', '/subscriptions', {
    eventType: 'MESSAGE_STATUS',
    webhook: { url: receiver.url, headers },
    criteria: { channel: 'whatsapp' },
  })
  expect(status).toBe(200)
  return json
}

const codes = (events: readonly StatusEventJson[]): string[] => events.map((event) => event.messageStatus.code)

describe('sending', () => {
  test('is acknowledged with the message and only queued', async () => {
    const bench = await startBench()
    const template = await templateNamed(bench, 'abertura_solicitacao_v1')
    const { status, json } = await send(bench, 'abertura_solicitacao_v1', { externalId: 'crm-77' })
    expect(status).toBe(200)
    expect(json).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      from: DESK,
      to: ANA,
      direction: 'OUT',
      channel: 'whatsapp',
      externalId: 'crm-77',
      timestamp: '2026-11-20T12:00:00.000Z',
      contents: [{ type: 'template', templateId: template.id, fields: template.examples }],
    })
    expect(bench.simulator.messages()).toMatchObject([{ messageId: json.id, status: 'QUEUED' }])
  })

  test('the message arrives with its variables filled, links included', async () => {
    const bench = await startBench()
    await send(bench, 'aviso_boleto_v2', { from: '5511930000002', externalId: 'e1' })
    await bench.timeline.advance(1000)
    expect(bench.simulator.messages()).toMatchObject([
      {
        to: ANA,
        from: '5511930000002',
        externalId: 'e1',
        templateName: 'aviso_boleto_v2',
        status: 'READ',
        body: 'Olá, Ana. O boleto nº 8812, no valor de R$ 1.234,56, vence em 10/12/2026. Se já pagou, desconsidere.',
        footer: 'Financeiro',
        buttons: [
          { text: 'Ver boleto', url: 'https://financeiro.lojadaana.com.br/boletos/b8812', payload: null },
          { text: 'Já paguei', url: null, payload: 'BOLETO_PAGO' },
        ],
      },
    ])
  })

  test('a value that looks like a variable is not filled again', async () => {
    const bench = await startBench()
    await send(bench, 'status_solicitacao_v3', { fields: { '1': '{{2}}', '2': 'dois', '3': '$&' } })
    expect(bench.simulator.messages()[0]?.body).toContain('Olá, {{2}}! A sua solicitação nº dois mudou para o status $& hoje.')
  })

  test.each([
    ['no sender', { from: undefined }, 'from'],
    ['an unknown sender', { from: '5511900000009' }, 'from'],
    ['no recipient', { to: '' }, 'to'],
    ['no content', { contents: [] }, 'contents'],
    ['an unknown template', { contents: [{ type: 'template', templateId: 'nope', fields: {} }] }, 'contents[0].templateId'],
    [
      'an object as value',
      { contents: [{ type: 'template', templateId: 'x', fields: { nome: {} } }] },
      'contents[0].fields.nome',
    ],
  ])('with %s is refused at once', async (_, changes, path) => {
    const bench = await startBench()
    const template = await templateNamed(bench, 'abertura_solicitacao_v1')
    const contents = [{ type: 'template', templateId: template.id, fields: template.examples }]
    const { status, json } = await bench.api<ErrorJson>('POST', '/channels/whatsapp/messages', {
      from: DESK,
      to: ANA,
      contents,
      ...changes,
    })
    expect(status).toBe(400)
    expect(json.details.map((detail) => detail.path)).toEqual([path])
    expect(bench.simulator.messages()).toEqual([])
  })

  test("a template of the other sender is not this sender's", async () => {
    const bench = await startBench()
    const { status, json } = await send(bench, 'aviso_boleto_v2')
    expect([status, json.details[0]?.path]).toEqual([400, 'contents[0].templateId'])
  })
})

describe('status webhooks', () => {
  test('tell SENT, DELIVERED and READ in turn, with the headers asked for', async () => {
    const bench = await startBench()
    const receiver = await startReceiver()
    const subscription = await subscribe(bench, receiver, { 'x-crm-key': 'k1' })
    const { json } = await send(bench, 'abertura_solicitacao_v1', { externalId: 'crm-77' })
    await bench.timeline.advance(100)
    expect(codes(receiver.received)).toEqual(['SENT'])
    expect(receiver.received[0]).toMatchObject({
      subscriptionId: subscription.id,
      type: 'MESSAGE_STATUS',
      channel: 'whatsapp',
      messageId: json.id,
      message: { id: json.id, externalId: 'crm-77', from: DESK, to: ANA, direction: 'OUT' },
      messageStatus: { description: 'The message has been forwarded to the provider', timestamp: '2026-11-20T12:00:00.100Z' },
    })
    expect(receiver.headers[0]).toMatchObject({ 'x-crm-key': 'k1', 'content-type': 'application/json' })
    await bench.timeline.advance(200)
    expect(codes(receiver.received)).toEqual(['SENT', 'DELIVERED', 'READ'])
  })

  test.each([
    ['nobody on WhatsApp at …0000', 'abertura_solicitacao_v1', { to: '5511999990000' }, ['SENT', 'NOT_DELIVERED'], '131026'],
    ['a + before the number', 'abertura_solicitacao_v1', { to: `+${ANA}` }, ['SENT', 'NOT_DELIVERED'], '131026'],
    ['a parameter missing', 'abertura_solicitacao_v1', { fields: { nome: 'Ana' } }, ['REJECTED'], '132000'],
    ['a blank parameter', 'status_solicitacao_v3', { fields: { '1': ' ', '2': 'b', '3': 'c' } }, ['REJECTED'], '131008'],
    ['a line break in a value', 'status_solicitacao_v3', { fields: { '1': 'a\nb', '2': 'b', '3': 'c' } }, ['REJECTED'], '132018'],
    [
      'a text too long',
      'status_solicitacao_v3',
      { fields: { '1': 'a'.repeat(1000), '2': 'b', '3': 'c' } },
      ['REJECTED'],
      '132005',
    ],
    ['a template still in review', 'pesquisa_atendimento_v1', {}, ['REJECTED'], '132001'],
    ['a paused template', 'lembrete_pagamento_v1', { from: '5511930000002' }, ['REJECTED'], '132015'],
    ['oneself as recipient', 'abertura_solicitacao_v1', { to: DESK }, ['REJECTED'], '131021'],
    [
      'marketing to who opted out at …0002',
      'boas_vindas_v1',
      { from: '5511930000002', to: '5511999990002' },
      ['SENT', 'NOT_DELIVERED'],
      '131050',
    ],
  ])('%s is accepted and fails later with a cause', async (_, name, sending, expected, cause) => {
    const bench = await startBench()
    const receiver = await startReceiver()
    await subscribe(bench, receiver)
    expect((await send(bench, name, sending)).status).toBe(200)
    await bench.timeline.advance(1000)
    expect(codes(receiver.received)).toEqual(expected)
    expect(receiver.received.at(-1)?.messageStatus.causes).toEqual([
      { channelErrorCode: cause, reason: expect.any(String), details: expect.any(String) },
    ])
    expect(bench.simulator.messages()).toMatchObject([{ status: expected.at(-1), cause: { channelErrorCode: cause } }])
    expect(await (await fetch(`${bench.simulator.phoneUrl}/messages`)).json()).toEqual([])
  })

  test('free text without a conversation fails outside the 24 hours', async () => {
    const bench = await startBench()
    const contents = [{ type: 'text', text: 'Oi' }]
    expect((await bench.api('POST', '/channels/whatsapp/messages', { from: DESK, to: ANA, contents })).status).toBe(200)
    await bench.timeline.advance(1000)
    expect(bench.simulator.messages()).toMatchObject([{ status: 'NOT_DELIVERED', cause: { channelErrorCode: '131047' } }])
  })

  test('the webhook of a recipient at …0003 has the number without its ninth digit', async () => {
    const seen: StatusEventJson[] = []
    const bench = await startBench({ onWebhook: (body) => seen.push(body as StatusEventJson) })
    await send(bench, 'abertura_solicitacao_v1', { to: '5511999990003' })
    await bench.timeline.advance(1000)
    expect(seen.map((event) => [event.messageStatus.code, event.message.to])).toEqual([
      ['SENT', '551199990003'],
      ['DELIVERED', '551199990003'],
      ['READ', '551199990003'],
    ])
    expect(bench.simulator.messages()[0]?.to).toBe('5511999990003')
  })

  test('a recipient at …0001 receives and never says that it was read', async () => {
    const bench = await startBench()
    await send(bench, 'abertura_solicitacao_v1', { to: '5511999990001' })
    await bench.timeline.advance(10_000)
    expect(bench.simulator.messages()[0]?.status).toBe('DELIVERED')
  })

  test('a refused webhook is repeated until it is taken', async () => {
    const bench = await startBench()
    const receiver = await startReceiver()
    await subscribe(bench, receiver)
    receiver.status = 500
    await send(bench, 'abertura_solicitacao_v1', { to: '5511999990001' })
    await bench.timeline.advance(150)
    expect(codes(receiver.received)).toEqual(['SENT'])
    receiver.status = 200
    await bench.timeline.advance(1000)
    // What was delivered meanwhile came before the repetition: order is not promised.
    expect(codes(receiver.received)).toEqual(['SENT', 'DELIVERED', 'SENT'])
    await bench.timeline.advance(60_000)
    expect(receiver.received).toHaveLength(3)
  })

  test('a webhook that keeps failing is degraded after ten failures, and given up after thirty attempts', async () => {
    const bench = await startBench()
    const receiver = await startReceiver()
    const { id } = await subscribe(bench, receiver)
    receiver.status = 500
    const status = async (): Promise<string> => (await bench.api<{ status: string }>('GET', `/subscriptions/${id}`)).json.status
    await send(bench, 'abertura_solicitacao_v1', { fields: {} })
    await bench.timeline.advance(100 + 8 * 1000)
    expect([receiver.received.length, await status()]).toEqual([9, 'ACTIVE'])
    await bench.timeline.advance(1000)
    expect([receiver.received.length, await status()]).toEqual([10, 'DEGRADED'])
    await bench.timeline.advance(60 * 1000)
    expect(receiver.received).toHaveLength(30)
  })

  test('one timeout weighs as much as ten failures', async () => {
    const bench = await startBench({ webhookTimeoutMs: 30 })
    const receiver = await startReceiver()
    const { id } = await subscribe(bench, receiver)
    receiver.status = 0
    await send(bench, 'abertura_solicitacao_v1', { fields: {} })
    await bench.timeline.advance(100)
    expect(receiver.received).toHaveLength(1)
    expect((await bench.api('GET', `/subscriptions/${id}`)).json).toMatchObject({ status: 'DEGRADED' })
  })

  test('nobody is told after the subscription is gone or switched off', async () => {
    const bench = await startBench()
    const [gone, off] = [await startReceiver(), await startReceiver()]
    const { id } = await subscribe(bench, gone)
    const { id: other } = await subscribe(bench, off)
    await bench.api('DELETE', `/subscriptions/${id}`)
    await bench.api('PATCH', `/subscriptions/${other}`, { status: 'INACTIVE' })
    await send(bench, 'abertura_solicitacao_v1')
    await bench.timeline.advance(1000)
    expect([...gone.received, ...off.received]).toEqual([])
  })
})

describe('a person who answers', () => {
  /** A simulator with a message on Ana's phone, and what it tells of replies. */
  async function withMessage(to = ANA) {
    const replies: unknown[] = []
    const phones = createPhones(manualTimeline())
    const bench = await startBench({
      phones,
      onWebhook: (body) => {
        if (isMessage(body)) replies.push(body)
      },
    })
    const { json } = await send(bench, 'agendamento_visita_v2', { to })
    await bench.timeline.advance(1000)
    return { bench, phones, replies, messageId: json.id }
  }

  const isMessage = (body: unknown): boolean => (body as { type: string }).type === 'MESSAGE'

  test('is told of as an incoming MESSAGE, to subscribers too', async () => {
    const { bench, phones, replies } = await withMessage()
    const receiver = await startReceiver()
    await bench.api('POST', '/subscriptions', {
      eventType: 'MESSAGE',
      webhook: { url: receiver.url },
      criteria: { channel: 'whatsapp', direction: 'IN' },
    })
    const reply = await phones.reply({ from: ANA, to: DESK, text: 'Pode ser' })
    expect(replies).toEqual([
      {
        id: expect.any(String),
        timestamp: expect.any(String),
        subscriptionId: expect.any(String),
        type: 'MESSAGE',
        channel: 'whatsapp',
        direction: 'IN',
        message: {
          id: reply?.id,
          from: ANA,
          to: DESK,
          direction: 'IN',
          channel: 'whatsapp',
          timestamp: '2026-11-20T12:00:00.000Z',
          contents: [{ type: 'text', text: 'Pode ser' }],
        },
      },
    ])
    expect(receiver.received).toMatchObject([{ type: 'MESSAGE', message: { from: ANA, to: DESK } }])
  })

  test('by a button sends its payload and names its message, and only once', async () => {
    const { phones, replies, messageId } = await withMessage()
    const first = await phones.reply({ messageId, button: 0 })
    expect(await phones.reply({ messageId, button: 0 })).toEqual(first)
    expect(replies).toMatchObject([
      { message: { idRef: messageId, contents: [{ type: 'text', text: 'Confirmo', payload: 'VISITA_CONFIRMADA' }] } },
    ])
  })

  test('at …0003 has no ninth digit', async () => {
    const { phones, replies } = await withMessage('5511999990003')
    await phones.reply({ from: '5511999990003', to: DESK, text: 'Oi' })
    expect(replies).toMatchObject([{ message: { from: '551199990003' } }])
  })

  test('may be written to with free text for 24 hours, also without the ninth digit, and by that sender only', async () => {
    const { bench, phones } = await withMessage('5511999990003')
    await phones.reply({ from: '5511999990003', to: DESK, text: 'Oi' })
    const results = async (from: string, to: string): Promise<unknown> => {
      const contents = [{ type: 'text', text: 'Em que posso ajudar?' }]
      await bench.api('POST', '/channels/whatsapp/messages', { from, to, contents })
      await bench.timeline.advance(1000)
      const last = bench.simulator.messages().at(-1)
      return last?.cause?.channelErrorCode ?? last?.status
    }
    expect(await results(DESK, '5511999990003')).toBe('READ')
    expect(await results(DESK, '551199990003')).toBe('READ')
    expect(await results('5511930000002', '5511999990003')).toBe('131047')
    expect(await results(DESK, ANA)).toBe('131047')
    await bench.timeline.advance(24 * 60 * 60 * 1000)
    expect(await results(DESK, '5511999990003')).toBe('131047')
  })

  test('gets nobody once the simulator is closed', async () => {
    const { bench, phones, replies } = await withMessage()
    await bench.simulator.close()
    expect(await phones.reply({ from: ANA, to: DESK, text: 'Oi' })).toBeNull()
    expect(replies).toEqual([])
  })
})

describe('subscriptions', () => {
  const wanted = { eventType: 'MESSAGE_STATUS', webhook: { url: 'https://crm.ex.test/z' }, criteria: { channel: 'whatsapp' } }

  test('are created, listed, read, changed and deleted', async () => {
    const { api } = await startBench()
    const created = await api<{ id: string }>('POST', '/subscriptions', wanted)
    expect(created).toMatchObject({ status: 200, json: { ...wanted, status: 'ACTIVE', version: 'v2' } })
    expect((await api('GET', '/subscriptions')).json).toEqual([created.json])
    const path = `/subscriptions/${created.json.id}`
    expect((await api('GET', path)).json).toEqual(created.json)
    expect((await api('PATCH', path, { webhook: { url: 'https://crm.ex.test/y' } })).json).toMatchObject({
      webhook: { url: 'https://crm.ex.test/y' },
    })
    expect((await api('DELETE', path)).status).toBe(204)
    expect((await api('GET', path)).status).toBe(404)
    expect((await api('DELETE', path)).status).toBe(404)
  })

  test('are at most two for one event type and channel', async () => {
    const { api } = await startBench()
    await api('POST', '/subscriptions', wanted)
    await api('POST', '/subscriptions', wanted)
    expect((await api('POST', '/subscriptions', wanted)).status).toBe(409)
    expect((await api('POST', '/subscriptions', { ...wanted, eventType: 'MESSAGE' })).status).toBe(200)
    expect((await api('POST', '/subscriptions', { ...wanted, criteria: { channel: 'sms' } })).status).toBe(200)
  })

  test.each([
    ['an address that is none', { ...wanted, webhook: { url: 'crm' } }, 'webhook.url'],
    ['a file address', { ...wanted, webhook: { url: 'file:///etc/passwd' } }, 'webhook.url'],
    ['an event type that is none', { ...wanted, eventType: 'TEMPLATE_STATUS' }, 'eventType'],
    ['OAuth', { ...wanted, webhook: { ...wanted.webhook, auth: { type: 'OAUTH' } } }, 'webhook.auth'],
  ])('with %s are refused', async (_, body, path) => {
    const { api } = await startBench()
    const { status, json } = await api<ErrorJson>('POST', '/subscriptions', body)
    expect([status, json.details.map((detail) => detail.path)]).toEqual([400, [path]])
  })
})

test('the report counts messages by day and tells nothing of a single one', async () => {
  const bench = await startBench()
  await send(bench, 'abertura_solicitacao_v1')
  await send(bench, 'abertura_solicitacao_v1')
  const report = async (query: string): Promise<unknown> => (await bench.api('GET', `/reports/message/entries?${query}`)).json
  expect(await report('startDate=2026-11-20&endDate=2026-11-20')).toEqual([
    { channel: 'whatsapp', type: 'message', directionInTotal: 0, directionOutTotal: 2, total: 2 },
  ])
  expect(await report('startDate=2026-11-21&endDate=2026-11-30')).toEqual([])
  expect(await report('startDate=2026-11-20&endDate=2026-11-20&channels=sms,rcs')).toEqual([])
  expect((await bench.api('GET', '/reports/message/entries?startDate=yesterday&endDate=2026-11-20')).status).toBe(400)
})
