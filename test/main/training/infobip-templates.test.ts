import { describe, expect, test } from 'vitest'
import {
  ANA,
  type Bench,
  BODY,
  complaints,
  created,
  DAY,
  DESK,
  draft,
  FINANCE,
  listOf,
  startBench,
  TEMPLATES,
  type TemplateJson,
  templateNamed,
  withParts,
} from './infobip-support.ts'

type PageJson = {
  results: TemplateJson[]
  paging: { page: number; size: number; totalPages: number; totalResults: number }
}

const pageOf = async ({ api }: Bench, query = ''): Promise<PageJson> =>
  (await api<PageJson>('GET', `/whatsapp/1/templates${query}`)).json

describe('listing by sender', () => {
  test('gives everything at once, the same to both senders', async () => {
    const bench = await startBench({ templateCount: 500 })
    const templates = await listOf(bench)
    expect(templates).toHaveLength(516)
    const other = await bench.api<{ templates: TemplateJson[] }>('GET', TEMPLATES.replace(DESK, FINANCE))
    expect(other.json.templates).toEqual(templates)
  })

  test('of a number that is not a sender is not found', async () => {
    const { api } = await startBench()
    expect((await api('GET', TEMPLATES.replace(DESK, ANA))).status).toBe(404)
  })

  test('two starts have the same templates with the same ids', async () => {
    const [one, other] = [await startBench({ templateCount: 3 }), await startBench({ templateCount: 3 })]
    expect(await listOf(one)).toEqual(await listOf(other))
  })

  test('has one of each kind that cannot be used', async () => {
    const bench = await startBench()
    const templates = await listOf(bench)
    const having = (test: (template: TemplateJson) => boolean): string[] => templates.filter(test).map(({ name }) => name)
    expect(having(({ status }) => status === 'PENDING')).toEqual(['retorno_tecnico_v1'])
    expect(having(({ status }) => status === 'REJECTED')).toEqual(['posicao_fila_v1'])
    expect(having(({ status }) => status === 'FIRST_PAUSED')).toEqual(['lembrete_fatura_v1'])
    expect(having(({ status }) => status === 'UNDER_OBSERVATION')).toEqual(['aviso_manutencao_v1'])
    expect(having(({ structure }) => structure.type === 'UNSUPPORTED')).toEqual(['pecas_reposicao_v1'])
    expect(having(({ structure }) => 'carousel' in structure)).toEqual(['planos_manutencao_v1'])
    expect(having(({ language }) => language === 'en')).toEqual(['chamado_concluido_v1'])
    expect(having(({ structure }) => /\p{Extended_Pictographic}/u.test(structure.body?.text ?? ''))).toEqual(['boas_vindas_v1'])
  })

  test('is TEXT for a body alone and MEDIA for anything beside it', async () => {
    const bench = await startBench()
    expect((await templateNamed(bench, 'pesquisa_atendimento_v1')).structure.type).toBe('TEXT')
    expect((await templateNamed(bench, 'chamado_concluido_v1')).structure.type).toBe('MEDIA')
  })

  test('at the deprecated endpoint has plain texts and no dates', async () => {
    const { api } = await startBench()
    const { status, json } = await api<{ templates: TemplateJson[] }>('GET', TEMPLATES.replace('/2/', '/1/'))
    expect(status).toBe(200)
    expect(json.templates.find(({ name }) => name === 'horario_atendimento_v1')).toEqual({
      id: expect.stringMatching(/^\d{16}$/),
      businessAccountId: expect.any(Number),
      name: 'horario_atendimento_v1',
      language: 'pt_BR',
      status: 'APPROVED',
      category: 'UTILITY',
      structure: {
        body: expect.stringContaining('das 8h às 18h'),
        footer: 'Financeiro',
        buttons: [{ type: 'PHONE_NUMBER', text: 'Ligar', phoneNumber: '+551133330000' }],
        type: 'MEDIA',
      },
    })
  })
})

describe('listing by account', () => {
  test('has ten to a page and counts from 0, ordered by id', async () => {
    const bench = await startBench()
    const [first, second, third] = [await pageOf(bench), await pageOf(bench, '?page=1'), await pageOf(bench, '?page=2')]
    expect([first, second, third].map(({ results }) => results.length)).toEqual([10, 6, 0])
    expect(first.paging).toEqual({ page: 0, size: 10, totalPages: 2, totalResults: 16 })
    const ids = [...first.results, ...second.results].map(({ id }) => id)
    expect(ids).toEqual(ids.toSorted())
    expect(ids.toSorted()).toEqual((await listOf(bench)).map(({ id }) => id).toSorted())
  })

  test.each([
    ['?status=PENDING,REJECTED&size=100', ['posicao_fila_v1', 'retorno_tecnico_v1']],
    ['?status=PENDING&status=FIRST_PAUSED', ['lembrete_fatura_v1', 'retorno_tecnico_v1']],
    ['?category=MARKETING', ['boas_vindas_v1', 'planos_manutencao_v1']],
    ['?language=en,en_US', ['chamado_concluido_v1']],
    ['?name=fatura_disponivel_v2', ['fatura_disponivel_v2']],
    [`?sender=${DESK},${ANA}&status=PENDING`, ['retorno_tecnico_v1']],
    [`?sender=${ANA}`, []],
    ['?applicationId=crm', []],
  ])('%s finds %j', async (query, names) => {
    const bench = await startBench()
    const { results, paging } = await pageOf(bench, query)
    expect(results.map(({ name }) => name).toSorted()).toEqual(names)
    expect(paging.totalResults).toBe(names.length)
  })

  test('orders by what is asked for', async () => {
    const bench = await startBench()
    const names = async (order: string): Promise<string[]> =>
      (await pageOf(bench, `?size=100&orderBy=${order}`)).results.map(({ name }) => name)
    const up = await names('name,ASC')
    expect(up).toEqual(up.toSorted())
    expect(await names('name,DESC')).toEqual(up.toReversed())
  })

  test('sees what was created since the last page', async () => {
    const bench = await startBench()
    await pageOf(bench, '?status=PENDING')
    await created(bench, { platform: { applicationId: 'crm' } })
    expect((await pageOf(bench, '?status=PENDING')).paging.totalResults).toBe(2)
    expect((await pageOf(bench, '?applicationId=crm')).results).toMatchObject([{ platform: { applicationId: 'crm' } }])
  })

  test.each([
    ['?size=0', 'size'],
    ['?size=101', 'size'],
    ['?page=-1', 'page'],
    ['?page=x', 'page'],
    ['?status=GOOD', 'status'],
    ['?category=UTILITY,NEWS', 'category'],
    ['?language=pt-BR', 'language'],
    ['?orderBy=quality,ASC', 'orderBy'],
    ['?orderBy=name', 'orderBy'],
  ])('%s is refused in the newer shape', async (query, property) => {
    const { api } = await startBench()
    const { status, json } = await api('GET', `/whatsapp/1/templates${query}`)
    expect(status).toBe(400)
    expect(json).toEqual({
      errorCode: 'E400',
      description: 'Request cannot be processed.',
      action: 'Check the syntax, violations and adjust the request.',
      violations: [{ property, violation: 'Provide one of the valid values.' }],
      resources: [],
    })
  })
})

describe('reading one', () => {
  test('takes its id, and any sender of the account', async () => {
    const bench = await startBench()
    const template = await templateNamed(bench, 'visita_tecnica_v2')
    expect((await bench.api('GET', `${TEMPLATES}/${template.id}`)).json).toEqual(template)
    expect((await bench.api('GET', `${TEMPLATES.replace(DESK, FINANCE)}/${template.id}`)).json).toEqual(template)
    expect((await bench.api('GET', `${TEMPLATES}/${template.name}`)).status).toBe(404)
    expect((await bench.api('GET', `${TEMPLATES.replace(DESK, ANA)}/${template.id}`)).status).toBe(404)
  })
})

describe('creating', () => {
  test('answers 201 with the template, without its samples', async () => {
    const bench = await startBench()
    const structure = {
      header: { format: 'TEXT', text: 'Pedido {{1}}', example: '8812' },
      body: BODY,
      footer: { text: 'Loja' },
      buttons: [
        { type: 'URL', text: 'Ver', url: 'https://ex.test/{{1}}', example: 'https://ex.test/8812' },
        { type: 'QUICK_REPLY', text: 'Já recebi' },
      ],
    }
    const answer = await bench.api<TemplateJson>('POST', TEMPLATES, draft({ structure }))
    expect(answer.status).toBe(201)
    expect(answer.json).toEqual({
      id: expect.stringMatching(/^\d{16}$/),
      businessAccountId: expect.any(Number),
      name: 'aviso_entrega_v1',
      language: 'pt_BR',
      status: 'PENDING',
      category: 'UTILITY',
      structure: {
        header: { format: 'TEXT', text: 'Pedido {{1}}' },
        body: { text: BODY.text },
        footer: { text: 'Loja' },
        buttons: [
          { type: 'URL', text: 'Ver', url: 'https://ex.test/{{1}}' },
          { type: 'QUICK_REPLY', text: 'Já recebi' },
        ],
        type: 'MEDIA',
      },
      quality: 'UNKNOWN',
      createdAt: '2026-11-20T12:00:00.000+0000',
      lastUpdatedAt: '2026-11-20T12:00:00.000+0000',
    })
    expect((await bench.api('GET', `${TEMPLATES}/${answer.json.id}`)).json).toEqual(answer.json)
  })

  test('the same name and language is a bad request at either sender; another language is not', async () => {
    const bench = await startBench()
    await created(bench)
    expect(complaints(await bench.api('POST', TEMPLATES, draft()))).toEqual(['name'])
    expect(complaints(await bench.api('POST', TEMPLATES.replace(DESK, FINANCE), draft()))).toEqual(['name'])
    expect((await created(bench, { language: 'en_US' })).language).toBe('en_US')
  })

  test('an authentication template gets the text of Meta', async () => {
    const bench = await startBench()
    const structure = {
      body: { addSecurityRecommendation: true },
      footer: { codeExpirationMinutes: 10 },
      buttons: [{ otpType: 'COPY_CODE', text: 'Copiar' }],
    }
    const validityPeriod = { amount: 5, timeUnit: 'MINUTES' }
    expect(await created(bench, { category: 'AUTHENTICATION', structure, validityPeriod })).toMatchObject({
      structure: {
        body: { text: expect.stringContaining('*{{1}}*') },
        footer: { text: expect.stringContaining('10') },
        buttons: [{ type: 'URL', text: 'Copiar', url: expect.stringMatching(/\{\{1\}\}$/) }],
        type: 'MEDIA',
      },
      validityPeriod,
    })
  })

  const url = { type: 'URL', text: 'Ver', url: 'https://ex.test' }
  const reply = { type: 'QUICK_REPLY', text: 'Sim' }
  test.each([
    ['nothing', {}, ['category']],
    ['no name, language or structure', { category: 'UTILITY' }, ['name', 'language', 'structure']],
    ['a name with capitals', draft({ name: 'Aviso' }), ['name']],
    ['a language that WhatsApp has not', draft({ language: 'pt-BR' }), ['language']],
    ['a retired category', draft({ category: 'TICKET_UPDATE' }), ['category']],
    ['no body', draft({ structure: { footer: { text: 'x' } } }), ['structure.body']],
    ['a body over 1024', withParts({ body: { text: 'a'.repeat(1025) } }), ['structure.body.text']],
    ['a sample too few', withParts({ body: { ...BODY, examples: ['Ana'] } }), ['structure.body.examples']],
    ['a sample too many', withParts({ body: { ...BODY, examples: ['Ana', '1', '2'] } }), ['structure.body.examples']],
    ['a blank sample', withParts({ body: { ...BODY, examples: ['Ana', ' '] } }), ['structure.body.examples']],
    ['named placeholders', withParts({ body: { text: 'Oi {{nome}} tudo bem', examples: ['Ana'] } }), ['structure.body.text']],
    ['a gap in the numbers', withParts({ body: { text: 'Oi {{2}} tudo bem', examples: ['Ana'] } }), ['structure.body.text']],
    ['a header over 60', withParts({ header: { format: 'TEXT', text: 'a'.repeat(61) } }), ['structure.header.text']],
    ['a header without its sample', withParts({ header: { format: 'TEXT', text: 'P {{1}}' } }), ['structure.header.example']],
    [
      'two placeholders in a header',
      withParts({ header: { format: 'TEXT', text: '{{1}} {{2}}', example: 'x' } }),
      ['structure.header.text'],
    ],
    ['a picture without address', withParts({ header: { format: 'IMAGE' } }), ['structure.header.example']],
    ['a footer over 60', withParts({ footer: { text: 'a'.repeat(61) } }), ['structure.footer.text']],
    ['no buttons in the list of buttons', withParts({ buttons: [] }), ['structure.buttons']],
    ['eleven buttons', withParts({ buttons: Array(11).fill(reply) }), ['structure.buttons']],
    ['three links', withParts({ buttons: [url, url, url] }), ['structure.buttons']],
    ['scattered replies', withParts({ buttons: [reply, url, reply] }), ['structure.buttons']],
    ['a label over 25', withParts({ buttons: [{ ...reply, text: 'a'.repeat(26) }] }), ['structure.buttons[0].text']],
    [
      'a link with a variable in its middle',
      withParts({ buttons: [{ ...url, url: 'https://ex.test/{{1}}/x', example: 'https://ex.test/1/x' }] }),
      ['structure.buttons[0].url'],
    ],
    [
      'a dynamic link without sample',
      withParts({ buttons: [{ ...url, url: 'https://ex.test/{{1}}' }] }),
      ['structure.buttons[0].example'],
    ],
    ['a button of no kind', withParts({ buttons: [{ type: 'DANCE', text: 'x' }] }), ['structure.buttons[0].type']],
    ['an authentication of its own words', draft({ category: 'AUTHENTICATION' }), ['structure.footer', 'structure.buttons']],
  ])('refuses %s', async (_, body, fields) => {
    const { api } = await startBench()
    expect(complaints(await api('POST', TEMPLATES, body))).toEqual(fields)
  })

  test('a carousel is for marketing only', async () => {
    const bench = await startBench()
    const card = { header: { format: 'IMAGE', example: 'https://ex.test/a.png' }, body: { text: 'Um' }, buttons: [reply] }
    const structure = { body: BODY, carousel: { cards: [card] } }
    expect(complaints(await bench.api('POST', TEMPLATES, draft({ structure })))).toEqual(['structure.carousel'])
    const { structure: shown } = await created(bench, { structure, category: 'MARKETING' })
    expect(shown.carousel).toEqual({
      cards: [{ header: { format: 'IMAGE' }, body: { text: 'Um' }, buttons: [reply] }],
    })
  })
})

describe('editing', () => {
  const body = { text: 'Olá, {{1}}. O seu pedido {{2}} chegou hoje à nossa loja.', examples: ['Ana', '1'] }
  const edit = ({ api }: Bench, id: string, change: unknown) => api<TemplateJson>('PATCH', `${TEMPLATES}/${id}`, change)

  test('replaces the structure and starts the review anew', async () => {
    const bench = await startBench()
    const { id } = await created(bench, { structure: { body: BODY, footer: { text: 'Loja' } } })
    await bench.simulator.decideReview(id, { status: 'REJECTED', reason: 'SCAM' })
    await bench.timeline.advance(5000)
    const { status, json } = await edit(bench, id, { structure: { body }, category: 'MARKETING' })
    expect(status).toBe(200)
    expect(json).toMatchObject({ id, category: 'MARKETING', status: 'PENDING', lastUpdatedAt: '2026-11-20T12:00:05.000+0000' })
    expect(json.structure).toEqual({ body: { text: body.text }, type: 'TEXT' })
  })

  test.each(['PENDING', 'UNDER_OBSERVATION'])('is refused while %s', async (status) => {
    const bench = await startBench()
    const template = (await listOf(bench)).find((one) => one.status === status)
    expect(complaints(await edit(bench, template?.id ?? '', { structure: { body } }))).toEqual(['status'])
  })

  test('a paused template can be edited any number of times', async () => {
    const bench = await startBench()
    const { id } = await templateNamed(bench, 'lembrete_fatura_v1')
    expect((await edit(bench, id, { structure: { body } })).status).toBe(200)
    await bench.simulator.decideReview(id, { status: 'REJECTED', reason: 'SCAM' })
    expect((await edit(bench, id, { structure: { body } })).status).toBe(200)
  })

  test('an approved template takes one edit in 24 hours and keeps its category', async () => {
    const bench = await startBench()
    const { id } = await created(bench)
    await bench.timeline.advance(1000)
    expect(complaints(await edit(bench, id, { category: 'MARKETING' }))).toEqual(['category'])
    expect((await edit(bench, id, { structure: { body } })).status).toBe(200)
    await bench.timeline.advance(1000)
    expect(complaints(await edit(bench, id, { structure: { body: BODY } }))).toEqual(['structure'])
    await bench.timeline.advance(DAY)
    expect((await edit(bench, id, { structure: { body: BODY } })).status).toBe(200)
  })

  test('and ten in 30 days', async () => {
    const bench = await startBench()
    const { id } = await created(bench)
    for (let day = 0; day < 10; day++) {
      await bench.timeline.advance(DAY)
      expect((await edit(bench, id, { structure: { body: day % 2 === 0 ? body : BODY } })).status).toBe(200)
    }
    await bench.timeline.advance(DAY)
    expect(complaints(await edit(bench, id, { structure: { body } }))).toEqual(['structure'])
    await bench.timeline.advance(21 * DAY)
    expect((await edit(bench, id, { structure: { body } })).status).toBe(200)
  })

  test.each([
    ['the name', { name: 'x', structure: { body } }, ['name']],
    ['the language', { language: 'en', structure: { body } }, ['language']],
    ['nothing', {}, ['structure']],
    ['a sample away', { structure: { body: { ...body, examples: [] } } }, ['structure.body.examples']],
    ['the category alone to authentication', { category: 'AUTHENTICATION' }, ['structure']],
  ])('cannot change %s', async (_, change, fields) => {
    const bench = await startBench()
    const before = await templateNamed(bench, 'lembrete_fatura_v1')
    expect(complaints(await edit(bench, before.id, change))).toEqual(fields)
    expect(await templateNamed(bench, 'lembrete_fatura_v1')).toEqual(before)
  })

  test('what Meta does not read keeps the status', async () => {
    const bench = await startBench()
    const { id } = await templateNamed(bench, 'abertura_chamado_v1')
    const { json } = await edit(bench, id, { platform: { entityId: 'e1' } })
    expect(json).toMatchObject({ status: 'APPROVED', platform: { entityId: 'e1' } })
  })

  test('the validity of a code alone is an edit, of an authentication template only', async () => {
    const bench = await startBench()
    const structure = { body: {}, footer: {}, buttons: [{ otpType: 'COPY_CODE' }] }
    const { id } = await created(bench, { category: 'AUTHENTICATION', structure })
    await bench.timeline.advance(21 * DAY)
    const validityPeriod = { amount: 5, timeUnit: 'MINUTES' }
    expect(await edit(bench, id, { validityPeriod })).toMatchObject({ status: 200, json: { status: 'APPROVED', validityPeriod } })
    const other = await templateNamed(bench, 'abertura_chamado_v1')
    expect(complaints(await edit(bench, other.id, { validityPeriod }))).toEqual(['validityPeriod'])
    expect(complaints(await edit(bench, id, { validityPeriod: { amount: 'x' } }))).toEqual(['validityPeriod.amount'])
  })

  test('of an id that is none is not found', async () => {
    expect((await edit(await startBench(), '1', { structure: { body } })).status).toBe(404)
  })
})

describe('deleting', () => {
  const remove = ({ api }: Bench, name: string) => api('DELETE', `${TEMPLATES}/${name}`)

  test('goes by name, takes every language and is 204 once', async () => {
    const bench = await startBench()
    expect(await remove(bench, 'chamado_concluido_v1')).toMatchObject({ status: 204, json: null })
    expect((await listOf(bench)).filter(({ name }) => name === 'chamado_concluido_v1')).toEqual([])
    expect((await remove(bench, 'chamado_concluido_v1')).status).toBe(404)
  })

  test('does not take an id', async () => {
    const bench = await startBench()
    const { id } = await templateNamed(bench, 'abertura_chamado_v1')
    expect((await remove(bench, id)).status).toBe(404)
  })

  test('a name that was approved is blocked for 30 days, in every language', async () => {
    const bench = await startBench()
    await created(bench)
    await bench.timeline.advance(1000)
    await remove(bench, 'aviso_entrega_v1')
    expect(complaints(await bench.api('POST', TEMPLATES, draft({ language: 'en' })))).toEqual(['name'])
    await bench.timeline.advance(30 * DAY)
    expect((await created(bench)).status).toBe('PENDING')
  })

  test('a name that never passed can be used again', async () => {
    const bench = await startBench()
    await created(bench)
    await remove(bench, 'aviso_entrega_v1')
    expect((await created(bench)).status).toBe('PENDING')
  })
})
