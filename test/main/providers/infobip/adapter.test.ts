import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { TemplateContent } from '#core/template'
import { type OutgoingMessage, type ProviderClient, ProviderError, providers } from '../../../../src-main/providers/index.ts'
import { jsonAnswer, transport } from '../../../support/transport.ts'
import { answer, type Served, serve } from '../http-server.ts'

async function connected(
  handle: (response: ServerResponse, count: number) => void,
  secret = 'key-1234567',
): Promise<{ client: ProviderClient; server: Served }> {
  const server = await serve(handle)
  const access = { settings: { baseUrl: server.baseUrl }, secret }
  return { client: providers.infobip.connect(access, { fetch: transport, sleep: async () => undefined }), server }
}

const content: TemplateContent = {
  name: 'aviso_boleto',
  language: 'pt_BR',
  category: 'UTILITY',
  header: { format: 'TEXT', text: 'Pedido {{1}}' },
  body: { text: 'Oi {{2}}, o boleto {{1}} vence em {{10}}, {{2}}.' },
  footer: { text: 'Financeiro' },
  buttons: [
    { type: 'PHONE_NUMBER', text: 'Ligar', phoneNumber: '+551133330000' },
    { type: 'URL', text: 'Site', url: 'https://ex.test/' },
    { type: 'URL', text: 'Ver', url: 'https://ex.test/b/{{1}}' },
    { type: 'QUICK_REPLY', text: 'Já paguei' },
    { type: 'QUICK_REPLY', text: 'Falar', payload: 'FALAR' },
    { type: 'COPY_CODE' },
  ],
  samples: {},
}
const values = {
  'header.1': '8812',
  'body.1': '77',
  'body.2': 'Ana',
  'body.10': '10/12',
  'buttons.2.1': 'abc',
  'buttons.5.code': 'CUPOM10',
}
const message: OutgoingMessage = {
  senderId: '+5511900000001',
  recipient: '+5531988887777',
  template: { remoteId: '846930112233445', content },
  values,
  idempotencyKey: '01JC0KEY',
}
/** A message without anything to fill in. */
const plain: OutgoingMessage = {
  ...message,
  template: {
    remoteId: '1',
    content: { name: 'a', language: 'pt_BR', category: 'UTILITY', body: { text: 'Oi!' }, buttons: [], samples: {} },
  },
  values: {},
}
const reference = { remoteId: '846930112233445', senderId: '+5511900000001', name: 'aviso_boleto' }

const sent = (status: object, more: object = {}) => ({
  messages: [{ to: '5531988887777', messageCount: 1, messageId: '01JC0KEY', status, ...more }],
  bulkId: 'b1',
})
const PENDING = { groupId: 1, groupName: 'PENDING', id: 7, name: 'PENDING_ENROUTE', description: 'Message sent to next instance' }

describe('Infobip adapter', () => {
  it.each(['key-1234567', '  key-1234567\n', 'App key-1234567', 'app  key-1234567 ', 'Authorization: App key-1234567'])(
    'knows the key in %j',
    async (secret) => {
      const { client, server } = await connected(
        (response) =>
          answer(response, 403, { requestError: { serviceException: { messageId: 'FORBIDDEN', text: 'not key-1234567' } } }),
        secret,
      )
      expect(await client.check()).toMatchObject({ ok: false, problem: 'permission', raw: expect.stringContaining('not ***') })
      expect(server.requests[0]?.headers.authorization).toBe('App key-1234567')
    },
  )

  it.each([
    ['xy12z.api.infobip.com', 'https://xy12z.api.infobip.com/whatsapp/1/templates'],
    [' https://xy12z.api.infobip.com/ ', 'https://xy12z.api.infobip.com/whatsapp/1/templates'],
    ['HTTPS://xy12z.api.infobip.com', 'https://xy12z.api.infobip.com/whatsapp/1/templates'],
  ])('takes the host as the portal shows it: %j', async (baseUrl, expected) => {
    const asked: string[] = []
    const context = {
      fetch: async (address: string) => {
        asked.push(address.split('?')[0] ?? '')
        return jsonAnswer({ results: [], paging: { totalResults: 0 } })
      },
      sleep: async () => undefined,
    }
    const client = providers.infobip.connect({ settings: { baseUrl }, secret: 'key' }, context)
    expect(await client.check()).toEqual({ ok: true, templates: 0 })
    expect(asked).toEqual([expected])
  })

  it.each(['', ' ', 'http://xy12z.api.infobip.com', 'ftp://xy12z.api.infobip.com'])('never calls %j', async (baseUrl) => {
    let calls = 0
    const context = {
      fetch: async () => {
        calls++
        return jsonAnswer({})
      },
      sleep: async () => undefined,
    }
    const client = providers.infobip.connect({ settings: { baseUrl }, secret: 'key' }, context)
    expect(await client.check()).toMatchObject({ ok: false, problem: 'network' })
    expect(calls).toBe(0)
  })

  it('sends every kind of value in its place, by number, and our key as the id', async () => {
    const { client, server } = await connected((response) => answer(response, 200, sent(PENDING)))
    expect(await client.sendTemplate(message)).toEqual({ messageId: '01JC0KEY', status: 'accepted' })
    expect(server.requests).toMatchObject([{ method: 'POST', url: '/v2/whatsapp/1/message/template' }])
    expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({
      messages: [
        {
          from: '5511900000001',
          to: '5531988887777',
          messageId: '01JC0KEY',
          content: {
            templateName: 'aviso_boleto',
            language: 'pt_BR',
            templateData: {
              body: { placeholders: ['77', 'Ana', '10/12'] },
              header: { type: 'TEXT', placeholder: '8812' },
              buttons: [
                { type: 'URL', parameter: 'abc' },
                { type: 'QUICK_REPLY', parameter: 'Já paguei' },
                { type: 'QUICK_REPLY', parameter: 'FALAR' },
                { type: 'COPY_CODE', parameter: 'CUPOM10' },
              ],
            },
          },
        },
      ],
    })
  })

  it('sends an empty list where the body takes nothing', async () => {
    const { client, server } = await connected((response) => answer(response, 200, sent(PENDING)))
    await client.sendTemplate(plain)
    const { messages } = JSON.parse(server.requests[0]?.body ?? '')
    expect(messages[0].content.templateData).toEqual({ body: { placeholders: [] } })
    expect(messages[0]).not.toHaveProperty('urlOptions')
  })

  it('names every value that is missing or blank, and sends nothing', async () => {
    const { client, server } = await connected((response) => answer(response, 200, sent(PENDING)))
    const some = { ...values, 'header.1': ' ', 'body.10': '', 'buttons.2.1': undefined }
    const few = Object.fromEntries(Object.entries(some).filter((entry): entry is [string, string] => entry[1] !== undefined))
    await expect(client.sendTemplate({ ...message, values: few })).rejects.toMatchObject({
      kind: 'parameters',
      hint: 'header.1, body.10, buttons.2.1',
    })
    expect(server.requests).toEqual([])
  })

  it('sends a document with its name', async () => {
    const { client, server } = await connected((response) => answer(response, 200, sent(PENDING)))
    const template = { remoteId: '1', content: { ...plain.template.content, header: { format: 'DOCUMENT' as const } } }
    await client.sendTemplate({ ...plain, template, values: { 'header.documentUrl': 'https://ex.test/x/boleto.pdf?a=1' } })
    const { messages } = JSON.parse(server.requests[0]?.body ?? '')
    expect(messages[0].content.templateData.header).toEqual({
      type: 'DOCUMENT',
      mediaUrl: 'https://ex.test/x/boleto.pdf?a=1',
      filename: 'boleto.pdf',
    })
    await expect(client.sendTemplate({ ...plain, template })).rejects.toMatchObject({ hint: 'header.documentUrl' })
  })

  it.each([
    [{ groupId: 5, groupName: 'REJECTED', id: 12, name: 'REJECTED_NOT_ENOUGH_CREDITS' }, 'payment'],
    [{ groupId: 5, groupName: 'REJECTED', id: 52, name: 'REJECTED_DESTINATION' }, 'recipient'],
    [{ groupId: 5, groupName: 'REJECTED', id: 18, name: 'REJECTED_DESTINATION_NOT_REGISTERED' }, 'recipient'],
    [{ groupId: 5, groupName: 'REJECTED', id: 11, name: 'REJECTED_SOURCE' }, 'permission'],
    [{ groupId: 2, groupName: 'UNDELIVERABLE', id: 9, name: 'UNDELIVERABLE_NOT_DELIVERED' }, 'recipient'],
    [{ groupId: 5, groupName: 'REJECTED', id: 7008, name: 'EC_INVALID_TEMPLATE_ARGS' }, 'parameters'],
    [{ groupId: 5, groupName: 'REJECTED', id: 7009, name: 'EC_INVALID_TEMPLATE' }, 'template-not-approved'],
    [{ groupId: '5', id: '7002', name: 'EC_UNKNOWN_USER' }, 'recipient'],
    [{ groupName: 'REJECTED', id: 999, name: 'REJECTED_FOR_FUN' }, 'protocol'],
  ])('takes %j in a 200 for a refusal: %s', async (status, kind) => {
    const { client, server } = await connected((response) =>
      answer(response, 200, sent({ ...status, description: 'because of key-1234567' })),
    )
    const error = await client.sendTemplate(message).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(ProviderError)
    expect(error).toMatchObject({ kind, outcomeUnknown: false, hint: expect.stringContaining(`${status.name} because of ***`) })
    expect(JSON.stringify(error)).not.toContain('key-1234567')
    expect(server.requests).toHaveLength(1)
  })

  it('takes its own id that is known already for a message that was sent before', async () => {
    const duplicate = { groupId: 5, groupName: 'REJECTED', id: 23, name: 'REJECTED_DUPLICATE_MESSAGE_ID' }
    const { client } = await connected((response) => answer(response, 200, sent(duplicate)))
    expect(await client.sendTemplate(message)).toEqual({ messageId: '01JC0KEY', status: 'accepted' })
  })

  it('keeps a status that nobody has seen as unknown, and its own key where no id comes back', async () => {
    const { client } = await connected((response) =>
      answer(response, 200, sent({ groupId: 9, groupName: 'TELEPORTED' }, { messageId: null })),
    )
    expect(await client.sendTemplate(message)).toEqual({ messageId: '01JC0KEY', status: 'unknown' })
  })

  it('gets and edits by id, deletes by name, and takes gone for deleted where the list lacks it, too', async () => {
    const { client, server } = await connected((response, count) =>
      count === 4
        ? answer(response, 404, { requestError: { serviceException: { messageId: 'NOT_FOUND' } } })
        : count === 5
          ? answer(response, 200, { results: [{ id: '2', name: 'b', language: 'pt_BR' }], paging: { totalResults: 1 } })
          : answer(response, 200, { id: '1', name: 'a', language: 'pt_BR' }),
    )
    await client.getTemplate(reference)
    await client.editTemplate?.(reference, { senderId: reference.senderId, content: { ...content, buttons: [] } })
    await client.deleteTemplate?.(reference)
    expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /v2/whatsapp/2/senders/5511900000001/templates/846930112233445',
      // What it is now, before an edit replaces it.
      'GET /v2/whatsapp/2/senders/5511900000001/templates/846930112233445',
      'PATCH /v2/whatsapp/2/senders/5511900000001/templates/846930112233445',
      'DELETE /v2/whatsapp/2/senders/5511900000001/templates/aviso_boleto',
      'GET /v2/whatsapp/1/templates?page=0&size=100',
    ])
  })

  const listed = { results: [{ id: reference.remoteId, name: reference.name, language: 'pt_BR' }], paging: { totalResults: 1 } }
  it.each<{ name: string; status: number; body: unknown; list: unknown; kind: string }>([
    {
      name: 'an unknown sender',
      status: 404,
      body: { requestError: { serviceException: { messageId: 'NOT_FOUND', text: 'Sender not found' } } },
      list: { results: [], paging: { totalResults: 0 } },
      kind: 'not-found',
    },
    {
      name: 'not found, of what is listed',
      status: 404,
      body: { requestError: { serviceException: { messageId: 'NOT_FOUND', text: 'Template not found' } } },
      list: listed,
      kind: 'not-found',
    },
    { name: 'a gateway’s 404', status: 404, body: { message: 'no Route matched' }, list: listed, kind: 'protocol' },
    { name: 'an error in a 200', status: 200, body: { requestError: { serviceException: {} } }, list: listed, kind: 'protocol' },
    { name: 'a failure in a 200', status: 200, body: { success: false }, list: listed, kind: 'protocol' },
    { name: 'an error with a code in a 200', status: 200, body: { errorCode: 'E403' }, list: listed, kind: 'protocol' },
    { name: 'a word in a 200', status: 200, body: 'denied', list: listed, kind: 'protocol' },
  ])('does not take $name for a deletion', async ({ status, body, list, kind }) => {
    const { client } = await connected((response, count) =>
      count === 1 ? answer(response, status, body) : answer(response, 200, list),
    )
    await expect(client.deleteTemplate?.(reference)).rejects.toMatchObject({ kind })
  })

  it('takes an answer without words, and one that says yes, for a deletion', async () => {
    for (const body of [{}, { success: true }, { status: 'DELETED' }]) {
      const { client } = await connected((response) => answer(response, 200, body))
      await client.deleteTemplate?.(reference)
    }
  })

  it('does not send an edit that would take something away', async () => {
    const { client, server } = await connected((response) =>
      answer(response, 200, {
        id: '1',
        name: 'a',
        language: 'pt_BR',
        structure: { body: { text: 'Olá {{1}}, o chamado foi aberto.' }, callPermissionRequest: {}, type: 'UNSUPPORTED' },
      }),
    )
    const edit = client.editTemplate?.(reference, { senderId: reference.senderId, content: { ...content, buttons: [] } })
    await expect(edit).rejects.toMatchObject({ kind: 'edit-would-lose', hint: 'callPermissionRequest' })
    expect(server.requests.map(({ method }) => method)).toEqual(['GET'])
  })

  it('keeps ids and names inside their place in the path', async () => {
    const { client, server } = await connected((response) => answer(response, 200, { id: '1', name: 'a', language: 'pt_BR' }))
    await client.getTemplate({ remoteId: 'a/../b?c', senderId: 'x/y', name: '' })
    expect(server.requests[0]?.url).toBe('/v2/whatsapp/2/senders/x%2Fy/templates/a%2F..%2Fb%3Fc')
    for (const part of ['', '..']) {
      await expect(client.deleteTemplate?.({ ...reference, name: part })).rejects.toMatchObject({ kind: 'not-found' })
      await expect(client.getTemplate({ ...reference, senderId: part })).rejects.toMatchObject({ kind: 'not-found' })
    }
    expect(server.requests).toHaveLength(1)
  })

  it('asks for the quality of a hundred senders at a time, and answers by the ids that it was given', async () => {
    const { client, server } = await connected((response, count) =>
      answer(response, 200, {
        results:
          count === 1
            ? [
                { sender: '5511900000001', qualityRating: 'HIGH', status: 'CONNECTED', currentLimit: 'LIMIT_2K' },
                { sender: '5511900000002', qualityRating: 'LOW', status: 'BANNED', currentLimit: 'UNLIMITED' },
                { sender: '5511900000003', qualityRating: 'ODD', status: 'SLEEPY', currentLimit: 'LIMIT_NA' },
                { sender: '5599999999999', qualityRating: 'HIGH', status: 'CONNECTED' },
              ]
            : [{ sender: '5511900000120', status: null }],
      }),
    )
    const senderIds = Array.from({ length: 120 }, (_, index) => `+${5511900000001 + index}`)
    expect(await client.checkSenders?.([...senderIds, '5511900000001'])).toEqual([
      { senderId: '5511900000001', state: 'connected', stateRaw: 'CONNECTED', quality: 'GREEN', limit: 2000 },
      { senderId: '+5511900000002', state: 'disconnected', stateRaw: 'BANNED', quality: 'RED', limit: null },
      { senderId: '+5511900000003', state: 'unknown', stateRaw: 'SLEEPY', quality: 'UNKNOWN', limit: null },
      { senderId: '+5511900000120', state: 'unknown', stateRaw: '', quality: 'UNKNOWN', limit: null },
    ])
    const asked = server.requests.map(({ url }) => new URL(url, 'http://x').searchParams.get('senders')?.split(',').length)
    expect(asked).toEqual([100, 20])
  })
})
