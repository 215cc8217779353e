import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type TemplateButton, type TemplateContent, withFullAddresses } from '#core/template'
import { readTemplate } from '../../../../src-main/providers/infobip/read-template.ts'
import { toCreation, toEdit } from '../../../../src-main/providers/infobip/write-template.ts'
import { ProviderError } from '../../../../src-main/providers/provider-error.ts'

const ROW = {
  id: '846930112233445',
  businessAccountId: 122334455,
  name: 'aviso_boleto',
  language: 'pt_BR',
  status: 'APPROVED',
  category: 'UTILITY',
  structure: {
    header: { format: 'TEXT', text: 'Pedido {{1}}' },
    body: { text: 'Oi {{1}}, vence em {{2}}.' },
    footer: { text: 'Financeiro' },
    buttons: [
      { type: 'URL', text: 'Ver', url: 'https://ex.test/{{1}}' },
      { type: 'QUICK_REPLY', text: 'Já paguei' },
    ],
    type: 'TEXT',
  },
  quality: 'HIGH',
  createdAt: '2026-08-01T12:00:00.000+0000',
  lastUpdatedAt: '2026-08-01T12:00:00.000+0000',
}

const read = (row: unknown) => {
  const template = readTemplate(row)
  if (!template) throw new Error('not readable')
  return template
}
const readStructure = (structure: unknown) => read({ ...ROW, structure })

describe('reading a template', () => {
  it('keeps every part', () => {
    expect(read(ROW)).toEqual({
      remoteId: '846930112233445',
      senderId: null,
      content: {
        name: 'aviso_boleto',
        language: 'pt_BR',
        category: 'UTILITY',
        header: { format: 'TEXT', text: 'Pedido {{1}}' },
        body: { text: 'Oi {{1}}, vence em {{2}}.' },
        footer: { text: 'Financeiro' },
        buttons: ROW.structure.buttons,
        samples: {},
      },
      status: 'APPROVED',
      statusRaw: 'APPROVED',
      quality: 'GREEN',
      rejectionReason: null,
      unsupportedParts: [],
      lostInEdit: [],
      poolId: '122334455',
      raw: ROW,
    })
  })

  it.each([
    ['PENDING', 'PENDING'],
    ['IN_APPEAL', 'IN_APPEAL'],
    ['APPROVED', 'APPROVED'],
    ['REINSTATED', 'APPROVED'],
    ['FLAGGED', 'APPROVED'],
    ['REJECTED', 'REJECTED'],
    ['FIRST_PAUSED', 'PAUSED'],
    ['SECOND_PAUSED', 'PAUSED'],
    ['DISABLED', 'DISABLED'],
    ['PENDING_DELETION', 'PENDING_DELETION'],
    ['DELETED', 'DELETED'],
    ['THIRD_PAUSED', 'UNKNOWN'],
    ['constructor', 'UNKNOWN'],
  ])('status %s is %s, and the word is kept', (word, status) => {
    expect(read({ ...ROW, status: word })).toMatchObject({ status, statusRaw: word })
  })

  it.each([
    ['HIGH', 'GREEN'],
    ['MEDIUM', 'YELLOW'],
    ['LOW', 'RED'],
    ['UNKNOWN', 'UNKNOWN'],
    ['SUPERB', 'UNKNOWN'],
    [null, 'UNKNOWN'],
  ])('quality %s is %s', (word, quality) => {
    expect(read({ ...ROW, quality: word }).quality).toBe(quality)
  })

  it.each([
    [{ type: 'UNSUPPORTED' }, ['UNSUPPORTED']],
    [{ ...ROW.structure, header: { format: 'GIF' }, type: 'MEDIA' }, ['header GIF']],
    [{ ...ROW.structure, carousel: { cards: [] }, type: 'UNSUPPORTED' }, ['carousel']],
    [
      { ...ROW.structure, limitedTimeOffer: { text: 'Só hoje' }, callPermissionRequest: {} },
      ['limitedTimeOffer', 'callPermissionRequest'],
    ],
    [{ ...ROW.structure, shorteningOptions: { customDomain: 'x.test' }, carousel: null }, []],
    [{ ...ROW.structure, header: { format: 'IMAGE' }, type: 'MEDIA' }, []],
    [{ ...ROW.structure, header: { format: 'LOCATION' }, type: 'MEDIA' }, []],
    [null, []],
  ])('structure %j has the unsupported parts %j', (structure, unsupportedParts) => {
    expect(readStructure(structure).unsupportedParts).toEqual(unsupportedParts)
  })

  it.each([
    [ROW.structure, []],
    [{ ...ROW.structure, type: 'TEXT', header: { ...ROW.structure.header, example: 'x' } }, []],
    [{ body: 'Oi {{1}}!', footer: 'Tchau' }, []],
    [{ ...ROW.structure, limitedTimeOffer: { text: 'Oferta', hasExpiration: true } }, ['limitedTimeOffer']],
    [{ ...ROW.structure, callPermissionRequest: {} }, ['callPermissionRequest']],
    [{ ...ROW.structure, shorteningOptions: { customDomain: 'x.test' } }, ['shorteningOptions']],
    [{ ...ROW.structure, carousel: { cards: [{}] } }, ['carousel']],
    [{ ...ROW.structure, somethingOf2027: { on: true } }, ['somethingOf2027']],
    [{ ...ROW.structure, body: { text: 'Oi!', addSecurityRecommendation: true } }, ['body.addSecurityRecommendation']],
    [{ body: { text: 'Oi!', addSecurityRecommendation: false }, carousel: null, buttons: [] }, []],
    [
      {
        body: { text: 'Oi!' },
        buttons: [{ type: 'URL', text: 'Ver', url: 'https://s.test/{{1}}', destinationUrl: 'https://l.test' }],
      },
      ['buttons[0].destinationUrl'],
    ],
    [{ body: { text: 'Oi!' }, buttons: [{ type: 'COPY_CODE', text: 'Copy offer code' }] }, []],
    [{ body: { text: 'Oi!' }, buttons: [{ type: 'FLOW', text: 'Abrir', flowId: '1' }] }, ['structure.buttons[0] FLOW']],
  ])('an edit of %j would lose %j', (structure, lost) => {
    expect(readStructure(structure).lostInEdit).toEqual(lost)
  })

  it('keeps where a shortened address leads', () => {
    const button = { type: 'URL', text: 'Ver', url: 'https://s.test/{{1}}', destinationUrl: 'https://loja.test/p/{{1}}' }
    const { content } = readStructure({ body: { text: 'Oi!' }, buttons: [button] })
    expect(content.buttons).toEqual([button])
    // A copy is a template of its own, of which nothing is shortened yet.
    expect(withFullAddresses(content).buttons).toEqual([{ type: 'URL', text: 'Ver', url: 'https://loja.test/p/{{1}}' }])
  })

  it('reads what has no text of its own, and what is a text alone', () => {
    const code = { body: { addSecurityRecommendation: true }, footer: { codeExpirationMinutes: 5 }, buttons: null }
    expect(readStructure(code).content).toMatchObject({ body: { text: '' }, buttons: [] })
    expect(readStructure(code).content).not.toHaveProperty('footer')
    expect(readStructure({ body: 'Oi {{1}}!', footer: 'Tchau' }).content).toMatchObject({
      body: { text: 'Oi {{1}}!' },
      footer: { text: 'Tchau' },
    })
  })

  it('keeps buttons of other kinds under their own name, in their place', () => {
    const buttons = [
      { type: 'FLOW', text: 'Agendar', flowId: '1', flowAction: 'NAVIGATE' },
      { type: 'CATALOG', text: 'Catálogo' },
      { type: 'OTP', otpType: 'COPY_CODE' },
      { type: 'PHONE_NUMBER', text: 'Ligar', phoneNumber: '+551133330000' },
      { type: 'COPY_CODE' },
    ]
    expect(readStructure({ ...ROW.structure, buttons }).content.buttons).toEqual([
      { type: 'OTHER', kind: 'FLOW', text: 'Agendar' },
      { type: 'OTHER', kind: 'CATALOG', text: 'Catálogo' },
      { type: 'OTHER', kind: 'OTP' },
      { type: 'PHONE_NUMBER', text: 'Ligar', phoneNumber: '+551133330000' },
      { type: 'COPY_CODE' },
    ])
  })

  it('reads an id that came as a number, unless digits were lost', () => {
    expect(read({ ...ROW, id: 846930112233445 }).remoteId).toBe('846930112233445')
    expect(readTemplate({ ...ROW, id: 2 ** 60 })).toBeNull()
  })

  it('keeps a row that makes no sense with what can be read of it', () => {
    const row = { ...ROW, structure: { body: 5 }, status: 'FIRST_PAUSED' }
    expect(read(row)).toMatchObject({
      remoteId: '846930112233445',
      content: { name: 'aviso_boleto', language: 'pt_BR', category: 'UTILITY', body: { text: '' } },
      status: 'PAUSED',
      quality: 'GREEN',
      unsupportedParts: ['unreadable'],
      raw: row,
    })
    expect(read({ id: '7', name: null })).toMatchObject({ content: { name: '7', language: 'und' }, status: 'UNKNOWN' })
  })

  it('can do nothing with a row that has no id', () => {
    for (const row of [{ ...ROW, id: undefined }, { ...ROW, id: '' }, null, 'x', []]) expect(readTemplate(row)).toBeNull()
  })

  it('never fails on whatever else a row holds', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...Object.keys(ROW)), fc.jsonValue()),
        fc.dictionary(fc.constantFrom(...Object.keys(ROW.structure), 'carousel'), fc.jsonValue()),
        (row, structure) => {
          for (const candidate of [row, { ...ROW, structure }]) {
            const template = read({ ...candidate, id: 'tpl-1' })
            expect(template.remoteId).toBe('tpl-1')
            expect(template.content.name).not.toBe('')
          }
        },
      ),
    )
  })
})

const content: TemplateContent = {
  name: 'aviso_boleto',
  language: 'pt_BR',
  category: 'UTILITY',
  header: { format: 'TEXT', text: 'Pedido {{1}}' },
  body: { text: 'Oi {{2}}, o boleto {{1}} vence.' },
  footer: { text: 'Financeiro' },
  buttons: [
    { type: 'URL', text: 'Ver', url: 'https://ex.test/{{1}}' },
    { type: 'URL', text: 'Site', url: 'https://ex.test/' },
    { type: 'QUICK_REPLY', text: 'Já paguei', payload: 'PAGO' },
    { type: 'PHONE_NUMBER', text: 'Ligar', phoneNumber: '+551133330000' },
    { type: 'COPY_CODE' },
  ],
  samples: { 'header.1': '8812', 'body.1': '77', 'body.2': 'Ana', 'buttons.0.1': 'abc', 'buttons.4.code': 'CUPOM10' },
}

describe('writing a template', () => {
  it('gives one sample per placeholder by its number, and of an address the whole', () => {
    expect(toCreation({ senderId: '5511900000001', content })).toEqual({
      name: 'aviso_boleto',
      language: 'pt_BR',
      category: 'UTILITY',
      structure: {
        header: { format: 'TEXT', text: 'Pedido {{1}}', example: '8812' },
        body: { text: 'Oi {{2}}, o boleto {{1}} vence.', examples: ['77', 'Ana'] },
        footer: { text: 'Financeiro' },
        buttons: [
          { type: 'URL', text: 'Ver', url: 'https://ex.test/{{1}}', example: 'https://ex.test/abc' },
          { type: 'URL', text: 'Site', url: 'https://ex.test/' },
          { type: 'QUICK_REPLY', text: 'Já paguei' },
          { type: 'PHONE_NUMBER', text: 'Ligar', phoneNumber: '+551133330000' },
          { type: 'COPY_CODE', example: 'CUPOM10' },
        ],
      },
    })
  })

  it('gives the file of a medium, and nothing where there is nothing to give', () => {
    const media: TemplateContent = {
      name: 'a',
      language: 'pt_BR',
      category: 'UTILITY',
      header: { format: 'IMAGE' },
      body: { text: 'Oi!' },
      buttons: [],
      samples: { 'header.imageUrl': 'https://ex.test/a.png' },
    }
    expect(toEdit({ senderId: '1', content: media })).toEqual({
      category: 'UTILITY',
      structure: { header: { format: 'IMAGE', example: 'https://ex.test/a.png' }, body: { text: 'Oi!' } },
    })
    expect(toEdit({ senderId: '1', content: { ...media, header: { format: 'LOCATION' } } })).toMatchObject({
      structure: { header: { format: 'LOCATION' } },
    })
  })

  it('refuses names for placeholders and buttons that it has no word for', () => {
    const named = { ...content, body: { text: 'Oi {{nome}}.' } }
    const odd: TemplateButton[] = [{ type: 'OTHER', kind: 'FLOW' }]
    expect(() => toCreation({ senderId: '1', content: named })).toThrow(ProviderError)
    expect(() => toCreation({ senderId: '1', content: named })).toThrow('body.nome')
    expect(() => toEdit({ senderId: '1', content: { ...content, buttons: odd } })).toThrow('structure.buttons[0] FLOW')
  })

  it('and reading it again shows the same template', () => {
    const sent = JSON.parse(JSON.stringify(toCreation({ senderId: '1', content })))
    const again = read({ ...sent, id: '1', status: 'PENDING' })
    const { samples: _, ...shown } = content
    expect(again.content).toEqual({
      ...shown,
      buttons: shown.buttons.map((button) => (button.type === 'QUICK_REPLY' ? { type: button.type, text: button.text } : button)),
      samples: {},
    })
    expect(again.unsupportedParts).toEqual([])
  })
})
