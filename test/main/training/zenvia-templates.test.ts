import { describe, expect, test } from 'vitest'
import { generatedTemplates, seededTemplates } from '../../../src-main/training/zenvia/seed.ts'
import { createTemplateSchema } from '../../../src-main/training/zenvia/template-schema.ts'
import { wholeTemplateSchema } from '../../../src-main/training/zenvia/whole-template.ts'
import { type ApiCall, draft, type ErrorJson, startBench, type TemplateJson } from './zenvia-support.ts'

const DAY = 24 * 60 * 60 * 1000

/** The paths that a refused creation complains about. */
async function complaints(api: ApiCall, body: unknown): Promise<string[]> {
  const { status, json } = await api<ErrorJson>('POST', '/templates', body)
  expect(status).toBe(400)
  expect(json.code).toBe('VALIDATION_ERROR')
  return json.details.map((detail) => detail.path)
}

const body = (text: string) => ({ type: text.includes('{{') ? 'TEXT_TEMPLATE' : 'TEXT_FIXED', text })

describe('listing', () => {
  test('is a bare array with the paging in headers', async () => {
    const { api } = await startBench()
    const { status, headers, json } = await api<TemplateJson[]>('GET', '/templates')
    expect(status).toBe(200)
    expect(Array.isArray(json)).toBe(true)
    expect([headers.get('x-total'), headers.get('x-page'), headers.get('x-page-size')]).toEqual([String(json.length), '1', '500'])
  })

  test('pages are disjoint, together they are the whole, and the page after the last is empty', async () => {
    const { api } = await startBench({ templateCount: 12 })
    const names: string[] = []
    for (let page = 1; ; page++) {
      const { json } = await api<TemplateJson[]>('GET', `/templates?page=${page}&size=10`)
      if (json.length === 0) break
      names.push(...json.map((template) => template.id))
    }
    expect(names).toHaveLength(27)
    expect(new Set(names).size).toBe(27)
  })

  test.each([
    ['senderId=5511930000002', 7],
    ['status=PAUSED', 1],
    ['category=MARKETING', 2],
    ['category=MARKETING&senderId=5511930000001', 0],
    ['category=TICKET_UPDATE', 0],
    ['channel=WHATSAPP&status=WAITING_REVIEW', 1],
    ['channel=SMS', 0],
    ['senderId=nobody', 0],
  ])('%s gives %i', async (query, count) => {
    const { api } = await startBench()
    const { json, headers } = await api<TemplateJson[]>('GET', `/templates?${query}`)
    expect(json).toHaveLength(count)
    expect(headers.get('x-total')).toBe(String(count))
  })

  test.each(['status=LOST', 'page=0', 'size=many', 'channel=whatsapp', 'category=X'])('refuses %s by name', async (query) => {
    const { api } = await startBench()
    const { status, json } = await api<ErrorJson>('GET', `/templates?${query}`)
    expect(status).toBe(400)
    expect(json.details.map((detail) => detail.path)).toEqual([query.split('=')[0]])
  })
})

describe('the seed', () => {
  test('has every kind of template that a consultant has to deal with', async () => {
    const { api } = await startBench()
    const { json } = await api<(TemplateJson & { components: Record<string, { type: string }> })[]>('GET', '/templates')
    expect(new Set(json.map((template) => template.status))).toEqual(
      new Set(['APPROVED', 'WAITING_REVIEW', 'WAITING_APPROVAL', 'REJECTED', 'PAUSED']),
    )
    expect(json.filter((template) => template.name === 'conclusao_servico_v1').map((template) => template.locale)).toEqual([
      'pt_BR',
      'en_US',
    ])
    expect(json.some((template) => template.components.carousel)).toBe(true)
    expect(json.some((template) => template.components.otp)).toBe(true)
    expect(
      json.some((template) => template.components.header?.type === 'MEDIA_IMAGE' && template.fields.includes('imageUrl')),
    ).toBe(true)
    expect(json.some((template) => template.fields.join() === '1,2,3')).toBe(true)
    expect(json.some((template) => /\p{Emoji_Presentation}/u.test(template.text))).toBe(true)
    expect(json.find((template) => template.status === 'REJECTED')?.comments.at(-1)?.role).toBe('WHATSAPP')
  })

  test.each(seededTemplates().map((template) => [`${template.name} ${template.locale}`, template] as const))(
    '%s could have been created through the API',
    (_, { id, status, qualityScore, comments, createdAt, updatedAt, approvedEdits, ...content }) => {
      expect(createTemplateSchema.parse({ ...content, channel: 'WHATSAPP' })).toMatchObject({ components: content.components })
      expect(wholeTemplateSchema.safeParse(content).error).toBeUndefined()
    },
  )

  test('two starts agree, ids included, and the generated ones do not collide', () => {
    expect(seededTemplates()).toEqual(seededTemplates())
    const generated = generatedTemplates(300)
    expect(generated).toEqual(generatedTemplates(300))
    expect(new Set(generated.map((template) => template.id)).size).toBe(300)
  })
})

describe('creating', () => {
  test('answers 200 with the whole template, read-only fields filled', async () => {
    const { api } = await startBench()
    const created = await api<TemplateJson>(
      'POST',
      '/templates',
      draft({ metadata: { crm: 'x' }, notificationEmail: 'a@ex.test,b@ex.test' }),
    )
    expect(created.status).toBe(200)
    expect(created.json).toMatchObject({
      name: 'aviso_entrega_v1',
      channel: 'WHATSAPP',
      status: 'WAITING_REVIEW',
      qualityScore: 'UNKNOWN',
      fields: ['nome', 'pedido'],
      comments: [],
      metadata: { crm: 'x' },
      text: 'Olá, {{nome}}. O seu pedido {{pedido}} saiu para entrega agora há pouco.',
    })
    expect((await api('GET', `/templates/${created.json.id}`)).json).toEqual(created.json)
  })

  test('the same name, locale and sender is a duplicate; another locale or sender is not', async () => {
    const { api } = await startBench()
    expect((await api('POST', '/templates', draft())).status).toBe(200)
    const again = await api<ErrorJson>('POST', '/templates', draft())
    expect([again.status, again.json.code]).toEqual([409, 'DUPLICATED'])
    expect((await api('POST', '/templates', draft({ locale: 'en_US' }))).status).toBe(200)
    expect((await api('POST', '/templates', draft({ senderId: '5511930000002' }))).status).toBe(200)
  })

  test('lists every missing field at once', async () => {
    const { api } = await startBench()
    expect(await complaints(api, {})).toEqual(
      expect.arrayContaining(['name', 'locale', 'channel', 'senderId', 'category', 'components']),
    )
  })

  test.each([
    ['a name with capitals', { name: 'Aviso' }, 'name'],
    ['a locale that WhatsApp has not', { locale: 'pt-BR' }, 'locale'],
    ['a retired category', { category: 'TICKET_UPDATE' }, 'category'],
    ['an unknown sender', { senderId: '5511999999999' }, 'senderId'],
    ['a read-only field', { status: 'APPROVED' }, 'status'],
    ['no body', { components: { footer: { type: 'TEXT_FIXED', text: 'x' } }, examples: {} }, 'components.body'],
    ['an example too few', { examples: { nome: 'Ana' } }, 'examples.pedido'],
    ['an example too many', { examples: { nome: 'Ana', pedido: '1', outro: 'x' } }, 'examples.outro'],
    ['a blank example', { examples: { nome: '  ', pedido: '1' } }, 'examples.nome'],
    [
      'variables in a fixed text',
      { components: { body: { type: 'TEXT_FIXED', text: 'Oi {{nome}} tudo bem' } } },
      'components.body.text',
    ],
    [
      'no variable in a template text',
      { components: { body: { type: 'TEXT_TEMPLATE', text: 'Oi' } }, examples: {} },
      'components.body.text',
    ],
    ['a body over 1024', { components: { body: body('a'.repeat(1025)) }, examples: {} }, 'components.body.text'],
    ['a variable with blanks', { components: { body: body('Oi {{ nome }} tudo bem') }, examples: {} }, 'components.body.text'],
    [
      'a media header without sample',
      { components: { header: { type: 'MEDIA_IMAGE' }, body: body('Oi') }, examples: {} },
      'examples.imageUrl',
    ],
    [
      'a quick reply without payload',
      {
        components: { body: body('Oi'), buttons: { type: 'QUICK_REPLIES', items: [{ type: 'QUICK_REPLY', text: 'Sim' }] } },
        examples: {},
      },
      'components.buttons.items[0].payload',
    ],
    [
      'a reply among actions',
      {
        components: {
          body: body('Oi'),
          buttons: { type: 'ACTIONS', items: [{ type: 'QUICK_REPLY', text: 'Sim', payload: 'S' }] },
        },
        examples: {},
      },
      'components.buttons.items[0]',
    ],
    ['an authentication without code button', { category: 'AUTHENTICATION', components: {}, examples: {} }, 'components.otp'],
    ['a bad e-mail list', { notificationEmail: 'a@ex.test, b' }, 'notificationEmail'],
  ])('refuses %s', async (_, changes, path) => {
    const { api } = await startBench()
    expect(await complaints(api, draft(changes))).toEqual([path])
  })

  test('quick replies that do not stand together are refused', async () => {
    const { api } = await startBench()
    const reply = { type: 'QUICK_REPLY', text: 'Sim', payload: 'S' }
    const items = [reply, { type: 'URL', text: 'Ver', url: 'https://ex.test' }, { ...reply, text: 'Não' }]
    const components = { body: body('Oi'), buttons: { type: 'MIXED', items } }
    expect(await complaints(api, draft({ components, examples: {} }))).toEqual(['components.buttons.items'])
  })

  test('a variable in a link counts as a field and needs an example', async () => {
    const { api } = await startBench()
    const components = {
      body: body('Seu boleto chegou.'),
      buttons: { type: 'ACTIONS', items: [{ type: 'URL', text: 'Ver', url: 'https://ex.test/{{codigo}}' }] },
    }
    expect(await complaints(api, draft({ components, examples: {} }))).toEqual(['examples.codigo'])
    const created = await api<TemplateJson>('POST', '/templates', draft({ components, examples: { codigo: 'b1' } }))
    expect(created.json.fields).toEqual(['codigo'])
  })
})

describe('editing and deleting', () => {
  const text = 'Olá, {{nome}}. O seu pedido {{pedido}} chegou hoje à nossa loja.'

  test('an edit replaces the parts it names, leaves the others and starts the review anew', async () => {
    const { api, simulator } = await startBench()
    const { json } = await api<TemplateJson>('POST', '/templates', draft())
    simulator.decideReview(json.id, { status: 'REJECTED', reason: 'não' })
    const edited = await api<TemplateJson>('PATCH', `/templates/${json.id}`, { components: { body: body(text) } })
    expect(edited.status).toBe(200)
    expect(edited.json).toMatchObject({ id: json.id, text, examples: json.examples, status: 'WAITING_REVIEW' })
  })

  test('name, channel and sender can not be changed', async () => {
    const { api } = await startBench()
    const { json } = await api<TemplateJson>('POST', '/templates', draft())
    const { status, json: error } = await api<ErrorJson>('PATCH', `/templates/${json.id}`, {
      name: 'x',
      channel: 'SMS',
      senderId: 'y',
    })
    expect(status).toBe(400)
    expect(error.details.map((detail) => detail.path).sort()).toEqual(['channel', 'name', 'senderId'])
  })

  test('an edit whose examples no longer fit is refused and changes nothing', async () => {
    const { api } = await startBench()
    const { json } = await api<TemplateJson>('POST', '/templates', draft())
    const answer = await api('PATCH', `/templates/${json.id}`, { components: { body: body('Olá, {{cliente}}, tudo bem?') } })
    expect(answer.status).toBe(400)
    expect((await api('GET', `/templates/${json.id}`)).json).toEqual(json)
  })

  test('while Meta reads it, a template is not editable', async () => {
    const { api, timeline } = await startBench()
    const { json } = await api<TemplateJson>('POST', '/templates', draft())
    await timeline.advance(1000)
    expect((await api('PATCH', `/templates/${json.id}`, { notificationEmail: 'a@ex.test' })).status).toBe(400)
  })

  test('an approved template takes one edit a day and keeps its category', async () => {
    const { api, timeline } = await startBench()
    const { json } = await api<TemplateJson>('POST', '/templates', draft())
    await timeline.advance(2000)
    const edit = async (change: unknown): Promise<number> => (await api('PATCH', `/templates/${json.id}`, change)).status
    expect(await edit({ category: 'MARKETING' })).toBe(400)
    expect(await edit({ components: { body: body(text) } })).toBe(200)
    await timeline.advance(2000)
    expect(await edit({ components: { body: body(text) } })).toBe(400)
    await timeline.advance(DAY)
    expect(await edit({ components: { body: body(text) } })).toBe(200)
  })

  test('a deletion is 204 without a body, once', async () => {
    const { api } = await startBench()
    const { json } = await api<TemplateJson>('POST', '/templates', draft())
    expect(await api('DELETE', `/templates/${json.id}`)).toMatchObject({ status: 204, json: null })
    expect((await api<ErrorJson>('DELETE', `/templates/${json.id}`)).json).toEqual({ code: 'NOT_FOUND', message: 'Not found' })
    expect((await api('GET', `/templates/${json.id}`)).status).toBe(404)
  })
})

test('comments can be written, read and removed', async () => {
  const { api } = await startBench()
  const { json } = await api<TemplateJson>('POST', '/templates', draft())
  const path = `/templates/${json.id}/comments`
  const comment = await api<{ id: string }>('POST', path, { author: 'Marina', role: 'REQUESTER', text: 'Urgente' })
  expect(comment).toMatchObject({ status: 200, json: { role: 'REQUESTER', text: 'Urgente' } })
  expect((await api('GET', path)).json).toEqual([comment.json])
  expect((await api<TemplateJson>('GET', `/templates/${json.id}`)).json.comments).toEqual([comment.json])
  expect((await api('POST', path, { author: 'x', role: 'KING', text: 'y' })).status).toBe(400)
  expect((await api('DELETE', `${path}/${comment.json.id}`)).status).toBe(204)
  expect((await api('DELETE', `${path}/${comment.json.id}`)).status).toBe(404)
  expect((await api('GET', path)).json).toEqual([])
})
