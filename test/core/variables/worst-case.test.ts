import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderTemplate, type TemplateContent } from '#core/template'
import {
  applyTransforms,
  type Binding,
  CRM_VARIABLES,
  type CrmVariable,
  expandBindings,
  TRANSFORMS,
  type WorstCase,
  worstCase,
} from '#core/variables'

const content = (body: string, rest: Partial<TemplateContent> = {}): TemplateContent => ({
  name: 'aviso',
  language: 'pt_BR',
  category: 'UTILITY',
  body: { text: body },
  buttons: [],
  samples: {},
  ...rest,
})
const crm = (key: string, token: string, rest: Partial<Binding> = {}): Binding => ({
  key,
  source: { kind: 'crm', token },
  fallback: null,
  transforms: [],
  ...rest,
})
const literal = (key: string, text: string, rest: Partial<Binding> = {}): Binding => ({
  ...crm(key, ''),
  source: { kind: 'literal', text },
  ...rest,
})
const bodyOf = (text: string, bindings: Binding[], samples: Record<string, string> = {}): WorstCase | undefined =>
  worstCase(content(text, { samples }), 'component', bindings, CRM_VARIABLES).find(({ component }) => component === 'body')
const lengthOf = (binding: Binding): number | undefined => bodyOf('{{1}}', [binding])?.length

describe('the worst case of a text', () => {
  it('counts the longest value of each variable, as often as it stands there', () => {
    expect(bodyOf('Olá {{1}}, chamado {{2}}. Até logo, {{1}}.', [crm('body.1', 'NOME'), crm('body.2', 'PROTOCOLO')])).toEqual({
      component: 'body',
      length: 27 + 80 + 20 + 80,
      fixed: 27,
      placeholders: [
        { key: 'body.1', name: '1', length: 80, times: 2, from: 'variable' },
        { key: 'body.2', name: '2', length: 20, times: 1, from: 'variable' },
      ],
    })
  })

  it('measures every text that may hold placeholders, in reading order', () => {
    const template = content('{{nome}}', {
      header: { format: 'TEXT', text: 'Pedido {{pedido}}' },
      footer: { text: 'Financeiro' },
      buttons: [
        { type: 'QUICK_REPLY', text: 'Ok' },
        { type: 'URL', text: 'Ver', url: 'https://ex.test/{{pedido}}' },
      ],
    })
    const bindings = [crm('header.pedido', 'NUMERO_PEDIDO'), crm('body.nome', 'NOME')]
    const lengths = worstCase(template, 'template', bindings, CRM_VARIABLES).map(({ component, length }) => [component, length])
    expect(lengths).toEqual([
      ['header', 27],
      ['body', 80],
      ['footer', 10],
      ['buttons.1', 36],
    ])
  })

  it('leaves a name in another component unbound where names hold for one component only', () => {
    const template = content('{{1}}', { header: { format: 'TEXT', text: '{{1}}' } })
    const [header, body] = worstCase(template, 'component', [crm('header.1', 'NOME')], CRM_VARIABLES)
    expect(header?.placeholders[0]?.from).toBe('variable')
    expect(body?.placeholders[0]?.from).toBe('placeholder')
  })

  it('takes the sample, else the placeholder as it stands, where nothing known is bound', () => {
    expect(bodyOf('{{1}}', [], { 'body.1': 'Ana Souza' })?.placeholders[0]).toMatchObject({ length: 9, from: 'sample' })
    expect(bodyOf('{{1}}', [], { 'body.1': '' })?.placeholders[0]).toMatchObject({ length: 5, from: 'placeholder' })
    expect(bodyOf('{{ nome }}', [])?.length).toBe('{{nome}}'.length)
    expect(bodyOf('{{1}}', [crm('body.1', 'NADA')], { 'body.1': 'Ana' })?.placeholders[0]?.from).toBe('sample')
  })

  it('takes a fixed text as it will be sent', () => {
    expect(lengthOf(literal('body.1', '  muito   obrigado ', { transforms: ['collapse-whitespace'] }))).toBe(14)
  })

  it('takes the fallback where it is longer, and where a fixed text comes out blank', () => {
    const fallback = 'x'.repeat(81)
    expect(bodyOf('{{1}}', [crm('body.1', 'NOME', { fallback })])?.placeholders[0]).toMatchObject({
      length: 81,
      from: 'fallback',
    })
    expect(lengthOf(crm('body.1', 'NOME', { fallback: 'cliente' }))).toBe(80)
    expect(lengthOf(literal('body.1', ' ', { fallback: 'cliente' }))).toBe(7)
  })

  it.each<[string, Binding['transforms'], number]>([
    ['NOME', ['first-name', 'uppercase'], 80],
    ['VENCIMENTO', ['date-short'], 10],
    ['VENCIMENTO', ['date-long'], 23],
    ['VALOR', ['currency'], 32],
    ['HORA_AGENDAMENTO', ['date-long'], 5],
    ['ASSUNTO', ['date-short'], 120],
  ])('allows %s with %j %i characters', (token, transforms, length) => {
    expect(lengthOf(crm('body.1', token, { transforms }))).toBe(length)
  })

  it('counts a long placeholder name ten thousand times without stopping', () => {
    expect(bodyOf('{{nome}}'.repeat(10_000), [crm('body.nome', 'NOME')])?.length).toBe(800_000)
  })
})

const typed: Record<CrmVariable['type'], fc.Arbitrary<string>> = {
  text: fc.string({ unit: fc.constantFrom('a', 'Á', ' ', '\n', '1', '/', ',', '-', '.', '☺', 'R$'), maxLength: 12 }),
  date: fc
    .date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((day) => day.toISOString()),
  money: fc.oneof(
    fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).map(String),
    fc.integer({ min: 0, max: 999_999 }).map((cents) => `R$ ${cents}.5`),
  ),
  phone: fc.constantFrom('(11) 98888-7777', '+55 11 98888-7777'),
  number: fc.bigInt({ min: 0n, max: 10n ** 12n }).map(String),
}

describe('the bound', () => {
  it('is never passed by a value that the CRM may hold, whatever is done to it', () => {
    const cases = fc.constantFrom(...(Object.keys(typed) as CrmVariable['type'][])).chain((type) =>
      fc.record({
        type: fc.constant(type),
        value: typed[type].filter((value) => value !== ''),
        spare: fc.nat(3),
        transforms: fc.array(fc.constantFrom(...TRANSFORMS), { maxLength: 3 }),
        fallback: fc.option(fc.string({ maxLength: 20 })),
      }),
    )
    fc.assert(
      fc.property(cases, ({ type, value, spare, transforms, fallback }) => {
        const variable: CrmVariable = {
          token: 'X',
          label: { 'pt-BR': 'x', en: 'x' },
          type,
          maxLength: value.length + spare,
          mayBeEmpty: false,
          multiline: true,
          sample: '',
        }
        const template = content('({{1}} e {{1}})')
        const bindings = [crm('body.1', 'X', { transforms, fallback })]
        const [worst] = worstCase(template, 'component', bindings, [variable])
        for (const sent of [applyTransforms(value, transforms), fallback ?? '']) {
          const values = Object.fromEntries(expandBindings(template, 'component', bindings).map(({ key }) => [key, sent]))
          expect(worst?.length).toBeGreaterThanOrEqual(renderTemplate(template, values).body.length)
        }
      }),
    )
  })
})
