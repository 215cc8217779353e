import { describe, expect, it } from 'vitest'
import { completeExample, type Example, lintTemplate } from '#core/lint'
import { type Binding, CRM_VARIABLES } from '#core/variables'
import { ruleOf, ruleTable } from '../../support/rule-table.ts'

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
const NAME = crm('body.1', 'NOME')
const NUMBER = crm('body.2', 'PROTOCOLO')
const mapped = (bindings: readonly Binding[] | null, rest: Example = {}): Example => ({
  ...rest,
  context: { ...rest.context, crm: { variables: CRM_VARIABLES, bindings } },
})
const WHOLE = completeExample({}).content.body.text
const body = (text: string): Example => ({ body: { text } })

ruleTable(ruleOf('CRM-EMOJI'), {
  valid: [
    {},
    body(`${WHOLE} Empresa® nº 5, 100% → ✓ :)`),
    { samples: { 'body.1': 'Ana ©', 'body.2': '#5*' } },
    mapped([literal('body.1', '🎉 Ana', { transforms: ['remove-emoji'] }), NUMBER]),
    { buttons: [{ type: 'URL', text: 'Ver', url: 'https://exemplo.com.br/😀' }] },
  ],
  invalid: [
    {
      template: body('Olá, 👨‍👩‍👧 {{1}}. Seu chamado {{2}} foi aberto ✅'),
      findings: [
        { messageId: 'text', data: { emoji: '👨‍👩‍👧' }, component: 'body', text: '👨‍👩‍👧' },
        { messageId: 'text', data: { emoji: '✅' }, component: 'body', text: '✅' },
      ],
      output: { body: { text: 'Olá, {{1}}. Seu chamado {{2}} foi aberto' } },
    },
    {
      template: {
        header: { format: 'TEXT', text: 'Chamado 1️⃣' },
        footer: { text: '🇧🇷 Suporte' },
        buttons: [{ type: 'QUICK_REPLY', text: 'Sim ❤️' }],
        samples: { 'body.1': 'Ana 😀 Souza', 'body.2': '5' },
      },
      findings: [
        { messageId: 'text', data: { emoji: '1️⃣' }, component: 'header', text: '1️⃣' },
        { messageId: 'text', data: { emoji: '🇧🇷' }, component: 'footer', text: '🇧🇷' },
        { messageId: 'text', data: { emoji: '❤️' }, component: 'buttons.0.text', text: '❤️' },
        { messageId: 'sample', data: { emoji: '😀' }, component: 'samples.body.1', text: '😀' },
      ],
      output: {
        header: { format: 'TEXT', text: 'Chamado' },
        footer: { text: 'Suporte' },
        buttons: [{ type: 'QUICK_REPLY', text: 'Sim' }],
        samples: { 'body.1': 'Ana Souza', 'body.2': '5' },
      },
    },
    {
      template: mapped([literal('body.1', '🎉 Ana'), crm('body.2', 'PROTOCOLO', { fallback: 'sem número 😀' })]),
      findings: [
        { messageId: 'binding', data: { emoji: '🎉' }, component: 'body', text: '{{1}}' },
        { messageId: 'binding', data: { emoji: '😀' }, component: 'body', text: '{{2}}' },
      ],
    },
  ],
})

ruleTable(ruleOf('CRM-MEDIA'), {
  valid: [{}, { header: { format: 'TEXT', text: 'Chamado' } }],
  invalid: (['IMAGE', 'VIDEO', 'DOCUMENT', 'LOCATION'] as const).map((format) => ({
    template: { header: { format } },
    findings: [{ messageId: 'media', data: { format }, component: 'header' as const, text: '' }],
  })),
})

ruleTable(ruleOf('CRM-VAR-UNMAPPED'), {
  valid: [
    {},
    mapped(null),
    mapped([NAME, NUMBER]),
    mapped([literal('body.1', 'cliente'), NUMBER]),
    mapped([crm('header.nome', 'NOME')], {
      header: { format: 'TEXT', text: 'Olá, {{nome}} Souza' },
      ...body('Olá, {{nome}}. Seu chamado foi aberto.'),
      context: { scope: 'template' },
    }),
  ],
  invalid: [
    {
      template: mapped([]),
      findings: [
        { messageId: 'unmapped', data: { variable: '{{1}}' }, component: 'body', text: '{{1}}' },
        { messageId: 'unmapped', data: { variable: '{{2}}' }, component: 'body', text: '{{2}}' },
      ],
    },
    {
      template: mapped([crm('body.1', 'NOME', { fallback: '  ' }), NUMBER]),
      findings: [{ messageId: 'blank', data: { variable: '{{1}}' }, component: 'body', text: '{{1}}' }],
    },
    {
      template: mapped([NAME, NUMBER], { buttons: [{ type: 'URL', text: 'Ver', url: 'https://exemplo.com.br/{{1}}' }] }),
      findings: [{ messageId: 'unmapped', data: { variable: '{{1}}' }, component: 'buttons.0.url', text: '{{1}}' }],
    },
  ],
})

ruleTable(ruleOf('CRM-VAR-UNKNOWN'), {
  valid: [
    {},
    body('Olá, %XPTO%. Sem CRM nada é dito do texto.'),
    mapped([NAME, NUMBER]),
    mapped(null, body('Olá, %nome%. Seu chamado %PROTOCOLO% tem 100% e 50% de chance.')),
  ],
  invalid: [
    {
      template: mapped([crm('body.1', 'NOMME'), crm('body.2', 'XPTO')]),
      findings: [
        { messageId: 'near', data: { token: '%NOMME%', near: '%NOME%' }, component: 'body', text: '{{1}}' },
        { messageId: 'unknown', data: { token: '%XPTO%' }, component: 'body', text: '{{2}}' },
      ],
    },
    {
      template: mapped(null, body('Olá. O endereço é %ENDEREÇO% e o código, %XPTO_QQ%.')),
      findings: [
        {
          messageId: 'near',
          data: { token: '%ENDEREÇO%', near: '%ENDERECO%' },
          component: 'body',
          text: '%ENDEREÇO%',
          suggest: [
            {
              messageId: 'near',
              data: { near: '%ENDERECO%' },
              output: body('Olá. O endereço é %ENDERECO% e o código, %XPTO_QQ%.'),
            },
          ],
        },
        { messageId: 'unknown', data: { token: '%XPTO_QQ%' }, component: 'body', text: '%XPTO_QQ%' },
      ],
    },
  ],
})

ruleTable(ruleOf('CRM-VAR-NULLABLE'), {
  valid: [{}, mapped(null), mapped([NAME, NUMBER]), mapped([crm('body.1', 'EMPRESA', { fallback: 'cliente' }), NUMBER])],
  invalid: [
    {
      template: mapped([crm('body.1', 'EMPRESA'), NUMBER]),
      findings: [{ messageId: 'empty', data: { variable: '{{1}}', token: '%EMPRESA%' }, component: 'body', text: '{{1}}' }],
    },
  ],
})

ruleTable(ruleOf('CRM-VAR-MULTILINE'), {
  valid: [
    {},
    mapped([NAME, NUMBER]),
    mapped([crm('body.1', 'ENDERECO', { transforms: ['collapse-whitespace'] }), NUMBER]),
    mapped([literal('body.1', 'cliente 😀'), NUMBER]),
  ],
  invalid: [
    {
      template: mapped([crm('body.1', 'ENDERECO'), literal('body.2', 'a\nb')]),
      findings: [
        { messageId: 'field', data: { variable: '{{1}}', token: '%ENDERECO%' }, component: 'body', text: '{{1}}' },
        { messageId: 'text', data: { variable: '{{2}}' }, component: 'body', text: '{{2}}' },
      ],
    },
  ],
})

/** 1,024 characters and a variable of three, which is none of them. */
const full = (variables: string): string => `${'a'.repeat(1024 - variables.length)}${variables}`
const NEARLY_FULL = full('{{1}}')

ruleTable(ruleOf('BODY-LEN-HYDRATED'), {
  valid: [
    {},
    mapped([NAME, NUMBER]),
    { ...body(NEARLY_FULL), samples: { 'body.1': 'Maria' } },
    body(`${'a'.repeat(1021)}{{1}}`),
    mapped([crm('body.1', 'NOME')], body(`${'a'.repeat(944)}{{1}}`)),
  ],
  invalid: [
    {
      template: { ...body(NEARLY_FULL), samples: { 'body.1': 'Marina' } },
      findings: [{ messageId: 'long', data: { length: 1025, over: 1 }, component: 'body', text: NEARLY_FULL }],
    },
    {
      template: mapped([crm('body.1', 'NOME')], body(`${'a'.repeat(945)}{{1}}`)),
      findings: [{ messageId: 'long', data: { length: 1025, over: 1 }, component: 'body', text: `${'a'.repeat(945)}{{1}}` }],
    },
  ],
})

const TWICE = `${'a'.repeat(900)}{{2}} e {{1}} e {{1}}`

ruleTable(ruleOf('CRM-VAR-LENGTH'), {
  valid: [
    {},
    mapped([NAME, NUMBER]),
    mapped(null, body(TWICE)),
    mapped([literal('body.1', 'b'.repeat(200)), literal('body.2', 'b')], body(TWICE)),
  ],
  invalid: [
    {
      template: mapped([NAME, NUMBER], body(TWICE)),
      findings: [
        {
          messageId: 'long',
          data: { variable: '{{1}}', length: 80, times: 2, total: 1086 },
          component: 'body',
          text: '{{1}}',
          start: TWICE.indexOf('{{1}}'),
        },
      ],
    },
  ],
})

describe('the mapping', () => {
  it('is judged anew when it changes while the template stays', () => {
    const { content } = completeExample({})
    const rulesWith = (bindings: Binding[]) =>
      lintTemplate(content, { crm: { variables: CRM_VARIABLES, bindings } })
        .map(({ rule }) => rule)
        .filter((rule) => rule.startsWith('CRM-VAR'))
    expect(rulesWith([NAME])).toEqual(['CRM-VAR-UNMAPPED'])
    expect(rulesWith([NAME, NUMBER])).toEqual([])
  })
})
