import { describe, expect, test } from 'vitest'
import { ANA, type Bench, complaints, DAY, DESK, FINANCE, startBench } from './infobip-support.ts'
import { startReceiver } from './zenvia-support.ts'

type StatusJson = { groupId: number; groupName: string; id: number; name: string; description: string }
type InfoJson = { to: string; messageCount: number; messageId: string; status: StatusJson }
type BulkJson = { messages: InfoJson[]; bulkId: string }
type ReportJson = {
  results: {
    messageId: string
    seenAt?: string
    status?: StatusJson
    error?: StatusJson & { permanent: boolean }
    contact: { phoneNumber: string }
  }[]
}

const VALUES = ['Ana', '8812', '10/12']

const message = (changes: Record<string, unknown> = {}, content: Record<string, unknown> = {}) => ({
  from: DESK,
  to: ANA,
  content: {
    templateName: 'abertura_chamado_v1',
    language: 'pt_BR',
    templateData: { body: { placeholders: VALUES } },
    ...content,
  },
  ...changes,
})

const send = ({ api }: Bench, ...messages: unknown[]) => api<BulkJson>('POST', '/whatsapp/1/message/template', { messages })

async function sent(bench: Bench, ...messages: unknown[]): Promise<InfoJson[]> {
  const { status, json } = await send(bench, ...messages)
  expect(status).toBe(200)
  return json.messages
}

const words = (bench: Bench): string[] =>
  (bench.webhooks as ReportJson[]).map(({ results: [report] }) => (report?.seenAt ? 'SEEN' : (report?.status?.name ?? '?')))

const ENROUTE = {
  groupId: 1,
  groupName: 'PENDING',
  id: 7,
  name: 'PENDING_ENROUTE',
  description: 'Message sent to next instance',
}

describe('sending templates', () => {
  test('is acknowledged as on its way, each message with its id', async () => {
    const bench = await startBench()
    const { status, json } = await bench.api<BulkJson>('POST', '/whatsapp/1/message/template', {
      messages: [message({ messageId: 'crm-77' }), message({ to: '5521987650007', from: FINANCE })],
      bulkId: 'lote-1',
    })
    expect(status).toBe(200)
    expect(json).toEqual({
      messages: [
        { to: ANA, messageCount: 1, messageId: 'crm-77', status: ENROUTE },
        { to: '5521987650007', messageCount: 1, messageId: expect.stringMatching(/^[0-9a-f-]{36}$/), status: ENROUTE },
      ],
      bulkId: 'lote-1',
    })
    expect(bench.simulator.messages()).toMatchObject([
      { messageId: 'crm-77', bulkId: 'lote-1', status: 'PENDING' },
      { from: FINANCE, status: 'PENDING' },
    ])
  })

  test('arrives on the phone with header, body, footer and buttons filled', async () => {
    const bench = await startBench()
    const templateData = {
      body: { placeholders: ['Ana', '{{1}}', '$&', '10/12'] },
      buttons: [
        { type: 'URL', parameter: 'f8812' },
        { type: 'QUICK_REPLY', parameter: 'PAGO' },
      ],
    }
    const [info] = await sent(bench, message({ from: FINANCE }, { templateName: 'fatura_disponivel_v2', templateData }))
    await bench.timeline.advance(199)
    expect(bench.phones.conversation(ANA)).toEqual([])
    await bench.timeline.advance(1)
    expect(bench.phones.conversation(ANA)).toEqual([
      {
        kind: 'message',
        message: {
          messageId: info?.messageId,
          from: FINANCE,
          to: ANA,
          at: '2026-11-20T12:00:00.200Z',
          header: null,
          body: 'Olá, Ana. A fatura nº {{1}}, no valor de R$ $&, vence em 10/12. Se já pagou, desconsidere este aviso.',
          footer: 'Financeiro',
          buttons: [
            { text: 'Ver fatura', url: 'https://financeiro.lojadaana.com.br/faturas/f8812', payload: null },
            { text: 'Já paguei', url: null, payload: 'PAGO' },
          ],
        },
      },
    ])
  })

  test.each([
    [
      'a text header',
      'visita_tecnica_v2',
      { body: { placeholders: ['Ana', 'Carlos', '12/12', 'tarde'] }, header: { type: 'TEXT', placeholder: '77' } },
      { header: 'Visita do chamado 77 agendada', buttons: [{ payload: 'Confirmo' }, { payload: 'Preciso remarcar' }] },
    ],
    [
      'a picture',
      'comprovante_pagamento_v1',
      { body: { placeholders: ['Ana', 'F-1'] }, header: { type: 'IMAGE', mediaUrl: 'https://ex.test/a.png' } },
      { header: 'https://ex.test/a.png' },
    ],
    [
      'a carousel',
      'planos_manutencao_v1',
      { body: { placeholders: ['Ana'] } },
      { body: expect.stringContaining('\n• Plano mensal, com uma visita por mês.\n• Plano anual') },
    ],
    ['a number to call', 'horario_atendimento_v1', { body: { placeholders: [] } }, { buttons: [{ url: 'tel:+551133330000' }] }],
  ])('with %s shows it', async (_, templateName, templateData, shown) => {
    const bench = await startBench()
    await sent(bench, message({}, { templateName, templateData }))
    await bench.timeline.advance(1000)
    expect(bench.simulator.messages()).toMatchObject([{ status: 'SEEN', ...shown }])
  })

  test('an id that was used before is rejected in the answer, and nothing is sent twice', async () => {
    const bench = await startBench()
    const [first, second] = await sent(bench, message({ messageId: 'a' }), message({ messageId: 'a' }))
    expect([first?.status.id, second?.status]).toEqual([
      7,
      { groupId: 5, groupName: 'REJECTED', id: 23, name: 'REJECTED_DUPLICATE_MESSAGE_ID', description: expect.any(String) },
    ])
    await bench.timeline.advance(1000)
    expect((await sent(bench, message({ messageId: 'a' })))[0]?.status.id).toBe(23)
    expect(bench.phones.conversation(ANA)).toHaveLength(1)
  })

  test.each([
    ['a sender that is none', { from: '5511999999999' }, 'REJECTED_SOURCE'],
    ['a + before the number', { to: `+${ANA}` }, 'REJECTED_DESTINATION'],
    ['a number too short', { to: '5511' }, 'REJECTED_DESTINATION'],
  ])('%s is rejected in the answer, and its id stays free', async (_, changes, name) => {
    const bench = await startBench()
    const [info] = await sent(bench, message({ messageId: 'a', ...changes }))
    expect(info?.status).toMatchObject({ groupId: 5, groupName: 'REJECTED', name })
    expect(bench.simulator.messages()).toEqual([])
    expect((await sent(bench, message({ messageId: 'a' })))[0]?.status).toEqual(ENROUTE)
  })

  const templateData = (changes: Record<string, unknown>) => message({}, { templateData: changes })
  const body = { placeholders: VALUES }
  const path = 'messages[0].content.templateData'
  test.each([
    ['nothing', {}, ['messages']],
    ['no messages', { messages: [] }, ['messages']],
    ['no content', { messages: [{ from: DESK, to: ANA }] }, ['messages[0].content']],
    [
      'no name, language or values',
      { messages: [message({ content: { templateData: {} } })] },
      ['messages[0].content.templateName', 'messages[0].content.language', `${path}.body`],
    ],
    ['a blank sender', { messages: [message({ from: '' })] }, ['messages[0].from']],
    ['a sender over 24', { messages: [message({ from: '1'.repeat(25) })] }, ['messages[0].from']],
    ['an id over 200', { messages: [message({ messageId: 'a'.repeat(201) })] }, ['messages[0].messageId']],
    ['callback data over 4000', { messages: [message({ callbackData: 'a'.repeat(4001) })] }, ['messages[0].callbackData']],
    ['a report address that is none', { messages: [message({ notifyUrl: 'crm' })] }, ['messages[0].notifyUrl']],
    ['a bulk id over 100', { messages: [message()], bulkId: 'a'.repeat(101) }, ['bulkId']],
    [
      'an empty value in the second message',
      { messages: [message(), templateData({ body: { placeholders: ['Ana', ''] } })] },
      ['messages[1].content.templateData.body.placeholders[1]'],
    ],
    [
      'a line break in a value',
      { messages: [templateData({ body: { placeholders: ['a\nb'] } })] },
      [`${path}.body.placeholders[0]`],
    ],
    [
      'five spaces in a row',
      { messages: [templateData({ body: { placeholders: ['a     b'] } })] },
      [`${path}.body.placeholders[0]`],
    ],
    ['a null value', { messages: [templateData({ body: { placeholders: [null] } })] }, [`${path}.body.placeholders[0]`]],
    ['a picture without address', { messages: [templateData({ body, header: { type: 'IMAGE' } })] }, [`${path}.header.mediaUrl`]],
    [
      'a file name over 240',
      {
        messages: [
          templateData({ body, header: { type: 'DOCUMENT', mediaUrl: 'https://ex.test/a.pdf', filename: 'a'.repeat(241) } }),
        ],
      },
      [`${path}.header.filename`],
    ],
    [
      'a payload over 128',
      { messages: [templateData({ body, buttons: [{ type: 'QUICK_REPLY', parameter: 'a'.repeat(129) }] })] },
      [`${path}.buttons[0].parameter`],
    ],
    ['a button of no kind', { messages: [templateData({ body, buttons: [{ type: 'DANCE' }] })] }, [`${path}.buttons[0].type`]],
  ])('with %s is a bad request that names the field, and no message is taken', async (_, request, fields) => {
    const bench = await startBench()
    expect(complaints(await bench.api('POST', '/whatsapp/1/message/template', request))).toEqual(fields)
    expect(bench.simulator.messages()).toEqual([])
  })

  test('whatever else Infobip takes is taken', async () => {
    const bench = await startBench()
    const extras = {
      urlOptions: {
        shortenUrl: false,
        trackClicks: false,
        trackingUrl: 'https://ex.test/t',
        removeProtocol: true,
        customDomain: 'x',
      },
      smsFailover: { from: 'Loja', text: 'Oi' },
      entityId: 'e',
      applicationId: 'a',
      notifyUrl: '',
    }
    expect((await sent(bench, message(extras)))[0]?.status).toEqual(ENROUTE)
  })
})

describe('reports', () => {
  test('tell the delivery, then that it was seen', async () => {
    const bench = await startBench()
    await sent(bench, message({ messageId: 'crm-77', callbackData: 'chamado 8812' }))
    await bench.timeline.advance(100)
    expect(bench.webhooks).toEqual([])
    await bench.timeline.advance(200)
    const contact = { name: 'Cliente', phoneNumber: ANA }
    const sentAt = '2026-11-20T12:00:00.100+0000'
    expect(bench.webhooks).toEqual([
      {
        results: [
          {
            bulkId: bench.simulator.messages()[0]?.bulkId,
            messageId: 'crm-77',
            to: ANA,
            sentAt,
            doneAt: '2026-11-20T12:00:00.200+0000',
            messageCount: 1,
            price: { pricePerMessage: 0, currency: 'BRL' },
            status: {
              groupId: 3,
              groupName: 'DELIVERED',
              id: 5,
              name: 'DELIVERED_TO_HANDSET',
              description: 'Message delivered to handset',
            },
            error: { groupId: 0, groupName: 'OK', id: 0, name: 'NO_ERROR', description: 'No Error', permanent: false },
            contact,
            callbackData: 'chamado 8812',
          },
        ],
      },
      {
        results: [{ messageId: 'crm-77', from: DESK, to: ANA, sentAt, seenAt: '2026-11-20T12:00:00.300+0000', contact }],
      },
    ])
    expect(bench.simulator.messages()).toMatchObject([{ status: 'SEEN' }])
  })

  const data = (templateData: Record<string, unknown>, templateName = 'fatura_disponivel_v2') =>
    message({}, { templateName, templateData })
  const four = { placeholders: ['a', 'b', 'c', 'd'] }
  const link = { type: 'URL', parameter: 'x' }
  test.each([
    ['nobody on WhatsApp at …0000', message({ to: '5511999990000' }), 'UNDELIVERABLE_NOT_DELIVERED', 7002],
    ['a template that is not there', message({}, { templateName: 'nope' }), 'UNDELIVERABLE_REJECTED_OPERATOR', 7009],
    ['a language it has not', message({}, { language: 'es' }), 'UNDELIVERABLE_REJECTED_OPERATOR', 7009],
    ['a template in review', message({}, { templateName: 'retorno_tecnico_v1' }), 'UNDELIVERABLE_REJECTED_OPERATOR', 7009],
    ['a paused template', message({}, { templateName: 'lembrete_fatura_v1' }), 'UNDELIVERABLE_REJECTED_OPERATOR', 7009],
    ['an unsupported one', message({}, { templateName: 'pecas_reposicao_v1' }), 'UNDELIVERABLE_REJECTED_OPERATOR', 7009],
    ['a value too few', data({ body: { placeholders: ['a'] }, buttons: [link] }), 'UNDELIVERABLE_REJECTED_OPERATOR', 7008],
    [
      'a value too many',
      data({ body: { placeholders: ['a', 'b', 'c', 'd', 'e'] }, buttons: [link] }),
      'UNDELIVERABLE_REJECTED_OPERATOR',
      7008,
    ],
    ['no parameter for a link', data({ body: four }), 'UNDELIVERABLE_REJECTED_OPERATOR', 7008],
    ['two for one link', data({ body: four, buttons: [link, link] }), 'UNDELIVERABLE_REJECTED_OPERATOR', 7008],
    [
      'parameters in the wrong order',
      data({ body: four, buttons: [{ type: 'QUICK_REPLY', parameter: 'x' }, link] }),
      'UNDELIVERABLE_REJECTED_OPERATOR',
      7008,
    ],
    [
      'a header that the template has not',
      data({ body: four, buttons: [link], header: { type: 'TEXT', placeholder: 'x' } }),
      'UNDELIVERABLE_REJECTED_OPERATOR',
      7008,
    ],
    [
      'no picture',
      data({ body: { placeholders: ['a', 'b'] } }, 'comprovante_pagamento_v1'),
      'UNDELIVERABLE_REJECTED_OPERATOR',
      7008,
    ],
    [
      'a text too long',
      data({ body: { placeholders: ['a'.repeat(1000), 'b', 'c', 'd'] }, buttons: [link] }),
      'UNDELIVERABLE_REJECTED_OPERATOR',
      7008,
    ],
    ['oneself as recipient', message({ to: DESK }), 'UNDELIVERABLE_REJECTED_OPERATOR', 7006],
    [
      'marketing to who opted out at …0002',
      message({ to: '5511999990002' }, { templateName: 'boas_vindas_v1', templateData: { body: { placeholders: ['a'] } } }),
      'UNDELIVERABLE_NOT_DELIVERED',
      7033,
    ],
  ])('%s is accepted and told later', async (_, request, status, error) => {
    const bench = await startBench()
    expect((await sent(bench, request))[0]?.status).toEqual(ENROUTE)
    await bench.timeline.advance(1000)
    const failed = { id: error, name: expect.stringMatching(/^EC_/), permanent: true }
    expect(bench.webhooks).toMatchObject([{ results: [{ status: { groupName: 'UNDELIVERABLE', name: status }, error: failed }] }])
    expect(bench.simulator.messages()).toMatchObject([{ status: 'UNDELIVERABLE', error: { id: error } }])
    expect(bench.phones.conversation(null)).toEqual([])
  })

  test('a quick reply without a parameter goes back with its own label', async () => {
    const bench = await startBench()
    await sent(bench, data({ body: four, buttons: [link] }))
    await bench.timeline.advance(1000)
    expect(bench.simulator.messages()).toMatchObject([{ status: 'SEEN', buttons: [{}, { payload: 'Já paguei' }] }])
  })

  test('a recipient at …0001 receives and never says that it was seen', async () => {
    const bench = await startBench()
    await sent(bench, message({ to: '5511999990001' }))
    await bench.timeline.advance(10_000)
    expect(words(bench)).toEqual(['DELIVERED_TO_HANDSET'])
  })

  test('a recipient at …0003 is told by the number without ninth digit', async () => {
    const bench = await startBench()
    await sent(bench, message({ to: '5511999990003' }))
    await bench.timeline.advance(200)
    expect(bench.webhooks).toMatchObject([{ results: [{ to: '5511999990003', contact: { phoneNumber: '551199990003' } }] }])
  })

  test('marketing reaches whoever takes it', async () => {
    const bench = await startBench()
    const templateData = { body: { placeholders: ['Ana'] } }
    await sent(bench, message({}, { templateName: 'boas_vindas_v1', templateData }))
    await bench.timeline.advance(1000)
    expect(words(bench)).toEqual(['DELIVERED_TO_HANDSET', 'SEEN'])
  })
})

describe('where reports go', () => {
  const subscribe = async (bench: Bench, url: string, changes: Record<string, unknown> = {}) => {
    const answer = await bench.api<{ subscriptionId: string }>('POST', '/subscriptions/1/subscription/WHATSAPP', {
      subscriptionId: 'crm',
      events: ['DELIVERY', 'SEEN', { name: 'INBOUND_MESSAGE' }, 'TEMPLATE_UPDATE'],
      profile: { webhook: { notifyUrl: url, headers: { 'x-crm-key': 'k1' } } },
      ...changes,
    })
    expect(answer.status).toBe(201)
  }

  test('to the subscribers, with the headers they asked for', async () => {
    const bench = await startBench()
    const receiver = await startReceiver()
    await subscribe(bench, receiver.url)
    await sent(bench, message())
    await bench.timeline.advance(1000)
    expect(receiver.received).toEqual(bench.webhooks)
    expect(receiver.received).toHaveLength(2)
    expect(receiver.headers[0]).toMatchObject({ 'x-crm-key': 'k1', 'content-type': 'application/json' })
  })

  test('only to those of the events and of the sender', async () => {
    const bench = await startBench()
    const [seen, finance] = [await startReceiver(), await startReceiver()]
    await subscribe(bench, seen.url, { subscriptionId: 'seen', events: ['SEEN'] })
    await subscribe(bench, finance.url, { subscriptionId: 'finance', resources: [FINANCE] })
    await sent(bench, message())
    await bench.timeline.advance(1000)
    expect(seen.received).toMatchObject([{ results: [{ seenAt: expect.any(String) }] }])
    expect(finance.received).toEqual([])
  })

  test("to the account's address, and to a message's own instead of all others", async () => {
    const [account, own] = [await startReceiver(), await startReceiver()]
    const bench = await startBench({ webhookUrl: account.url })
    await sent(bench, message({ messageId: 'a' }), message({ messageId: 'b', notifyUrl: own.url }))
    await bench.timeline.advance(1000)
    const ids = (received: unknown[]) => (received as ReportJson[]).flatMap(({ results }) => results.map((one) => one.messageId))
    expect(ids(account.received)).toEqual(['a', 'a'])
    expect(ids(own.received)).toEqual(['b', 'b'])
    expect(bench.webhooks).toHaveLength(4)
  })

  test('a refused one is repeated, later each time, until it is taken or six were refused', async () => {
    const receiver = await startReceiver()
    const bench = await startBench({ webhookUrl: receiver.url })
    receiver.status = 500
    await sent(bench, message({ to: '5511999990001' }))
    await bench.timeline.advance(200)
    expect(receiver.received).toHaveLength(1)
    await bench.timeline.advance(1000)
    expect(receiver.received).toHaveLength(2)
    await bench.timeline.advance(1999)
    expect(receiver.received).toHaveLength(2)
    await bench.timeline.advance(60_000)
    expect(receiver.received).toHaveLength(6)
    receiver.status = 200
    await sent(bench, message({ to: '5511999990001' }))
    await bench.timeline.advance(60_000)
    expect(receiver.received).toHaveLength(7)
  })

  test('nobody is told after the subscription is gone', async () => {
    const bench = await startBench()
    const receiver = await startReceiver()
    receiver.status = 500
    await subscribe(bench, receiver.url)
    await sent(bench, message({ to: '5511999990001' }))
    await bench.timeline.advance(200)
    await bench.api('DELETE', '/subscriptions/1/subscription/WHATSAPP/crm')
    await bench.timeline.advance(60_000)
    expect(receiver.received).toHaveLength(1)
  })
})

describe('what people answer', () => {
  test('a pressed button comes back with its payload and the message it was on', async () => {
    const bench = await startBench()
    const templateData = {
      body: { placeholders: ['Ana', 'Carlos', '12/12', 'tarde'] },
      header: { type: 'TEXT', placeholder: '77' },
      buttons: [{ type: 'QUICK_REPLY', parameter: 'VISITA_OK' }],
    }
    const extras = { messageId: 'crm-77', callbackData: 'chamado 77' }
    await sent(bench, message(extras, { templateName: 'visita_tecnica_v2', templateData }))
    await bench.timeline.advance(1000)
    await bench.phones.reply({ messageId: 'crm-77', button: 0 })
    expect(bench.webhooks.slice(2)).toEqual([
      {
        results: [
          {
            from: ANA,
            to: DESK,
            integrationType: 'WHATSAPP',
            receivedAt: '2026-11-20T12:00:01.000+0000',
            messageId: expect.stringMatching(/^wamid\./),
            pairedMessageId: 'crm-77',
            callbackData: 'chamado 77',
            message: { type: 'BUTTON', text: 'Confirmo', payload: 'VISITA_OK', context: { from: DESK, id: 'crm-77' } },
            price: { pricePerMessage: 0, currency: 'BRL' },
            contact: { name: 'Cliente', phoneNumber: ANA },
          },
        ],
        messageCount: 1,
        pendingMessageCount: 0,
      },
    ])
  })

  test('a typed text comes from the number that WhatsApp knows, and can be marked as read', async () => {
    const bench = await startBench()
    const to = '5511999990003'
    await sent(bench, message({ to }))
    await bench.timeline.advance(1000)
    await bench.phones.reply({ from: to, to: DESK, text: 'Obrigada!' })
    const [inbound] = (bench.webhooks as { results: { messageId: string }[] }[]).slice(2)
    expect(inbound).toMatchObject({ results: [{ from: '551199990003', message: { type: 'TEXT', text: 'Obrigada!' } }] })
    const read = (id: string) => bench.api('POST', `/whatsapp/1/senders/${DESK}/message/${encodeURIComponent(id)}/read`, {})
    expect((await read(inbound?.results[0]?.messageId ?? '')).status).toBe(204)
    expect((await read('wamid.none')).status).toBe(404)
  })
})

describe('free text', () => {
  const text = (changes: Record<string, unknown> = {}) => ({ from: DESK, to: ANA, content: { text: 'Oi, Ana.' }, ...changes })
  const sendText = ({ api }: Bench, body: unknown) => api<InfoJson>('POST', '/whatsapp/1/message/text', body)

  test('is acknowledged alone and fails outside the 24 hours', async () => {
    const bench = await startBench()
    const { status, json } = await sendText(bench, text({ messageId: 't1' }))
    expect([status, json]).toEqual([200, { to: ANA, messageCount: 1, messageId: 't1', status: ENROUTE }])
    await bench.timeline.advance(1000)
    expect(bench.webhooks).toMatchObject([{ results: [{ messageId: 't1', bulkId: '', error: { name: 'EC_NO_SESSION' } }] }])
  })

  test('arrives for 24 hours after the person wrote, also to the number with the ninth digit', async () => {
    const bench = await startBench()
    const to = '5511999990003'
    await sent(bench, message({ to }))
    await bench.timeline.advance(1000)
    await bench.phones.reply({ from: to, to: DESK, text: 'Oi' })
    await sendText(bench, text({ to }))
    await sendText(bench, text({ to: '551199990003' }))
    await sendText(bench, text({ to, from: FINANCE }))
    await bench.timeline.advance(DAY)
    await sendText(bench, text({ to }))
    await bench.timeline.advance(1000)
    expect(bench.simulator.messages().map(({ status }) => status)).toEqual([
      'SEEN',
      'SEEN',
      'SEEN',
      'UNDELIVERABLE',
      'UNDELIVERABLE',
    ])
  })

  test.each([
    ['no content', text({ content: {} }), ['content.text']],
    ['an empty text', text({ content: { text: '' } }), ['content.text']],
    ['a text over 4096', text({ content: { text: 'a'.repeat(4097) } }), ['content.text']],
    ['no recipient', text({ to: undefined }), ['to']],
  ])('with %s is a bad request', async (_, body, fields) => {
    expect(complaints(await sendText(await startBench(), body))).toEqual(fields)
  })
})
