import { AuthType, Infobip } from '@infobip-api/sdk'
import { beforeEach, expect, test } from 'vitest'
import { ANA, type Bench, BODY, DESK, draft, startBench, type TemplateJson } from './infobip-support.ts'

/*
 * Infobip's own client, unmodified, as a judge of the simulator. It never rejects: what
 * went wrong is the error that it resolves with.
 */
type SdkAnswer<Data> = { status: number; data: Data; response?: { status: number; data: unknown } }
type WhatsApp = {
  send(message: unknown): Promise<SdkAnswer<{ messages: { messageId: string; status: { name: string } }[]; messageId: string }>>
  markAsRead(sender: string, messageId: string): Promise<SdkAnswer<unknown>>
  template: {
    get(sender: string): Promise<SdkAnswer<{ templates: TemplateJson[] }>>
    create(sender: string, request: unknown): Promise<SdkAnswer<TemplateJson>>
    delete(sender: string, name: string): Promise<SdkAnswer<unknown>>
  }
}

let bench: Bench
const clientWith = (apiKey: string): WhatsApp =>
  new Infobip({ baseUrl: bench.simulator.baseUrl, apiKey, authType: AuthType.ApiKey }).channels.whatsapp
let client: WhatsApp

beforeEach(async () => {
  bench = await startBench()
  client = clientWith(bench.simulator.secret)
})

test('lists, creates and deletes templates', async () => {
  const before = await client.template.get(DESK)
  expect([before.status, before.data.templates.length]).toEqual([200, 16])
  const created = await client.template.create(DESK, draft())
  expect(created).toMatchObject({ status: 201, data: { name: 'aviso_entrega_v1', status: 'PENDING' } })
  expect((await client.template.get(DESK)).data.templates).toEqual([...before.data.templates, created.data])
  expect((await client.template.delete(DESK, 'aviso_entrega_v1')).status).toBe(204)
  expect((await client.template.get(DESK)).data).toEqual(before.data)
})

test('sends a template that arrives, hears the answer, marks it as read and writes back', async () => {
  const content = {
    templateName: 'abertura_chamado_v1',
    language: 'pt_BR',
    templateData: { body: { placeholders: ['Ana', '77', '10/12'] } },
  }
  const sent = await client.send({ type: 'template', messages: [{ from: DESK, to: ANA, messageId: 'crm-77', content }] })
  expect(sent).toMatchObject({
    status: 200,
    data: { messages: [{ messageId: 'crm-77', status: { name: 'PENDING_ENROUTE' } }] },
  })
  await bench.timeline.advance(1000)
  expect(bench.simulator.messages()[0]?.body).toMatch(/^Olá, Ana! Seu chamado nº 77 foi aberto em 10\/12/)
  await bench.phones.reply({ from: ANA, to: DESK, text: 'Obrigada' })
  const inbound = bench.webhooks.at(-1) as { results: [{ messageId: string }] }
  expect((await client.markAsRead(DESK, encodeURIComponent(inbound.results[0].messageId))).status).toBe(204)
  const text = await client.send({ type: 'text', from: DESK, to: ANA, content: { text: 'De nada.' } })
  expect(text).toMatchObject({ status: 200, data: { messageId: expect.any(String) } })
  await bench.timeline.advance(1000)
  expect(bench.phones.conversation(ANA).map(({ kind }) => kind)).toEqual(['message', 'reply', 'message'])
})

test('a refusal reaches the caller with its status and body', async () => {
  const wrong = await clientWith('wrong').template.get(DESK)
  expect(wrong.response).toMatchObject({
    status: 401,
    data: { requestError: { serviceException: { messageId: 'UNAUTHORIZED', text: 'Invalid login details' } } },
  })
  const structure = { body: { ...BODY, examples: [] } }
  expect((await client.template.create(DESK, draft({ structure }))).response).toMatchObject({
    status: 400,
    data: { requestError: { serviceException: { validationErrors: { 'structure.body.examples': [expect.any(String)] } } } },
  })
})
