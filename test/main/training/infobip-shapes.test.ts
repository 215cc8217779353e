import { expect, test } from 'vitest'
import { z } from 'zod'
import { ANA, type Bench, created, DESK, FINANCE, startBench, TEMPLATES } from './infobip-support.ts'

/*
 * Infobip's OpenAPI (3.210.0) as strict schemas of its answers and webhooks, written from
 * the document and not from the simulator: a field too many or too few fails.
 */
const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d{4}$/)
const text = (max: number) => z.strictObject({ text: z.string().min(1).max(max) })

const header = z.discriminatedUnion('format', [
  z.strictObject({ format: z.literal('TEXT'), text: z.string().min(1).max(60) }),
  z.strictObject({ format: z.enum(['IMAGE', 'VIDEO', 'GIF', 'DOCUMENT', 'LOCATION']) }),
])
const label = z.string().min(1).max(25)
const button = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('PHONE_NUMBER'), text: label, phoneNumber: z.string().max(20) }),
  z.strictObject({ type: z.literal('URL'), text: label, url: z.string().max(2000) }),
  z.strictObject({ type: z.literal('QUICK_REPLY'), text: label }),
  z.strictObject({ type: z.enum(['COPY_CODE', 'CATALOG', 'MULTI_PRODUCT', 'REQUEST_CONTACT_INFO', 'VOICE_CALL']), text: label }),
  z.strictObject({
    type: z.literal('FLOW'),
    text: label,
    flowId: z.int(),
    flowAction: z.enum(['NAVIGATE', 'DATA_EXCHANGE']),
    navigateScreen: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('ORDER_DETAILS'), variant: z.enum(['BRAZIL', 'INDIA']) }),
])
const structure = z.strictObject({
  header: header.optional(),
  body: text(1024),
  footer: text(60).optional(),
  buttons: z.array(button).min(1).max(10).optional(),
  carousel: z
    .strictObject({ cards: z.array(z.strictObject({ header, body: text(1024), buttons: z.array(button).min(1).max(2) })).min(1) })
    .optional(),
  limitedTimeOffer: z.strictObject({ text: z.string().max(16), hasExpiration: z.boolean().optional() }).optional(),
  type: z.enum(['TEXT', 'MEDIA', 'UNSUPPORTED']),
})
const KNOWN = [
  'APPROVED',
  'IN_APPEAL',
  'PENDING',
  'REJECTED',
  'PENDING_DELETION',
  'DELETED',
  'REINSTATED',
  'FLAGGED',
  'FIRST_PAUSED',
  'SECOND_PAUSED',
  'DISABLED',
] as const
const category = z.enum(['MARKETING', 'AUTHENTICATION', 'UTILITY'])
/** The seed's one word that no document has is meant to be there. */
const status = z.enum([...KNOWN, 'UNDER_OBSERVATION'])
const template = z.strictObject({
  id: z.string().regex(/^\d+$/),
  businessAccountId: z.int(),
  name: z.string().regex(/^[a-z0-9_]+$/),
  language: z.string().regex(/^([a-z]{2,3}(_[A-Z]{2})?|unknown)$/),
  status,
  category,
  structure,
  quality: z.enum(['HIGH', 'MEDIUM', 'LOW', 'UNKNOWN']),
  platform: z.strictObject({ entityId: z.string().optional(), applicationId: z.string().optional() }).optional(),
  validityPeriod: z.strictObject({ amount: z.int(), timeUnit: z.enum(['SECONDS', 'MINUTES']) }).optional(),
  subCategory: z.literal('ORDER_STATUS').optional(),
  createdAt: time,
  lastUpdatedAt: time,
})
const list = z.strictObject({ templates: z.array(template) })
const paging = z.strictObject({
  page: z.int().min(0),
  size: z.int().min(1),
  totalPages: z.int().min(0),
  totalResults: z.int().min(0),
})
const page = z.strictObject({ results: z.array(template), paging })
const v1 = z.strictObject({
  templates: z.array(
    template.pick({ id: true, businessAccountId: true, name: true, language: true, status: true, category: true }).extend({
      structure: z.strictObject({
        header: header.optional(),
        body: z.string(),
        footer: z.string().max(60).optional(),
        buttons: z.array(button).optional(),
        type: z.enum(['TEXT', 'MEDIA', 'UNSUPPORTED']),
      }),
    }),
  ),
})

const quality = z.strictObject({
  results: z.array(
    z.strictObject({
      sender: z.string().regex(/^\d+$/),
      qualityRating: z.enum(['HIGH', 'MEDIUM', 'LOW', 'UNKNOWN']),
      status: z.enum([
        'BANNED',
        'CONNECTED',
        'DELETED',
        'DISCONNECTED',
        'FLAGGED',
        'MIGRATED',
        'PENDING',
        'RATE_LIMITED',
        'RESTRICTED',
        'UNKNOWN',
        'UNVERIFIED',
      ]),
      currentLimit: z.enum(['LIMIT_NA', 'LIMIT_250', 'LIMIT_2K', 'LIMIT_10K', 'LIMIT_100K', 'UNLIMITED']),
      lastUpdated: time,
    }),
  ),
})

const outcome = { groupId: z.int(), groupName: z.string(), id: z.int(), name: z.string(), description: z.string() }
const info = z.strictObject({
  to: z.string(),
  messageCount: z.literal(1),
  messageId: z.string(),
  status: z.strictObject(outcome),
})
const bulk = z.strictObject({ messages: z.array(info), bulkId: z.string() })

const contact = z.strictObject({ name: z.string(), phoneNumber: z.string().regex(/^\d+$/) })
const price = z.strictObject({ pricePerMessage: z.number(), currency: z.string().length(3) })
const delivery = z.strictObject({
  results: z
    .array(
      z.strictObject({
        bulkId: z.string(),
        messageId: z.string(),
        to: z.string(),
        sentAt: time,
        doneAt: time,
        messageCount: z.int(),
        price,
        status: z.strictObject(outcome),
        error: z.strictObject({ ...outcome, permanent: z.boolean() }),
        contact,
        callbackData: z.string().optional(),
      }),
    )
    .length(1),
})
const seen = z.strictObject({
  results: z
    .array(z.strictObject({ messageId: z.string(), from: z.string(), to: z.string(), sentAt: time, seenAt: time, contact }))
    .length(1),
})
const inbound = z.strictObject({
  results: z
    .array(
      z.strictObject({
        from: z.string(),
        to: z.string(),
        integrationType: z.literal('WHATSAPP'),
        receivedAt: time,
        messageId: z.string(),
        pairedMessageId: z.string().optional(),
        callbackData: z.string().optional(),
        message: z.discriminatedUnion('type', [
          z.strictObject({ type: z.literal('TEXT'), text: z.string() }),
          z.strictObject({
            type: z.literal('BUTTON'),
            text: z.string(),
            payload: z.string(),
            context: z.strictObject({ from: z.string(), id: z.string() }),
          }),
        ]),
        price,
        contact,
      }),
    )
    .length(1),
  messageCount: z.literal(1),
  pendingMessageCount: z.literal(0),
})
const templateUpdate = z.strictObject({
  messageTemplateId: z.string(),
  messageTemplateName: z.string(),
  messageTemplateLanguage: z.string(),
  timestamp: time,
  change: z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('TEMPLATE_STATUS_UPDATE'),
      newStatus: z.enum(KNOWN),
      reason: z.enum(['ABUSIVE_CONTENT', 'INCORRECT_CATEGORY', 'INVALID_FORMAT', 'NONE', 'SCAM', 'UNKNOWN']),
    }),
    z.strictObject({ type: z.literal('TEMPLATE_CATEGORY_UPDATE'), previousCategory: category, newCategory: category }),
  ]),
})
const webhook = z.union([delivery, seen, inbound, templateUpdate])

const older = z.strictObject({
  requestError: z.strictObject({
    serviceException: z.strictObject({
      messageId: z.enum(['BAD_REQUEST', 'UNAUTHORIZED', 'FORBIDDEN', 'NOT_FOUND', 'TOO_MANY_REQUESTS', 'GENERAL_ERROR']),
      text: z.string(),
      validationErrors: z.record(z.string(), z.array(z.string()).min(1)).optional(),
    }),
  }),
})
const newer = z.strictObject({
  errorCode: z.string().regex(/^E\d{3}$/),
  description: z.string().min(1),
  action: z.string().min(1),
  violations: z.array(z.strictObject({ property: z.string(), violation: z.string() })),
  resources: z.array(z.strictObject({ name: z.string(), url: z.string() })),
})

const message = (changes: Record<string, unknown> = {}) => ({
  from: DESK,
  to: ANA,
  content: {
    templateName: 'visita_tecnica_v2',
    language: 'pt_BR',
    templateData: {
      body: { placeholders: ['Ana', 'Carlos', '12/12', 'tarde'] },
      header: { type: 'TEXT', placeholder: '77' },
    },
  },
  ...changes,
})

test.each([
  ['the list of a sender', TEMPLATES, list],
  ['the deprecated list', TEMPLATES.replace('/2/', '/1/'), v1],
  ['the list of the account', '/whatsapp/1/templates?size=100', page],
  ['a page after the last', '/whatsapp/1/templates?page=100', page],
  ['the quality of senders', `/whatsapp/1/senders/quality?senders=${DESK},${FINANCE}`, quality],
])('%s has the documented shape', async (_, path, schema) => {
  const { api } = await startBench({ templateCount: 20 })
  const { status, headers, json } = await api('GET', path)
  expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8'])
  expect(schema.parse(json)).toEqual(json)
})

test('what is created, edited and read has the documented shape, whatever its parts', async () => {
  const bench = await startBench()
  const example = 'https://ex.test/a.png'
  const buttons = [
    { type: 'URL', text: 'Ver', url: 'https://ex.test/{{1}}', example: 'https://ex.test/1' },
    { type: 'PHONE_NUMBER', text: 'Ligar', phoneNumber: '+551133330000' },
    { type: 'COPY_CODE', example: 'ABC' },
    { type: 'FLOW', text: 'Abrir', flowId: 1, flowAction: 'NAVIGATE', navigateScreen: 's' },
    { type: 'CATALOG' },
    { type: 'MULTI_PRODUCT' },
    { type: 'ORDER_DETAILS', variant: 'BRAZIL' },
    { type: 'VOICE_CALL', text: 'Ligar' },
    { type: 'REQUEST_CONTACT_INFO' },
    { type: 'QUICK_REPLY', text: 'Sim' },
  ]
  const body = { text: 'Oi, {{1}}, tudo bem?', examples: ['Ana'] }
  const drafts = [
    { name: 'a', structure: { header: { format: 'TEXT', text: 'P {{1}}', example: '1' }, body, footer: { text: 'x' }, buttons } },
    { name: 'b', structure: { header: { format: 'LOCATION' }, body }, platform: { entityId: 'e' }, subCategory: 'ORDER_STATUS' },
    {
      name: 'c',
      category: 'MARKETING',
      structure: {
        body,
        limitedTimeOffer: { text: 'Só hoje', hasExpiration: true },
        carousel: { cards: [{ header: { format: 'IMAGE', example }, body: { text: 'Um' }, buttons: buttons.slice(0, 2) }] },
      },
    },
    {
      name: 'd',
      category: 'AUTHENTICATION',
      structure: { body: {}, footer: { codeExpirationMinutes: 5 }, buttons: [{ otpType: 'COPY_CODE' }] },
      validityPeriod: { amount: 5 },
    },
  ]
  for (const draft of drafts) {
    const answer = await created(bench, draft)
    expect(template.parse(answer)).toEqual(answer)
  }
  const { json } = await bench.api('GET', TEMPLATES)
  expect(list.parse(json)).toEqual(json)
})

test('what is answered to a send has the documented shape, taken or rejected', async () => {
  const { api } = await startBench()
  const messages = [
    message(),
    message({ messageId: 'a' }),
    message({ messageId: 'a' }),
    message({ from: '551' }),
    message({ to: 'x' }),
  ]
  const many = await api('POST', '/whatsapp/1/message/template', { messages })
  expect(bulk.parse(many.json).messages.map((one) => one.status.groupName)).toEqual([
    'PENDING',
    'PENDING',
    'REJECTED',
    'REJECTED',
    'REJECTED',
  ])
  const one = await api('POST', '/whatsapp/1/message/text', { from: DESK, to: ANA, content: { text: 'Oi' } })
  expect(info.parse(one.json)).toEqual(one.json)
})

/** One of each kind: delivered, seen, lost, refused, typed, pressed, approved, rejected, moved to another category. */
async function everyWebhook(bench: Bench): Promise<void> {
  const messages = [
    message({ messageId: 'm1', callbackData: 'x' }),
    message({ to: '5511999990000' }),
    message({ content: { templateName: 'nope', language: 'pt_BR', templateData: { body: { placeholders: [] } } } }),
  ]
  await bench.api('POST', '/whatsapp/1/message/template', { messages, bulkId: 'b' })
  await created(bench, { name: 'boa', structure: { body: { text: 'Seu pedido chegou.' } } })
  await created(bench, { name: 'vende', structure: { body: { text: 'Aproveite a promoção de hoje.' } } })
  await created(bench, { name: 'ruim', structure: { body: { text: '{{1}} chegou hoje cedo.', examples: ['x'] } } })
  await bench.timeline.advance(1000)
  await bench.phones.reply({ messageId: 'm1', button: 0 })
  await bench.phones.reply({ from: ANA, to: DESK, text: 'Oi' })
}

test('every webhook has the documented shape', async () => {
  const bench = await startBench()
  await everyWebhook(bench)
  expect(bench.webhooks).toHaveLength(10)
  for (const body of bench.webhooks) expect(webhook.parse(body)).toEqual(body)
})

test.each([
  ['a bad request', 'POST', TEMPLATES, {}, 400, older],
  ['a bad send', 'POST', '/whatsapp/1/message/template', { messages: [{}] }, 400, older],
  ['something that is not there', 'GET', `${TEMPLATES}/1`, undefined, 404, older],
  ['a filter that is none', 'GET', '/whatsapp/1/templates?size=0', undefined, 400, newer],
])('%s is refused in the documented shape', async (_, method, path, body, expected, schema) => {
  const { api } = await startBench()
  const { status, json } = await api(method, path, body)
  expect(status).toBe(expected)
  expect(schema.parse(json)).toEqual(json)
})

test.each(['wrong-credential', 'forbidden', 'rate-limit', 'server-error'] as const)(
  '%s has the shape of its endpoint',
  async (fault) => {
    const { api, simulator } = await startBench()
    simulator.setFault(fault)
    expect(older.safeParse((await api('GET', TEMPLATES)).json).success).toBe(true)
    expect(newer.safeParse((await api('GET', '/whatsapp/1/templates')).json).success).toBe(true)
  },
)
