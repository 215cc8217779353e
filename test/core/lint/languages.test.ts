import { describe, expect, it } from 'vitest'
import { codeOfLanguage, isLanguageCode, nearestCode } from '../../../src-core/lint/language-codes.ts'
import { ruleOf, ruleTable } from '../../support/rule-table.ts'

const body = (text: string) => ({ body: { text } })
const declare = (language: string) => ({ messageId: 'declare', data: { language }, output: { language } })

describe('the language codes', () => {
  it('hold the forms that WhatsApp takes and no others', () => {
    expect(['pt_BR', 'pt_PT', 'en', 'en_US', 'es', 'fil', 'zh_HK'].every(isLanguageCode)).toBe(true)
    expect(['pt', 'pt_br', 'PT_BR', 'pt-BR', 'br', '', 'constructor'].some(isLanguageCode)).toBe(false)
  })

  it('know a hyphen form of a code, in whatever case', () => {
    expect(['pt-BR', 'pt-br', 'EN-us', 'pt-XX', 'pt_br'].map(codeOfLanguage)).toEqual(['pt_BR', 'pt_BR', 'en_US', null, null])
  })

  it('guess what was meant, or nothing', () => {
    const given = ['pt_br', ' PT ', 'ptBR', 'Português (Brasil)', 'br', 'en_XX', 'Spanish', 'xx', '']
    expect(given.map(nearestCode)).toEqual(['pt_BR', 'pt_BR', 'pt_BR', 'pt_BR', 'pt_BR', 'en', 'es', null, null])
  })
})

ruleTable(ruleOf('LANG-CODE'), {
  valid: [{ language: 'pt_BR' }, { language: 'pt-br' }, { language: 'fr_CA' }],
  invalid: [
    {
      template: { language: 'pt_br' },
      findings: [
        { messageId: 'unknown', data: { language: 'pt_br' }, component: 'language', text: 'pt_br', suggest: [declare('pt_BR')] },
      ],
    },
    {
      template: { language: 'xx_YY' },
      findings: [{ messageId: 'unknown', data: { language: 'xx_YY' }, component: 'language', text: 'xx_YY' }],
    },
  ],
})

ruleTable(ruleOf('LANG-NORMALISE'), {
  valid: [{ language: 'pt_BR' }, { language: 'pt_br' }, { language: 'xx-YY' }],
  invalid: [
    {
      template: { language: 'pt-BR' },
      findings: [{ messageId: 'hyphen', data: { language: 'pt-BR', normal: 'pt_BR' }, component: 'language', text: 'pt-BR' }],
      output: { language: 'pt_BR' },
    },
  ],
})

const english = 'Hello {{1}}, your order {{2}} has been shipped and will arrive on Monday.'
const spanish = 'Hola {{1}}, su pedido {{2}} ha sido enviado y llegará el lunes por la tarde.'
const portuguese = 'Olá {{1}}, seu pedido {{2}} foi enviado e deve chegar na segunda-feira pela manhã.'

ruleTable(ruleOf('LANG-TEXT'), {
  valid: [
    body(portuguese),
    body('Oi {{1}}, pedido {{2}} confirmado!'),
    body('Olá! O e-mail de reset password do Help Desk foi enviado. Order ID: {{1}}'),
    body('Informe se os dados de contato do ticket {{1}} estão corretos. Para mais detalhes, use o portal.'),
    { language: 'en', ...body(english) },
    { language: 'es', ...body(spanish) },
    { language: 'fr', ...body(portuguese) },
    {
      language: 'pt_PT',
      ...body('Caro {{1}}, a encomenda {{2}} está a ser preparada. A nossa equipa contacta-o em breve pelo telemóvel.'),
    },
    { language: 'pt_PT', ...body('Olá {{1}}, o pedido {{2}} foi enviado ontem e chega à loja na sexta-feira de manhã.') },
    body('Oi {{1}}, registramos o seu contato. Você pode acessar o pedido {{2}} pelo celular.'),
    body('Olá {{1}}, o contacto do síndico {{2}} foi atualizado no cadastro e você já pode ligar.'),
    { language: 'pt', ...body('A nossa equipa contacta-o em breve pelo telemóvel, {{1}}, sobre o pedido {{2}} da loja.') },
  ],
  invalid: [
    {
      template: body(english),
      findings: [
        { messageId: 'english', data: { language: 'pt_BR' }, component: 'body', text: english, suggest: [declare('en')] },
      ],
    },
    {
      template: body(spanish),
      findings: [
        { messageId: 'spanish', data: { language: 'pt_BR' }, component: 'body', text: spanish, suggest: [declare('es')] },
      ],
    },
    {
      template: { language: 'en_US', ...body(portuguese) },
      findings: [
        {
          messageId: 'portuguese',
          data: { language: 'en_US' },
          component: 'body',
          text: portuguese,
          suggest: [declare('pt_BR')],
        },
      ],
    },
  ],
})

const varieties: [declared: string, meant: string, messageId: string, text: string][] = [
  [
    'pt_PT',
    'pt_BR',
    'brazilian',
    'Oi {{1}}, você já pode retirar o pedido {{2}} na loja. Traga o celular com o código do pedido.',
  ],
  ['pt-PT', 'pt_BR', 'brazilian', 'Olá, {{1}}. O boleto do contrato {{2}} vence amanhã, como combinado na renovação.'],
  ['pt_PT', 'pt_BR', 'brazilian', 'Olá, {{1}}. Estamos preparando a nota fiscal eletrônica do pedido {{2}} desta semana.'],
  ['pt_BR', 'pt_PT', 'european', 'Caro {{1}}, recebemos o pedido {{2}} e registámos a morada indicada para a entrega.'],
  ['pt_BR', 'pt_PT', 'european', 'Olá, {{1}}. O seu equipamento {{2}} está a ser reparado; contacte a loja para saber mais.'],
]

ruleTable(ruleOf('LANG-TEXT'), {
  valid: [{}],
  invalid: varieties.map(([language, meant, messageId, text]) => ({
    template: { language, ...body(text) },
    findings: [{ messageId, data: { language }, component: 'language', text: language, suggest: [declare(meant)] }],
  })),
})

ruleTable(ruleOf('LANG-SPELL'), {
  valid: [
    body('Equipe VC: acesse https://ex.com.br/vc ou vc.com.br, ou escreva a vc@ex.com e hj_2.'),
    { language: 'en', ...body('Your code is vc.') },
  ],
  invalid: [
    {
      template: body('Oi, Vc recebeu tbm.'),
      findings: [
        {
          messageId: 'short',
          data: { word: 'Vc', full: 'Você' },
          component: 'body',
          text: 'Vc',
          suggest: [{ messageId: 'spellOut', data: { full: 'Você' }, output: body('Oi, Você recebeu tbm.') }],
        },
        {
          messageId: 'short',
          data: { word: 'tbm', full: 'também' },
          component: 'body',
          text: 'tbm',
          suggest: [{ messageId: 'spellOut', data: { full: 'também' }, output: body('Oi, Vc recebeu também.') }],
        },
      ],
    },
  ],
})
