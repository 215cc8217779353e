import http from 'node:http'
import https from 'node:https'
import { Client, MessageStatusSubscription, TemplateContent } from '@zenvia/sdk'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Bench, startBench, startReceiver } from './zenvia-support.ts'

/*
 * Zenvia's own client, unmodified, as a judge of the simulator. It knows only
 * https://api.zenvia.com and cannot be given another address, so its requests are
 * led to the simulator where they leave it: in Node's `https.request`. Method,
 * path, headers and body are the SDK's own.
 */
let bench: Bench
let client: Client

beforeEach(async () => {
  bench = await startBench()
  client = new Client(bench.simulator.secret)
  const port = Number(new URL(bench.simulator.baseUrl).port)
  vi.spyOn(https, 'request').mockImplementation(((options: https.RequestOptions) => {
    expect([options.host, options.port]).toEqual(['api.zenvia.com', 443])
    const { method, path, headers } = options
    return http.request({ host: '127.0.0.1', port, method, path, headers })
  }) as typeof https.request)
})

afterEach(() => {
  vi.restoreAllMocks()
})

const newTemplate = {
  name: 'aviso_entrega_v1',
  locale: 'pt_BR',
  channel: 'WHATSAPP',
  senderId: '5511930000001',
  category: 'UTILITY',
  notificationEmail: 'equipe@ex.test',
  components: { body: { type: 'TEXT_TEMPLATE', text: 'Olá, {{nome}}. O seu pedido saiu para entrega hoje cedo.' } },
  examples: { nome: 'Ana' },
} as const

test('lists, creates, gets, updates and deletes templates', async () => {
  const before = await client.listTemplates()
  expect(before).toHaveLength(15)
  const created = await client.createTemplate(newTemplate)
  const id = created.id ?? ''
  expect(created).toMatchObject({ name: 'aviso_entrega_v1', status: 'WAITING_REVIEW', notificationEmail: 'equipe@ex.test' })
  expect(await client.getTemplate(id)).toEqual(created)
  const components = { body: { type: 'TEXT_TEMPLATE', text: 'Olá, {{nome}}. O seu pedido chega amanhã de manhã.' } } as const
  const updated = await client.updateTemplate(id, { notificationEmail: 'outra@ex.test', components })
  expect(updated).toMatchObject({ id, components, notificationEmail: 'outra@ex.test' })
  await client.deleteTemplate(id)
  expect(await client.listTemplates()).toEqual(before)
})

test('sends a template that arrives, and its webhooks are told', async () => {
  const receiver = await startReceiver()
  const subscription = await client.createSubscription(
    new MessageStatusSubscription({ url: receiver.url }, { channel: 'whatsapp' }),
  )
  expect(await client.listSubscriptions()).toEqual([subscription])
  const template = (await client.listTemplates()).find((one) => one.name === 'abertura_solicitacao_v1')
  const content = new TemplateContent(template?.id ?? '', { nome: 'Ana', protocolo: '77', data_abertura: '10/12' })
  const message = await client.getChannel('whatsapp').sendMessage('5511930000001', '5511987654321', content)
  expect(message).toMatchObject({ from: '5511930000001', to: '5511987654321', direction: 'OUT', contents: [content] })
  await bench.timeline.advance(1000)
  expect(receiver.received.map((event) => [event.message.id, event.messageStatus.code])).toEqual([
    [message.id, 'SENT'],
    [message.id, 'DELIVERED'],
    [message.id, 'READ'],
  ])
  expect(bench.simulator.messages()[0]?.body).toMatch(/^Olá, Ana! Sua solicitação nº 77 foi aberta em 10\/12/)
  await client.deleteSubscription(subscription.id)
  expect(await client.listSubscriptions()).toEqual([])
  expect(await client.getMessagesReportClient().getEntries({ startDate: '2026-11-20', endDate: '2026-11-20' })).toMatchObject([
    { total: 1 },
  ])
})

test('a refusal reaches the caller with its status and body', async () => {
  await expect(client.getTemplate('nope')).rejects.toMatchObject({ httpStatusCode: 404, body: { code: 'NOT_FOUND' } })
  await client.createTemplate(newTemplate)
  await expect(client.createTemplate(newTemplate)).rejects.toMatchObject({ httpStatusCode: 409, body: { code: 'DUPLICATED' } })
  await expect(new Client('wrong').listTemplates()).rejects.toMatchObject({
    httpStatusCode: 401,
    body: { code: 'AUTHENTICATION_ERROR' },
  })
})
