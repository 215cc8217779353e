import { ruleOf, ruleTable } from '../../support/rule-table.ts'

const body = (text: string) => ({ body: { text } })
const header = (text: string) => ({ header: { format: 'TEXT' as const, text } })
const footer = (text: string) => ({ footer: { text } })

ruleTable(ruleOf('BODY-REQUIRED'), {
  valid: [body('{{1}}'), {}],
  invalid: ['', ' \n\t'].map((text) => ({
    template: body(text),
    findings: [{ messageId: 'empty', component: 'body' as const, text }],
  })),
})

ruleTable(ruleOf('BODY-LEN'), {
  valid: [body('a'.repeat(1024)), body('😀'.repeat(512))],
  invalid: [
    {
      template: body(`${'a'.repeat(1024)}bc`),
      findings: [{ messageId: 'long', data: { length: 1026, limit: 1024, over: 2 }, component: 'body', text: 'bc' }],
    },
    {
      // The limit falls between the halves of a character, which is marked whole.
      template: body(`${'a'.repeat(1023)}😀`),
      findings: [{ messageId: 'long', data: { length: 1025, limit: 1024, over: 1 }, component: 'body', text: '😀' }],
    },
  ],
})

ruleTable(ruleOf('BODY-LEN-550'), {
  valid: [body('a'.repeat(550)), { category: 'AUTHENTICATION', ...body('a'.repeat(600)) }],
  invalid: [
    {
      template: { category: 'MARKETING', ...body('a'.repeat(551)) },
      findings: [{ messageId: 'long', data: { length: 551, limit: 550, over: 1 }, component: 'body', text: 'a' }],
    },
  ],
})

ruleTable(ruleOf('BODY-TRUNC'), {
  valid: [
    body('1\n2\n3\n4\n5\n6'),
    { category: 'MARKETING', ...body('1\n2\n3\n4\n5') },
    { category: 'MARKETING', ...body('a'.repeat(200)) },
    { category: 'MARKETING', ...body('1\n2\n\n4\n5\n\n') },
  ],
  invalid: [
    {
      template: { category: 'MARKETING', ...body('1\n2\n\n4\n5\nseis') },
      findings: [{ messageId: 'cut', data: { limit: 5 }, component: 'body', text: 'seis' }],
    },
    {
      template: { category: 'MARKETING', ...body(`título\n${'a'.repeat(160)}fim`) },
      findings: [{ messageId: 'cut', data: { limit: 5 }, component: 'body', text: 'fim' }],
    },
  ],
})

ruleTable(ruleOf('BODY-GENERIC'), {
  valid: [body('Olá!'), body('Olá {{1}}, pedido {{2}} enviado'), body('Oi {{1}}, seu protocolo é {{2}}.')],
  invalid: ['{{1}}', '{{1}} {{2}}', 'Olá {{nome}}!', 'Bom dia, Sr(a). {{1}}, tudo bem?\n{{2}}', 'Oi {nome} 😀'].map((text) => ({
    template: body(text),
    findings: [{ messageId: 'generic', component: 'body' as const, text }],
  })),
})

ruleTable(ruleOf('HEAD-LEN'), {
  valid: [
    header('a'.repeat(60)),
    { ...header(`Pedido {{1}} de ${'a'.repeat(40)}`), samples: { 'header.1': '12' } },
    header('{{1}}'.repeat(12)),
  ],
  invalid: [
    {
      template: header('a'.repeat(61)),
      findings: [{ messageId: 'long', data: { length: 61, limit: 60, over: 1 }, component: 'header', text: 'a' }],
    },
    {
      template: { ...header('Pedido {{1}} enviado'), samples: { 'header.1': 'x'.repeat(46) } },
      findings: [{ messageId: 'filled', data: { length: 61, limit: 60 }, component: 'header', text: 'Pedido {{1}} enviado' }],
    },
  ],
})

ruleTable(ruleOf('HEAD-ONE-VAR'), {
  valid: [header('Pedido {{1}} enviado'), header('{ um { dois')],
  invalid: [
    {
      template: header('De {{1}} a {{2}} e {{3}} dias'),
      findings: [{ messageId: 'several', data: { count: 3 }, component: 'header', text: '{{2}} e {{3}}' }],
    },
  ],
})

ruleTable(ruleOf('HEAD-PLAIN'), {
  valid: [header('Aviso {{data_da_visita}} nº 2 ©'), body('*negrito*\nno corpo 😀')],
  invalid: [
    {
      template: header('*Aviso* de\nvisita 📅'),
      findings: [
        { messageId: 'newline', component: 'header', text: '\n' },
        { messageId: 'emoji', data: { emoji: '📅' }, component: 'header', text: '📅' },
        { messageId: 'markup', data: { marker: '*' }, component: 'header', text: '*', start: 0 },
        { messageId: 'markup', data: { marker: '*' }, component: 'header', text: '*', start: 6 },
      ],
      output: header('Aviso de visita'),
    },
    {
      template: header('Código A_1 e {{nome_do_cliente}}_x'),
      findings: [
        {
          messageId: 'markup',
          data: { marker: '_' },
          component: 'header',
          text: '_',
          start: 8,
          suggest: [{ messageId: 'remove', data: { marker: '_' }, output: header('Código A1 e {{nome_do_cliente}}_x') }],
        },
        {
          messageId: 'markup',
          data: { marker: '_' },
          component: 'header',
          text: '_',
          start: 32,
          suggest: [{ messageId: 'remove', data: { marker: '_' }, output: header('Código A_1 e {{nome_do_cliente}}x') }],
        },
      ],
    },
    {
      template: header('Aviso \r\n de visita\n'),
      findings: [
        { messageId: 'newline', component: 'header', text: '\r\n' },
        { messageId: 'newline', component: 'header', text: '\n' },
      ],
      output: header('Aviso  de visita'),
    },
  ],
})

ruleTable(ruleOf('HEAD-EDGE-VAR'), {
  valid: [header('Pedido {{1}} enviado'), header('Aviso'), body('{{1}}')],
  invalid: [
    {
      template: header('Pedido *{{1}}*!'),
      findings: [{ messageId: 'ends', component: 'header', text: '{{1}}' }],
    },
    {
      template: header('"{{1}}" a {{2}}'),
      findings: [
        { messageId: 'starts', component: 'header', text: '{{1}}' },
        { messageId: 'ends', component: 'header', text: '{{2}}' },
      ],
    },
  ],
})

ruleTable(ruleOf('FOOT-LEN'), {
  valid: [footer('a'.repeat(60)), {}],
  invalid: [
    {
      template: footer(`${'a'.repeat(60)}b`),
      findings: [{ messageId: 'long', data: { length: 61, limit: 60, over: 1 }, component: 'footer', text: 'b' }],
    },
  ],
})

ruleTable(ruleOf('FOOT-NO-VAR'), {
  valid: [footer('Equipe de atendimento'), footer('Equipe {de} atendimento')],
  invalid: [
    {
      template: footer('Equipe {{1}} de {{ nome }}'),
      findings: [
        { messageId: 'variable', data: { placeholder: '{{1}}' }, component: 'footer', text: '{{1}}' },
        { messageId: 'variable', data: { placeholder: '{{ nome }}' }, component: 'footer', text: '{{ nome }}' },
      ],
    },
  ],
})

ruleTable(ruleOf('FOOT-PLAIN'), {
  valid: [footer('Equipe © 2026 *'), body('com\nquebra 😀')],
  invalid: [
    {
      template: footer('Equipe\nde 👨‍👩‍👧 atendimento'),
      findings: [
        { messageId: 'newline', component: 'footer', text: '\n' },
        { messageId: 'emoji', data: { emoji: '👨‍👩‍👧' }, component: 'footer', text: '👨‍👩‍👧' },
      ],
      output: footer('Equipe de atendimento'),
    },
  ],
})
