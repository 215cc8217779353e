import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TemplateContent } from '#core/template'
import {
  applyTransforms,
  type Binding,
  CRM_VARIABLES,
  checkMapping,
  crmText,
  expandBindings,
  isAdvice,
  resolveBinding,
  suggestVariable,
} from '#core/variables'

const content: TemplateContent = {
  name: 'boleto',
  language: 'pt_BR',
  category: 'UTILITY',
  header: { format: 'TEXT', text: 'Olá {{nome}}' },
  body: { text: '{{nome}}, seu boleto vence em {{vencimento}}.' },
  buttons: [],
  samples: {},
}
const crm = (key: string, token: string, rest: Partial<Binding> = {}): Binding => ({
  key,
  source: { kind: 'crm', token },
  fallback: null,
  transforms: [],
  ...rest,
})
const literal = (key: string, text: string, rest: Partial<Binding> = {}): Binding => ({
  key,
  source: { kind: 'literal', text },
  fallback: null,
  transforms: [],
  ...rest,
})
const check = (bindings: Binding[]) => checkMapping(content, 'template', bindings, CRM_VARIABLES)

describe('checkMapping', () => {
  it('names every placeholder that nothing fills (M11)', () => {
    expect(check([])).toEqual([
      { problem: 'unmapped', key: 'header.nome' },
      { problem: 'unmapped', key: 'body.vencimento' },
    ])
  })

  it('takes a binding of any of the places where a shared name stands', () => {
    expect(check([crm('body.nome', 'NOME'), crm('body.vencimento', 'VENCIMENTO', { fallback: 'em breve' })])).toEqual([])
  })

  it.each([
    ['a variable that the CRM does not have', crm('header.nome', 'NOMME'), 'unknown-variable', false],
    ['a blank literal', literal('header.nome', '  '), 'blank', false],
    ['a literal of which nothing is left', literal('header.nome', '🎉', { transforms: ['remove-emoji'] }), 'blank', false],
    ['a blank fallback', crm('header.nome', 'NOME', { fallback: ' ' }), 'blank', false],
    ['an emoji in a literal', literal('header.nome', 'cliente 🎉'), 'unreadable-text', false],
    ['a line break in a fallback', crm('header.nome', 'NOME', { fallback: 'a\nb' }), 'unreadable-text', false],
    ['a field that may be empty without fallback', crm('header.nome', 'EMPRESA'), 'may-be-empty', true],
    ['a field with line breaks as it is', crm('header.nome', 'OBSERVACAO', { fallback: '-' }), 'may-break-lines', true],
  ])('finds %s', (_what, binding, problem, advice) => {
    const found = check([binding, literal('body.vencimento', 'amanhã')])
    expect(found.map((finding) => finding.problem)).toEqual([problem])
    expect(found.map(isAdvice)).toEqual([advice])
  })
})

describe('a literal', () => {
  it('is judged as it is sent, after its transforms', () => {
    const bindings = [literal('header.nome', 'cliente 🎉\n', { transforms: ['collapse-whitespace', 'remove-emoji'] })]
    expect(check([...bindings, literal('body.vencimento', 'amanhã')])).toEqual([])
  })
})

describe('resolveBinding', () => {
  it('prefers the field, then the fallback, then nothing', () => {
    expect(resolveBinding(crm('k', 'NOME', { fallback: 'cliente' }), { NOME: 'Ana' })).toBe('Ana')
    expect(resolveBinding(crm('k', 'NOME', { fallback: 'cliente' }), { NOME: '  ' })).toBe('cliente')
    expect(resolveBinding(crm('k', 'NOME'), {})).toBeNull()
  })

  it('applies the transforms in their order before it looks whether anything is left', () => {
    expect(
      resolveBinding(crm('k', 'X', { transforms: ['collapse-whitespace', 'first-name', 'uppercase'] }), {
        X: ' joão\n da  silva ',
      }),
    ).toBe('JOÃO')
    expect(resolveBinding(crm('k', 'X', { transforms: ['remove-emoji'], fallback: 'cliente' }), { X: '🎉' })).toBe('cliente')
  })

  it('never gives an empty value for a non-empty fallback', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string().filter((text) => text.trim() !== ''),
        (value, fallback) => {
          expect(resolveBinding(crm('k', 'X', { fallback }), { X: value })?.trim()).not.toBe('')
        },
      ),
    )
  })
})

describe('the CRM side', () => {
  it('shows the tokens in the placeholders’ places, and what is unmapped as it is', () => {
    const bindings = expandBindings(content, 'template', [crm('header.nome', 'NOME')])
    expect(bindings.map((binding) => binding.key)).toEqual(['header.nome', 'body.nome'])
    expect(crmText('body', content.body.text, bindings)).toBe('%NOME%, seu boleto vence em {{vencimento}}.')
  })

  it.each([
    ['nome', 'NOME'],
    ['nome_cliente', 'NOME'],
    ['primeiro_nome', 'PRIMEIRO_NOME'],
    ['Vencimento', 'VENCIMENTO'],
    ['protocolo', 'PROTOCOLO'],
    ['data_vencimento', 'VENCIMENTO'],
    ['nomeTecnico', 'TECNICO'],
    ['primeiro', 'PRIMEIRO_NOME'],
    ['sobrenome', undefined],
    ['data', undefined],
    ['1', undefined],
    ['xyz', undefined],
  ])('suggests for {{%s}} %s', (name, token) => {
    expect(suggestVariable(name, CRM_VARIABLES)?.token).toBe(token)
  })
})

describe('the shipped catalogue', () => {
  it('holds samples that fit, each token once', () => {
    expect(new Set(CRM_VARIABLES.map(({ token }) => token)).size).toBe(CRM_VARIABLES.length)
    expect(CRM_VARIABLES.filter(({ sample, maxLength }) => sample === '' || sample.length > maxLength)).toEqual([])
  })

  it('holds samples that the transforms of their type can read', () => {
    const unread = CRM_VARIABLES.filter(({ type, sample }) => {
      if (type === 'date') return applyTransforms(sample, ['date-long']) === sample
      return type === 'money' && applyTransforms(sample, ['currency']) === sample
    })
    expect(unread).toEqual([])
  })
})
