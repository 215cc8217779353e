import { describe, expect, it } from 'vitest'
import type { TemplateContent } from '#core/template'
import { CRM_VARIABLES, newTokenFor, suggestFromText } from '#core/variables'

const content = (text: string): TemplateContent => ({
  name: 'aviso_v1',
  language: 'pt_BR',
  category: 'UTILITY',
  body: { text },
  buttons: [],
  samples: {},
})
const suggestions = (text: string): (string | null)[] =>
  [...text.matchAll(/\{\{(\d+)\}\}/g)].map(
    ([, name = '']) => suggestFromText(content(text), { component: 'body', name }, CRM_VARIABLES)?.token ?? null,
  )

describe('a numbered placeholder', () => {
  it.each([
    ['Olá, {{1}}! Seu chamado nº {{2}} foi aberto em {{3}}.', ['NOME', 'PROTOCOLO', 'DATA_ABERTURA']],
    ['Olá, {{1}}! O seu chamado *nº {{2}}* mudou para o status {{3}} hoje.', ['NOME', 'PROTOCOLO', 'STATUS']],
    [
      'Olá, {{1}}. O técnico {{2}} irá ao seu endereço em {{3}}, no período da {{4}}.',
      ['NOME', 'TECNICO', 'DATA_AGENDAMENTO', null],
    ],
    ['A fatura nº {{1}}, no valor de R$ {{2}}, vence em {{3}}.', [null, 'VALOR', 'VENCIMENTO']],
    ['Hello, {{1}}. The service {{2}} of ticket {{3}} is complete.', ['NOME', 'SOLICITACAO', 'PROTOCOLO']],
    ['Código do cliente: {{1}}. Cidade {{2}}', ['CODIGO_CLIENTE', 'CIDADE']],
  ])('is suggested what the words before it speak of: %s', (text, tokens) => {
    expect(suggestions(text)).toEqual(tokens)
  })

  it('is suggested nothing that this CRM lacks, and nothing without words', () => {
    expect(suggestFromText(content('status {{1}}'), { component: 'body', name: '1' }, [])).toBeNull()
    expect(suggestions('{{1}} {{2}}')).toEqual([null, null])
  })

  it('leaves one with a name to its name', () => {
    const text = content('status {{nome}}')
    expect(suggestFromText(text, { component: 'body', name: 'nome' }, CRM_VARIABLES)).toBeNull()
  })
})

describe('a variable that would be made', () => {
  it.each([
    ['no período da {{1}}', '1', 'PERIODO'],
    ['A fatura nº {{1}}', '1', 'FATURA'],
    ['{{1}} chegou', '1', null],
    ['O {{numero_boleto}} chegou', 'numero_boleto', 'NUMERO_BOLETO'],
  ])('of %s is named after it', (text, name, token) => {
    expect(newTokenFor(content(text), { component: 'body', name })).toBe(token)
  })
})
