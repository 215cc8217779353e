import { CRM_VARIABLES } from '#core/variables'
import { ruleOf, ruleTable } from '../../support/rule-table.ts'

const body = (text: string) => ({ body: { text } })
const remove = (marker: string, text: string) => ({ messageId: 'remove', data: { marker }, output: body(text) })

ruleTable(ruleOf('FMT-PAIRS'), {
  valid: [
    body('*negrito* _itálico_ ~riscado~ `código` ```bloco\n*solto```'),
    body('* item\n* outro\n- mais *um*'),
    body('joao_da_silva@ex.com, https://ex.com/_a_/b e 2*3 = 6'),
    body('Nome: ____ Data: ____'),
    body('CPF ***.456.789-**, ~10 minutos, *144, R$ 10,00*, 2 * 3'),
    body('um - dois _ três'),
    { header: { format: 'TEXT', text: '*solto' } },
  ],
  invalid: [
    {
      template: body('Olá *mundo, tudo_ bem?'),
      findings: [
        {
          messageId: 'unpaired',
          data: { marker: '*' },
          component: 'body',
          text: '*',
          suggest: [remove('*', 'Olá mundo, tudo_ bem?')],
        },
        {
          messageId: 'unpaired',
          data: { marker: '_' },
          component: 'body',
          text: '_',
          suggest: [remove('_', 'Olá *mundo, tudo bem?')],
        },
      ],
    },
    {
      template: body('Seu * pedido * e *outro * saíram.'),
      findings: [
        {
          messageId: 'spaced',
          data: { marker: '*' },
          component: 'body',
          text: '* pedido *',
          suggest: [{ messageId: 'tighten', data: { marker: '*' }, output: body('Seu *pedido* e *outro * saíram.') }],
        },
        {
          messageId: 'spaced',
          data: { marker: '*' },
          component: 'body',
          text: '*outro *',
          suggest: [{ messageId: 'tighten', data: { marker: '*' }, output: body('Seu * pedido * e *outro* saíram.') }],
        },
      ],
    },
    {
      template: body('*um\ndois*'),
      findings: [
        {
          messageId: 'unpaired',
          data: { marker: '*' },
          component: 'body',
          text: '*',
          start: 0,
          suggest: [remove('*', 'um\ndois*')],
        },
        {
          messageId: 'unpaired',
          data: { marker: '*' },
          component: 'body',
          text: '*',
          start: 8,
          suggest: [remove('*', '*um\ndois')],
        },
      ],
    },
    {
      template: body('**dois** e ```código'),
      findings: [
        {
          messageId: 'unpaired',
          data: { marker: '*' },
          component: 'body',
          text: '*',
          start: 0,
          suggest: [remove('*', '*dois** e ```código')],
        },
        {
          messageId: 'unpaired',
          data: { marker: '*' },
          component: 'body',
          text: '*',
          start: 7,
          suggest: [remove('*', '**dois* e ```código')],
        },
        {
          messageId: 'unpaired',
          data: { marker: '`' },
          component: 'body',
          text: '`',
          start: 13,
          suggest: [remove('`', '**dois** e ``código')],
        },
      ],
    },
  ],
})

const bound = (key: string, token: string) => ({
  scope: 'template' as const,
  crm: {
    variables: CRM_VARIABLES.map((variable) => (variable.token === token ? { ...variable, sample: 'PED_1' } : variable)),
    bindings: [{ key, source: { kind: 'crm' as const, token }, fallback: null, transforms: [] }],
  },
})
const [first] = CRM_VARIABLES
const token = first?.token ?? ''

ruleTable(ruleOf('FMT-UNDERSCORE-VAR'), {
  valid: [
    body('Olá *{{1}}*, pedido {{2}} enviado.'),
    body('Olá _caro {{nome_cliente}} amigo_'),
    { ...body('pedido {{1}} de *{{2}}*'), samples: { 'body.1': 'PED_1', 'body.2': 'Ana' } },
    { ...body('pedido *{{1}}*'), context: { ...bound('header.1', token), scope: 'component' } },
  ],
  invalid: [
    {
      template: body('Olá _{{1}}_ e *{{nome_cliente}}*'),
      findings: [
        { messageId: 'touches', data: { placeholder: '{{1}}', marker: '_' }, component: 'body', text: '{{1}}' },
        {
          messageId: 'touches',
          data: { placeholder: '{{nome_cliente}}', marker: '*' },
          component: 'body',
          text: '{{nome_cliente}}',
        },
      ],
    },
    {
      template: { ...body('pedido *{{1}}*'), samples: { 'body.1': 'PED_1' } },
      findings: [{ messageId: 'touches', data: { placeholder: '{{1}}', marker: '*' }, component: 'body', text: '{{1}}' }],
    },
    {
      template: { ...body('pedido *{{1}}*'), context: bound('header.1', token) },
      findings: [{ messageId: 'touches', data: { placeholder: '{{1}}', marker: '*' }, component: 'body', text: '{{1}}' }],
    },
  ],
})

ruleTable(ruleOf('FMT-AUTH'), {
  valid: [body('*negrito*'), { category: 'AUTHENTICATION', ...body('Seu código é {{1}}') }],
  invalid: [
    {
      template: { category: 'AUTHENTICATION', ...body('Seu _código *é*_ {{1}}'), footer: { text: '~fim~' } },
      findings: [
        { messageId: 'markup', data: { marker: '_' }, component: 'body', text: '_código *é*_' },
        { messageId: 'markup', data: { marker: '~' }, component: 'footer', text: '~fim~' },
      ],
      output: { ...body('Seu código *é* {{1}}'), footer: { text: 'fim' } },
    },
  ],
})

ruleTable(ruleOf('FMT-QUOTES'), {
  valid: [body('"reto" e \'reto\' - hífen, nº 1ª…')],
  invalid: [
    {
      template: body('“aspas” – d’água'),
      findings: [
        {
          messageId: 'typographic',
          data: { signs: '“ ” – ’' },
          component: 'body',
          text: '“aspas” – d’',
          suggest: [{ messageId: 'plain', output: body('"aspas" - d\'água') }],
        },
      ],
    },
  ],
})

ruleTable(ruleOf('FMT-SHOUT'), {
  valid: [body('Informe CNPJ, IPTU e IPVA. ENEL, de novo ENEL. Ok! Ok! Ok!'), body('Use %NOME% e %PROTOCOLO% aqui. SIM NÃO OS')],
  invalid: [
    {
      template: body('Olá, AVISO IMPORTANTE. PAGUE hoje'),
      findings: [
        {
          messageId: 'capitals',
          data: { count: 3 },
          component: 'body',
          text: 'AVISO IMPORTANTE. PAGUE',
          suggest: [{ messageId: 'quiet', output: body('Olá, aviso importante. Pague hoje') }],
        },
      ],
    },
    {
      template: body('Oi!! Veja! Já! Sim!'),
      findings: [
        {
          messageId: 'doubled',
          data: { count: 2 },
          component: 'body',
          text: '!!',
          suggest: [{ messageId: 'one', output: body('Oi! Veja! Já! Sim!') }],
        },
        { messageId: 'many', data: { count: 5, limit: 3 }, component: 'body', text: '!! Veja! Já! Sim!' },
      ],
    },
  ],
})
