import { ruleOf, ruleTable } from '../../support/rule-table.ts'

ruleTable(ruleOf('VAR-SAMPLE'), {
  valid: [
    {},
    {
      body: { text: 'Olá, {{nome}}. Seu chamado foi aberto.' },
      samples: { 'header.nome': 'Marina' },
      header: { format: 'TEXT', text: 'Olá {{nome}} bem-vindo' },
      context: { scope: 'template' },
    },
    {
      header: { format: 'IMAGE' },
      samples: { 'body.1': 'Marina', 'body.2': '2026-0412', 'header.imageUrl': 'https://exemplo.com.br/a.png' },
    },
    { header: { format: 'LOCATION' } },
  ],
  invalid: [
    {
      template: { samples: {} },
      findings: [
        { messageId: 'missing', data: { variable: '{{1}}', key: 'body.1' }, component: 'body', text: '{{1}}' },
        { messageId: 'missing', data: { variable: '{{2}}', key: 'body.2' }, component: 'body', text: '{{2}}' },
      ],
    },
    {
      template: { samples: { 'body.1': '  ', 'body.2': '2026-0412' } },
      findings: [{ messageId: 'missing', data: { variable: '{{1}}', key: 'body.1' }, component: 'body', text: '{{1}}' }],
    },
    {
      template: {
        body: { text: 'Olá, {{nome}}. Seu chamado foi aberto.' },
        samples: { 'header.nome': 'Marina' },
        header: { format: 'TEXT', text: 'Olá {{nome}} bem-vindo' },
      },
      findings: [{ messageId: 'missing', data: { variable: '{{nome}}', key: 'body.nome' }, component: 'body', text: '{{nome}}' }],
    },
    {
      template: { buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://exemplo.com.br/{{1}}' }] },
      findings: [
        { messageId: 'missing', data: { variable: '{{1}}', key: 'buttons.0.1' }, component: 'buttons.0.url', text: '{{1}}' },
      ],
    },
    {
      template: { header: { format: 'IMAGE' } },
      findings: [{ messageId: 'media', data: { format: 'IMAGE' }, component: 'header', text: '' }],
    },
    {
      template: {
        samples: { 'body.1': 'Marina' },
        context: {
          crm: {
            variables: [
              {
                token: 'PROTOCOLO',
                label: { 'pt-BR': 'Protocolo', en: 'Number' },
                type: 'text',
                maxLength: 20,
                mayBeEmpty: false,
                multiline: false,
                sample: '2026-0099',
              },
            ],
            bindings: [{ key: 'body.2', source: { kind: 'crm', token: 'PROTOCOLO' }, fallback: null, transforms: [] }],
          },
        },
      },
      findings: [
        {
          messageId: 'missing',
          data: { variable: '{{2}}', key: 'body.2' },
          component: 'body',
          text: '{{2}}',
          suggest: [
            {
              messageId: 'fill',
              data: { sample: '2026-0099' },
              output: { samples: { 'body.1': 'Marina', 'body.2': '2026-0099' } },
            },
          ],
        },
      ],
    },
  ],
})

ruleTable(ruleOf('VAR-SAMPLE-REAL'), {
  valid: [
    {},
    { samples: { 'body.1': 'Ana', 'body.2': '3' } },
    { body: { text: 'O status é {{status}} agora.' }, samples: { 'body.status': 'em análise' } },
    { samples: { 'body.1': 'Marina', 'body.2': '2026-0412', 'body.9': 'xxx' } },
    {
      buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://exemplo.com.br/{{1}}' }],
      samples: {
        'body.1': 'Marina',
        'body.2': '2026-0412',
        'buttons.0.1': 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      },
    },
  ],
  invalid: [
    {
      template: { samples: { 'body.1': 'Nome', 'body.2': 'XXX-XX' } },
      findings: [
        { messageId: 'standIn', data: { sample: 'Nome' }, component: 'samples.body.1', text: 'Nome' },
        { messageId: 'standIn', data: { sample: 'XXX-XX' }, component: 'samples.body.2', text: 'XXX-XX' },
      ],
    },
    {
      template: { samples: { 'body.1': 'cliente', 'body.2': '[protocolo]' } },
      findings: [
        { messageId: 'standIn', data: { sample: 'cliente' }, component: 'samples.body.1', text: 'cliente' },
        { messageId: 'standIn', data: { sample: '[protocolo]' }, component: 'samples.body.2', text: '[protocolo]' },
      ],
    },
    {
      template: { body: { text: 'O status é {{status_atual}} agora.' }, samples: { 'body.status_atual': 'Status Atual' } },
      findings: [
        { messageId: 'standIn', data: { sample: 'Status Atual' }, component: 'samples.body.status_atual', text: 'Status Atual' },
      ],
    },
    {
      template: { samples: { 'body.1': 'Marina\n\tSouza', 'body.2': '2026      0412' } },
      findings: [
        { messageId: 'format', component: 'samples.body.1', text: 'Marina\n\tSouza' },
        { messageId: 'format', component: 'samples.body.2', text: '2026      0412' },
      ],
      output: { samples: { 'body.1': 'Marina Souza', 'body.2': '2026 0412' } },
    },
    {
      template: {
        samples: { 'body.1': 'Maria Maria Maria Maria Maria Maria Maria Maria Maria Maria Maria ', 'body.2': '2026-0412' },
      },
      findings: [{ messageId: 'long', data: { length: 66 }, component: 'samples.body.1', text: 'Maria ', start: 60 }],
    },
  ],
})

ruleTable(ruleOf('VAR-SAMPLE-PII'), {
  valid: [
    {},
    { samples: { 'body.1': '111.111.111-11', 'body.2': '123.456.789-09' } },
    { samples: { 'body.1': '(11) 98888-7777', 'body.2': '+55 11 91234-5678' } },
    { samples: { 'body.1': 'ana@exemplo.com.br', 'body.2': '20261122001234' } },
    { samples: { 'body.1': '529.982.247-24', 'body.2': '1132248791' } },
    { samples: { 'body.1': 'R$ 1.234.567,89', 'body.2': '00.000.000/0001-91' } },
  ],
  invalid: [
    {
      template: { samples: { 'body.1': '529.982.247-25', 'body.2': '52998224725' } },
      findings: [
        { messageId: 'cpf', data: { found: '529.982.247-25' }, component: 'samples.body.1', text: '529.982.247-25' },
        { messageId: 'cpf', data: { found: '52998224725' }, component: 'samples.body.2', text: '52998224725' },
      ],
    },
    {
      template: { samples: { 'body.1': '(31) 98347-2291', 'body.2': '+55 31 3224-8791' } },
      findings: [
        { messageId: 'phone', data: { found: '(31) 98347-2291' }, component: 'samples.body.1', text: '(31) 98347-2291' },
        { messageId: 'phone', data: { found: '+55 31 3224-8791' }, component: 'samples.body.2', text: '+55 31 3224-8791' },
      ],
    },
    {
      template: { samples: { 'body.1': '31983472291', 'body.2': 'Contato: maria.souza@empresa.com.br' } },
      findings: [
        { messageId: 'phone', data: { found: '31983472291' }, component: 'samples.body.1', text: '31983472291' },
        {
          messageId: 'email',
          data: { found: 'maria.souza@empresa.com.br' },
          component: 'samples.body.2',
          text: 'maria.souza@empresa.com.br',
        },
      ],
    },
  ],
})

ruleTable(ruleOf('VAR-CURRENCY'), {
  valid: [
    {},
    { body: { text: 'O valor da fatura é de R$ {{1}} neste mês.' }, samples: { 'body.1': '149,90' } },
    {
      buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://exemplo.com.br/{{1}}' }],
      samples: { 'body.1': 'Marina', 'body.2': '2026-0412', 'buttons.0.1': 'R$10' },
    },
  ],
  invalid: [
    {
      template: {
        body: { text: 'O valor da fatura é de {{1}} e não de {{2}} neste mês.' },
        samples: { 'body.1': 'R$ 149,90', 'body.2': 'R$150' },
      },
      findings: [
        {
          messageId: 'symbol',
          data: { sample: 'R$ 149,90' },
          component: 'samples.body.1',
          text: 'R$ ',
          suggest: [
            {
              messageId: 'move',
              output: {
                body: { text: 'O valor da fatura é de R$ {{1}} e não de {{2}} neste mês.' },
                samples: { 'body.1': '149,90', 'body.2': 'R$150' },
              },
            },
          ],
        },
        {
          messageId: 'symbol',
          data: { sample: 'R$150' },
          component: 'samples.body.2',
          text: 'R$',
          suggest: [
            {
              messageId: 'move',
              output: {
                body: { text: 'O valor da fatura é de {{1}} e não de R$ {{2}} neste mês.' },
                samples: { 'body.1': 'R$ 149,90', 'body.2': '150' },
              },
            },
          ],
        },
      ],
    },
    {
      template: { body: { text: 'O valor da fatura é de R$ {{1}} neste mês.' }, samples: { 'body.1': 'R$ 149,90' } },
      findings: [
        {
          messageId: 'symbol',
          data: { sample: 'R$ 149,90' },
          component: 'samples.body.1',
          text: 'R$ ',
          suggest: [{ messageId: 'move', output: { samples: { 'body.1': '149,90' } } }],
        },
      ],
    },
  ],
})
