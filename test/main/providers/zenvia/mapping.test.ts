import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TemplateButton, TemplateContent } from '#core/template'
import { ProviderError } from '../../../../src-main/providers/provider-error.ts'
import { readTemplate } from '../../../../src-main/providers/zenvia/read-template.ts'
import { exampleVariables, messageVariables, toFields } from '../../../../src-main/providers/zenvia/variables.ts'
import { toCreation, toEdit } from '../../../../src-main/providers/zenvia/write-template.ts'

const ROW = {
  id: 'tpl-1',
  name: 'aviso_boleto',
  locale: 'pt_BR',
  channel: 'WHATSAPP',
  senderId: '5511900000001',
  category: 'UTILITY',
  status: 'APPROVED',
  qualityScore: 'GREEN',
  components: {
    header: { type: 'MEDIA_DOCUMENT' },
    body: { type: 'TEXT_TEMPLATE', text: 'Oi {{nome}}, seu boleto vence em {{vencimento}}.' },
    footer: { type: 'TEXT_FIXED', text: 'Financeiro' },
    buttons: {
      type: 'MIXED',
      items: [
        { type: 'URL', text: 'Ver', url: 'https://ex.test/{{nome}}' },
        { type: 'QUICK_REPLY', text: 'Já paguei', payload: 'PAGO' },
      ],
    },
  },
  examples: { nome: 'Ana', vencimento: '10/12', documentUrl: 'https://ex.test/a.pdf' },
  comments: [],
}

const read = (row: unknown) => {
  const template = readTemplate(row)
  if (!template) throw new Error('not readable')
  return template
}
const readComponents = (components: unknown, more: object = {}) => read({ ...ROW, components, ...more })

describe('reading a template', () => {
  it('keeps every part, and a sample for each place that takes it', () => {
    expect(read(ROW)).toEqual({
      remoteId: 'tpl-1',
      senderId: '5511900000001',
      content: {
        name: 'aviso_boleto',
        language: 'pt_BR',
        category: 'UTILITY',
        header: { format: 'DOCUMENT' },
        body: { text: 'Oi {{nome}}, seu boleto vence em {{vencimento}}.' },
        footer: { text: 'Financeiro' },
        buttons: [
          { type: 'URL', text: 'Ver', url: 'https://ex.test/{{nome}}' },
          { type: 'QUICK_REPLY', text: 'Já paguei', payload: 'PAGO' },
        ],
        samples: {
          'header.documentUrl': 'https://ex.test/a.pdf',
          'body.nome': 'Ana',
          'buttons.0.nome': 'Ana',
          'body.vencimento': '10/12',
        },
      },
      status: 'APPROVED',
      statusRaw: 'APPROVED',
      quality: 'GREEN',
      rejectionReason: null,
      unsupportedParts: [],
      lostInEdit: [],
      poolId: null,
      raw: ROW,
    })
  })

  it('keeps unknown fields in `raw`', () => {
    const row = {
      ...ROW,
      newField: { deep: [1] },
      components: { ...ROW.components, body: { ...ROW.components.body, tone: 'warm' } },
    }
    expect(read(row).raw).toEqual(row)
    expect(read(row).unsupportedParts).toEqual([])
  })

  it.each([
    ['WAITING_REVIEW', 'PENDING'],
    ['WAITING_APPROVAL', 'PENDING'],
    ['APPROVED', 'APPROVED'],
    ['REJECTED', 'REJECTED'],
    ['PAUSED', 'PAUSED'],
    ['DISABLED', 'DISABLED'],
    ['WAITING_WHATSAPP_SUBMISSION', 'PENDING'],
    ['WAITING_WHATSAPP_REVIEW', 'PENDING'],
    ['CANCELED', 'REJECTED'],
    ['IN_LIMBO', 'UNKNOWN'],
    ['constructor', 'UNKNOWN'],
  ])('status %s is %s, and the word is kept', (word, status) => {
    expect(read({ ...ROW, status: word })).toMatchObject({ status, statusRaw: word })
  })

  it.each([
    ['GREEN', 'GREEN'],
    ['RED', 'RED'],
    ['PURPLE', 'UNKNOWN'],
    [null, 'UNKNOWN'],
  ])('quality %s is %s', (word, quality) => {
    expect(read({ ...ROW, qualityScore: word }).quality).toBe(quality)
  })

  it('takes the rejection reason from the newest comment of a reviewer', () => {
    const comment = (role: string, text: string, createdAt: string) => ({ id: text, author: 'x', role, text, createdAt })
    const comments = [
      comment('WHATSAPP', 'newest', '2026-08-03T00:00:00Z'),
      comment('REVIEWER', 'older', '2026-08-02T00:00:00Z'),
      comment('REQUESTER', 'ours', '2026-08-04T00:00:00Z'),
      comment('WHATSAPP', '  ', '2026-08-05T00:00:00Z'),
    ]
    expect(read({ ...ROW, status: 'REJECTED', comments }).rejectionReason).toBe('newest')
    expect(read({ ...ROW, status: 'REJECTED', comments: comments.slice(1) }).rejectionReason).toBe('older')
    expect(read({ ...ROW, status: 'REJECTED', comments: [] }).rejectionReason).toBeNull()
    expect(read({ ...ROW, status: 'APPROVED', comments }).rejectionReason).toBeNull()
  })

  it('names the parts that it has no place for', () => {
    const otp = { type: 'COPY_CODE', copyButtonText: 'Copiar' }
    expect(readComponents({ otp }, { category: 'AUTHENTICATION' })).toMatchObject({
      content: { category: 'AUTHENTICATION', body: { text: '' }, buttons: [] },
      unsupportedParts: ['otp'],
    })
    expect(readComponents({ ...ROW.components, carousel: { cards: [] }, otp: null }).unsupportedParts).toEqual(['carousel'])
    expect(readComponents({ ...ROW.components, header: { type: 'MEDIA_LOCATION' } })).toMatchObject({
      unsupportedParts: ['header MEDIA_LOCATION'],
    })
    expect(readComponents(null).content.body).toEqual({ text: '' })
  })

  it('keeps buttons of other kinds under their own name, in their place', () => {
    const items = [
      { type: 'MPM' },
      { type: 'URL', text: 'no address' },
      { type: 'OPT_OUT', text: 'Não quero' },
      { type: 'COPY_CODE' },
      { type: 'PHONE_NUMBER', text: 'Ligar', phoneNumber: '+551133330000' },
    ]
    expect(readComponents({ ...ROW.components, buttons: { type: 'MIXED', items } }).content.buttons).toEqual([
      { type: 'OTHER', kind: 'MPM' },
      { type: 'OTHER', kind: 'URL', text: 'no address' },
      { type: 'OTHER', kind: 'OPT_OUT', text: 'Não quero' },
      { type: 'COPY_CODE' },
      { type: 'PHONE_NUMBER', text: 'Ligar', phoneNumber: '+551133330000' },
    ])
  })

  it('keeps a row that makes no sense with what can be read of it', () => {
    const row = { ...ROW, components: 'oops', status: 'PAUSED', examples: 5 }
    expect(read(row)).toMatchObject({
      remoteId: 'tpl-1',
      senderId: '5511900000001',
      content: { name: 'aviso_boleto', language: 'pt_BR', body: { text: '' } },
      status: 'PAUSED',
      unsupportedParts: ['unreadable'],
      raw: row,
    })
    expect(read({ id: 'only-an-id', name: 7 })).toMatchObject({
      remoteId: 'only-an-id',
      senderId: null,
      content: { name: 'only-an-id', language: 'und' },
      status: 'UNKNOWN',
      unsupportedParts: ['unreadable'],
    })
  })

  it('can do nothing with a row that has no id', () => {
    for (const row of [{ ...ROW, id: undefined }, { ...ROW, id: '' }, null, 'x', []]) expect(readTemplate(row)).toBeNull()
  })

  it('never fails on whatever else a row holds', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(ROW), 'fields'), fc.jsonValue()), (row) => {
        const template = read({ ...row, id: 'tpl-1' })
        expect(template.remoteId).toBe('tpl-1')
        expect(template.content.name).not.toBe('')
      }),
    )
  })
})

const names = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/)
const fixedText = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replace(/[{}]/g, ''))
const textWith = fc
  .array(
    fc.oneof(
      fixedText,
      names.map((name) => `{{${name}}}`),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => parts.join(' '))
const label = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 25 })
const button: fc.Arbitrary<TemplateButton> = fc.oneof(
  fc.record({ type: fc.constant('URL' as const), text: label, url: textWith }),
  fc.record({ type: fc.constant('PHONE_NUMBER' as const), text: label, phoneNumber: label }),
  fc.record({ type: fc.constant('QUICK_REPLY' as const), text: label, payload: label }),
  fc.constant({ type: 'COPY_CODE' as const }),
)
const header = fc.oneof(
  fc.record({ format: fc.constant('TEXT' as const), text: textWith }),
  fc.record({ format: fc.constantFrom('IMAGE' as const, 'VIDEO' as const, 'DOCUMENT' as const) }),
)
const contents: fc.Arbitrary<TemplateContent> = fc
  .record(
    {
      name: fc.stringMatching(/^[a-z0-9_]{1,20}$/),
      language: fc.constantFrom('pt_BR', 'en', 'es_AR'),
      category: fc.constantFrom('UTILITY', 'MARKETING', 'TICKET_UPDATE'),
      header,
      body: fc.record({ text: fc.oneof(fc.constant(''), textWith) }),
      footer: fc.record({ text: fixedText }),
      buttons: fc.array(button, { maxLength: 5 }),
    },
    { requiredKeys: ['name', 'language', 'category', 'body', 'buttons'] },
  )
  .chain((content) => {
    const variables = exampleVariables({ ...content, samples: {} })
    return fc
      .array(fc.string({ unit: 'grapheme' }), { minLength: variables.length, maxLength: variables.length })
      .map((values) => ({
        ...content,
        samples: Object.fromEntries(variables.flatMap(({ keys }, index) => keys.map((key) => [key, values[index] ?? '']))),
      }))
  })

describe('writing a template', () => {
  it('and reading it again changes nothing', () => {
    fc.assert(
      fc.property(contents, (content) => {
        const sent = JSON.stringify(toCreation({ senderId: '5511900000001', content }))
        const template = read({ ...JSON.parse(sent), id: 'tpl-1', status: 'WAITING_REVIEW' })
        expect(template.content).toEqual(content)
        expect(template.unsupportedParts).toEqual([])
      }),
    )
  })

  it('says which texts hold variables, and which buttons stand together', () => {
    const content: TemplateContent = {
      name: 'a',
      language: 'pt_BR',
      category: 'UTILITY',
      header: { format: 'TEXT', text: 'Fixo' },
      body: { text: 'Oi {{nome}}!' },
      buttons: [{ type: 'QUICK_REPLY', text: 'Sim' }],
      samples: { 'body.nome': 'Ana', 'body.gone': 'left over from an older text' },
    }
    expect(toCreation({ senderId: '+5511900000001', content, notificationEmail: 'a@ex.test' })).toEqual({
      name: 'a',
      locale: 'pt_BR',
      channel: 'WHATSAPP',
      senderId: '5511900000001',
      category: 'UTILITY',
      components: {
        header: { type: 'TEXT_FIXED', text: 'Fixo' },
        body: { type: 'TEXT_TEMPLATE', text: 'Oi {{nome}}!' },
        buttons: { type: 'QUICK_REPLIES', items: [{ type: 'QUICK_REPLY', text: 'Sim', payload: 'Sim' }] },
      },
      examples: { nome: 'Ana' },
      notificationEmail: 'a@ex.test',
    })
    const url: TemplateButton = { type: 'URL', text: 'Ver', url: 'https://ex.test' }
    const group = (buttons: TemplateButton[]) => toEdit({ senderId: 'x', content: { ...content, buttons } })
    expect(group([url])).toMatchObject({ components: { buttons: { type: 'ACTIONS' } } })
    expect(group([url, ...content.buttons])).toMatchObject({ components: { buttons: { type: 'MIXED' } } })
  })

  it('sends with an edit only what can be changed', () => {
    const { content } = read(ROW)
    expect(Object.keys(toEdit({ senderId: '5511900000001', content })).sort()).toEqual(['category', 'components', 'examples'])
  })

  it('leaves an opaque sender id as it is', () => {
    const { content } = read(ROW)
    expect(toCreation({ senderId: 'sender+one', content }).senderId).toBe('sender+one')
  })

  it('refuses what Zenvia has no word for, by its place', () => {
    const { content } = read(ROW)
    const odd: TemplateContent[] = [
      { ...content, header: { format: 'LOCATION' } },
      { ...content, buttons: [{ type: 'OTHER', kind: 'MPM' }] },
    ]
    for (const draft of odd) expect(() => toCreation({ senderId: 'x', content: draft })).toThrow(ProviderError)
    expect(() => toCreation({ senderId: 'x', content: { ...content, buttons: [{ type: 'OTHER', kind: 'MPM' }] } })).toThrow(
      'components.buttons.items[0] MPM',
    )
  })
})

describe('values', () => {
  const { content } = read({
    ...ROW,
    components: {
      ...ROW.components,
      buttons: { type: 'ACTIONS', items: [...ROW.components.buttons.items.slice(0, 1), { type: 'COPY_CODE' }] },
    },
  })
  const values = {
    'header.documentUrl': 'https://ex.test/b.pdf',
    'body.nome': 'Bia',
    'body.vencimento': '11/12',
    'buttons.0.nome': 'Bia',
    'buttons.1.code': 'CUPOM10',
    'footer.nobody': 'asked for this',
  }

  it('go under the name alone, media and coupon under Zenvia’s own', () => {
    expect(toFields(messageVariables(content), values)).toEqual({
      fields: { documentUrl: 'https://ex.test/b.pdf', nome: 'Bia', vencimento: '11/12', code: 'CUPOM10' },
      missing: [],
      conflicting: [],
    })
  })

  it('are missed by the place where they are needed', () => {
    const { 'body.vencimento': _, 'buttons.1.code': __, ...some } = values
    expect(toFields(messageVariables(content), some).missing).toEqual(['body.vencimento', 'buttons.1.code'])
  })

  it('may be given once for a name that stands in two places, but not two ways', () => {
    const { 'buttons.0.nome': _, ...once } = values
    expect(toFields(messageVariables(content), once)).toMatchObject({ missing: [], conflicting: [] })
    expect(toFields(messageVariables(content), { ...values, 'buttons.0.nome': 'Ana' }).conflicting).toEqual(['body.nome'])
  })
})
