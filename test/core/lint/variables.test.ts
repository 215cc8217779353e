import { ruleOf, ruleTable } from '../../support/rule-table.ts'

ruleTable(ruleOf('VAR-BRACES'), {
  valid: [
    {},
    { body: { text: 'O desconto em folha é de 100% e o resto, 50%, fica para depois.' }, samples: {} },
    { buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://exemplo.com.br/jo%C3%A3o' }] },
    { body: { text: 'Atendemos de 10% a 20%DOS casos no mesmo dia.' }, samples: {} },
  ],
  invalid: [
    {
      template: { body: { text: 'Olá, {nome}. Seu chamado foi aberto.' }, samples: {} },
      findings: [{ messageId: 'single', data: { found: '{nome}' }, component: 'body', text: '{nome}' }],
      output: { body: { text: 'Olá, {{nome}}. Seu chamado foi aberto.' } },
    },
    {
      template: { body: { text: 'Olá, {{{1}}}. Seu chamado foi aberto.' }, samples: { 'body.1': 'Marina' } },
      findings: [{ messageId: 'many', data: { found: '{{{1}}}' }, component: 'body', text: '{{{1}}}' }],
      output: { body: { text: 'Olá, {{1}}. Seu chamado foi aberto.' } },
    },
    {
      template: { body: { text: 'Olá, {{1}. Seu chamado foi aberto.' }, samples: {} },
      findings: [{ messageId: 'unbalanced', data: { found: '{{1}' }, component: 'body', text: '{{1}' }],
      output: { body: { text: 'Olá, {{1}}. Seu chamado foi aberto.' } },
    },
    {
      template: { body: { text: 'Olá, {1}}. Seu chamado foi aberto.' }, samples: {} },
      findings: [{ messageId: 'unbalanced', data: { found: '{1}}' }, component: 'body', text: '{1}}' }],
      output: { body: { text: 'Olá, {{1}}. Seu chamado foi aberto.' } },
    },
    {
      template: { body: { text: 'Olá, {{nome. Seu chamado foi aberto.' }, samples: {} },
      findings: [{ messageId: 'unbalanced', data: { found: '{{' }, component: 'body', text: '{{' }],
    },
    {
      template: { body: { text: 'Seu chamado }} foi aberto.' }, samples: {} },
      findings: [{ messageId: 'unbalanced', data: { found: '}}' }, component: 'body', text: '}}' }],
    },
    {
      template: { body: { text: 'Olá, { nome do cliente }. Seu chamado foi aberto.' }, samples: {} },
      findings: [{ messageId: 'single', data: { found: '{ nome do cliente }' }, component: 'body', text: '{ nome do cliente }' }],
    },
    {
      template: { body: { text: 'Olá, %NOME%. Seu chamado %número_ordem% foi aberto.' }, samples: {} },
      findings: [
        {
          messageId: 'token',
          data: { found: '%NOME%' },
          component: 'body',
          text: '%NOME%',
          suggest: [
            {
              messageId: 'token',
              data: { written: '{{nome}}' },
              output: { body: { text: 'Olá, {{nome}}. Seu chamado %número_ordem% foi aberto.' } },
            },
          ],
        },
        {
          messageId: 'token',
          data: { found: '%número_ordem%' },
          component: 'body',
          text: '%número_ordem%',
          suggest: [
            {
              messageId: 'token',
              data: { written: '{{numero_ordem}}' },
              output: { body: { text: 'Olá, %NOME%. Seu chamado {{numero_ordem}} foi aberto.' } },
            },
          ],
        },
      ],
    },
    {
      template: { body: { text: 'Olá, {{1}}. Seu chamado %PROTOCOLO% foi aberto.' }, samples: { 'body.1': 'Marina' } },
      findings: [
        {
          messageId: 'token',
          data: { found: '%PROTOCOLO%' },
          component: 'body',
          text: '%PROTOCOLO%',
          suggest: [
            {
              messageId: 'token',
              data: { written: '{{2}}' },
              output: { body: { text: 'Olá, {{1}}. Seu chamado {{2}} foi aberto.' } },
            },
          ],
        },
      ],
    },
    {
      template: { header: { format: 'TEXT', text: 'Chamado {1}' } },
      findings: [{ messageId: 'single', data: { found: '{1}' }, component: 'header', text: '{1}' }],
      output: { header: { format: 'TEXT', text: 'Chamado {{1}}' } },
    },
    {
      template: { buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://exemplo.com.br/%PROTOCOLO%' }] },
      findings: [
        {
          messageId: 'token',
          data: { found: '%PROTOCOLO%' },
          component: 'buttons.0.url',
          text: '%PROTOCOLO%',
          suggest: [
            {
              messageId: 'token',
              data: { written: '{{1}}' },
              output: { buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://exemplo.com.br/{{1}}' }] },
            },
          ],
        },
      ],
    },
  ],
})

ruleTable(ruleOf('VAR-CHARS'), {
  valid: [
    {},
    { body: { text: 'Olá, {{nome_2}}. Seu chamado foi aberto.' }, samples: {} },
    { body: { text: 'Olá, {nome}. Seu chamado foi aberto.' }, samples: {} },
  ],
  invalid: [
    {
      template: { body: { text: 'Olá, {{ nome }}. Seu chamado foi aberto.' }, samples: {} },
      findings: [{ messageId: 'blanks', data: { found: ' nome ' }, component: 'body', text: '{{ nome }}' }],
      output: { body: { text: 'Olá, {{nome}}. Seu chamado foi aberto.' } },
    },
    {
      template: { body: { text: 'Olá, {{}}. Seu chamado foi aberto.' }, samples: {} },
      findings: [{ messageId: 'empty', component: 'body', text: '{{}}' }],
    },
    {
      template: { body: { text: 'Olá, {{Nome}}. O chamado é seu, {{Nome}}, até o fim.' }, samples: { 'body.Nome': 'Marina' } },
      findings: [
        {
          messageId: 'signs',
          data: { found: 'Nome' },
          component: 'body',
          text: '{{Nome}}',
          start: 5,
          suggest: [
            {
              messageId: 'rename',
              data: { name: 'nome' },
              output: {
                body: { text: 'Olá, {{nome}}. O chamado é seu, {{nome}}, até o fim.' },
                samples: { 'body.nome': 'Marina' },
              },
            },
          ],
        },
        { messageId: 'signs', data: { found: 'Nome' }, component: 'body', text: '{{Nome}}', start: 32 },
      ],
    },
    {
      template: { body: { text: 'Olá, {{nome-do-cliente}}. Seu chamado foi aberto.' }, samples: {} },
      findings: [
        {
          messageId: 'signs',
          data: { found: 'nome-do-cliente' },
          component: 'body',
          text: '{{nome-do-cliente}}',
          suggest: [
            {
              messageId: 'rename',
              data: { name: 'nome_do_cliente' },
              output: { body: { text: 'Olá, {{nome_do_cliente}}. Seu chamado foi aberto.' } },
            },
          ],
        },
      ],
    },
    {
      template: { body: { text: 'Olá, {{endereço}}. Seu chamado foi aberto.' }, samples: {} },
      findings: [
        {
          messageId: 'signs',
          data: { found: 'endereço' },
          component: 'body',
          text: '{{endereço}}',
          suggest: [
            {
              messageId: 'rename',
              data: { name: 'endereco' },
              output: { body: { text: 'Olá, {{endereco}}. Seu chamado foi aberto.' } },
            },
          ],
        },
      ],
    },
    {
      template: { body: { text: 'Olá, {{#}}. Seu chamado foi aberto.' }, samples: {} },
      findings: [{ messageId: 'signs', data: { found: '#' }, component: 'body', text: '{{#}}' }],
    },
    {
      template: { body: { text: 'Olá, {{%nome%}}. Seu chamado foi aberto.' }, samples: {} },
      findings: [
        {
          messageId: 'signs',
          data: { found: '%nome%' },
          component: 'body',
          text: '{{%nome%}}',
          suggest: [
            { messageId: 'rename', data: { name: 'nome' }, output: { body: { text: 'Olá, {{nome}}. Seu chamado foi aberto.' } } },
          ],
        },
      ],
    },
    {
      template: { body: { text: 'Olá, {{1a}}. Seu chamado foi aberto.' }, samples: {} },
      findings: [
        {
          messageId: 'signs',
          data: { found: '1a' },
          component: 'body',
          text: '{{1a}}',
          suggest: [
            { messageId: 'rename', data: { name: 'a' }, output: { body: { text: 'Olá, {{a}}. Seu chamado foi aberto.' } } },
          ],
        },
      ],
    },
  ],
})

ruleTable(ruleOf('VAR-MIX'), {
  valid: [{}, { body: { text: 'Olá, {{nome}}. Seu chamado {{protocolo}} foi aberto.' }, samples: {} }],
  invalid: [
    {
      template: { body: { text: 'Olá, {{nome}}. Seu chamado {{1}} foi aberto.' }, samples: {} },
      findings: [{ messageId: 'mixed', data: { first: '{{nome}}', other: '{{1}}' }, component: 'body', text: '{{1}}' }],
    },
    {
      template: { buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://exemplo.com.br/{{protocolo}}' }] },
      findings: [
        {
          messageId: 'mixed',
          data: { first: '{{1}}', other: '{{protocolo}}' },
          component: 'buttons.0.url',
          text: '{{protocolo}}',
        },
      ],
    },
  ],
})

ruleTable(ruleOf('VAR-SEQ'), {
  valid: [
    {},
    { body: { text: 'Olá, {1}. Seu chamado {{2}} foi aberto.' }, samples: {} },
    { body: { text: 'Seu chamado {{2}} foi aberto, {{1}}, e {{2}} é o número.' }, samples: {} },
    { body: { text: 'Olá, {{nome}}. Seu chamado foi aberto.' }, samples: {} },
    { header: { format: 'TEXT', text: 'Chamado {{1}} aberto' } },
  ],
  invalid: [
    {
      template: {
        body: { text: 'Olá, {{2}}. Seu chamado {{4}} e {{2}} foi aberto.' },
        samples: { 'body.2': 'Marina', 'body.4': '412' },
      },
      findings: [
        {
          messageId: 'gap',
          data: { found: '{{2}}', wanted: '{{1}}' },
          component: 'body',
          text: '{{2}}',
          start: 5,
          suggest: [
            {
              messageId: 'renumber',
              data: { count: 2 },
              output: {
                body: { text: 'Olá, {{1}}. Seu chamado {{2}} e {{1}} foi aberto.' },
                samples: { 'body.2': '412', 'body.1': 'Marina' },
              },
            },
          ],
        },
      ],
    },
    {
      template: { body: { text: 'Olá, {{0}}. Seu chamado {{1}} foi aberto.' }, samples: { 'body.0': 'Marina', 'body.1': '412' } },
      findings: [
        {
          messageId: 'gap',
          data: { found: '{{0}}', wanted: '{{1}}' },
          component: 'body',
          text: '{{0}}',
          suggest: [
            {
              messageId: 'renumber',
              data: { count: 2 },
              output: {
                body: { text: 'Olá, {{1}}. Seu chamado {{2}} foi aberto.' },
                samples: { 'body.1': 'Marina', 'body.2': '412' },
              },
            },
          ],
        },
      ],
    },
    {
      template: { body: { text: 'Olá, {{01}}. Seu chamado foi aberto.' }, samples: {} },
      findings: [
        {
          messageId: 'gap',
          data: { found: '{{01}}', wanted: '{{1}}' },
          component: 'body',
          text: '{{01}}',
          suggest: [
            { messageId: 'renumber', data: { count: 1 }, output: { body: { text: 'Olá, {{1}}. Seu chamado foi aberto.' } } },
          ],
        },
      ],
    },
    {
      template: {
        header: { format: 'TEXT', text: 'Chamado {{2}} aberto' },
        samples: { 'body.1': 'Marina', 'body.2': '2026-0412', 'header.2': '412' },
      },
      findings: [
        {
          messageId: 'gap',
          data: { found: '{{2}}', wanted: '{{1}}' },
          component: 'header',
          text: '{{2}}',
          suggest: [
            {
              messageId: 'renumber',
              data: { count: 1 },
              output: {
                samples: { 'body.1': 'Marina', 'body.2': '2026-0412', 'header.1': '412' },
                header: { format: 'TEXT', text: 'Chamado {{1}} aberto' },
              },
            },
          ],
        },
      ],
    },
  ],
})

ruleTable(ruleOf('VAR-EDGE'), {
  valid: [
    {},
    { category: 'AUTHENTICATION', body: { text: '{{1}} é seu código de verificação.' } },
    { header: { format: 'TEXT', text: '{{1}}' } },
    { body: { text: 'Portão {{1}}, bloco 2.' }, samples: {} },
  ],
  invalid: [
    {
      template: { body: { text: '{{1}}, seu chamado foi aberto.' }, samples: {} },
      findings: [
        {
          messageId: 'start',
          data: { variable: '{{1}}' },
          component: 'body',
          text: '{{1}}',
          suggest: [
            { messageId: 'start', data: { written: 'Olá,' }, output: { body: { text: 'Olá, {{1}}, seu chamado foi aberto.' } } },
          ],
        },
      ],
    },
    {
      template: { body: { text: 'Seu pedido está no portão {{1}}.' }, samples: {} },
      findings: [
        {
          messageId: 'end',
          data: { variable: '{{1}}' },
          component: 'body',
          text: '{{1}}',
          suggest: [
            {
              messageId: 'end',
              data: { written: 'Agradecemos a atenção.' },
              output: { body: { text: 'Seu pedido está no portão {{1}}. Agradecemos a atenção.' } },
            },
          ],
        },
      ],
    },
    {
      template: { body: { text: '*{{1}}* seu chamado foi aberto.' }, samples: {} },
      findings: [
        {
          messageId: 'start',
          data: { variable: '{{1}}' },
          component: 'body',
          text: '{{1}}',
          suggest: [
            { messageId: 'start', data: { written: 'Olá,' }, output: { body: { text: 'Olá, *{{1}}* seu chamado foi aberto.' } } },
          ],
        },
      ],
    },
    {
      template: { body: { text: 'Seu pedido chega em {{1}} 👨‍👩‍👧 ❤️!' }, samples: {} },
      findings: [
        {
          messageId: 'end',
          data: { variable: '{{1}}' },
          component: 'body',
          text: '{{1}}',
          suggest: [
            {
              messageId: 'end',
              data: { written: 'Agradecemos a atenção.' },
              output: { body: { text: 'Seu pedido chega em {{1}} 👨‍👩‍👧 ❤️! Agradecemos a atenção.' } },
            },
          ],
        },
      ],
    },
    {
      template: { body: { text: '1️⃣ {{1}} é o seu número agora.' }, samples: {} },
      findings: [
        {
          messageId: 'start',
          data: { variable: '{{1}}' },
          component: 'body',
          text: '{{1}}',
          suggest: [
            { messageId: 'start', data: { written: 'Olá,' }, output: { body: { text: '1️⃣ Olá, {{1}} é o seu número agora.' } } },
          ],
        },
      ],
    },
    {
      template: { body: { text: '- “{{nome}}”' }, samples: {} },
      findings: [
        {
          messageId: 'start',
          data: { variable: '{{nome}}' },
          component: 'body',
          text: '{{nome}}',
          suggest: [{ messageId: 'start', data: { written: 'Olá,' }, output: { body: { text: '- “Olá, {{nome}}”' } } }],
        },
        {
          messageId: 'end',
          data: { variable: '{{nome}}' },
          component: 'body',
          text: '{{nome}}',
          suggest: [
            {
              messageId: 'end',
              data: { written: '. Agradecemos a atenção.' },
              output: { body: { text: '- “{{nome}}”. Agradecemos a atenção.' } },
            },
          ],
        },
      ],
    },
    {
      template: { body: { text: 'O valor é R$ {{1}}' }, samples: {}, language: 'en_US' },
      findings: [{ messageId: 'end', data: { variable: '{{1}}' }, component: 'body', text: '{{1}}' }],
    },
  ],
})

ruleTable(ruleOf('VAR-ADJ'), {
  valid: [
    {},
    { body: { text: 'Visita em {{1}} às {{2}} com o técnico.' }, samples: {} },
    { body: { text: 'Nota {{1}} a {{2}} pontos.' }, samples: {} },
    { buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://exemplo.com.br/{{1}}{{2}}' }] },
  ],
  invalid: [
    {
      template: { body: { text: 'Visita em {{1}} - {{2}} com o técnico.' }, samples: {} },
      findings: [{ messageId: 'adjacent', data: { first: '{{1}}', second: '{{2}}' }, component: 'body', text: '{{1}} - {{2}}' }],
    },
    {
      template: { body: { text: 'Visita em {{1}}{{2}} {{3}} com o técnico.' }, samples: {} },
      findings: [
        { messageId: 'adjacent', data: { first: '{{1}}', second: '{{2}}' }, component: 'body', text: '{{1}}{{2}}' },
        { messageId: 'adjacent', data: { first: '{{2}}', second: '{{3}}' }, component: 'body', text: '{{2}} {{3}}' },
      ],
    },
    {
      template: { header: { format: 'TEXT', text: 'Dia {{1}} / {{2}} agendado' } },
      findings: [
        { messageId: 'adjacent', data: { first: '{{1}}', second: '{{2}}' }, component: 'header', text: '{{1}} / {{2}}' },
      ],
    },
    {
      template: { body: { text: 'Visita em {{1}} 1️⃣ {{2}} com o técnico.' }, samples: {} },
      findings: [{ messageId: 'adjacent', data: { first: '{{1}}', second: '{{2}}' }, component: 'body', text: '{{1}} 1️⃣ {{2}}' }],
    },
  ],
})

ruleTable(ruleOf('VAR-RATIO'), {
  valid: [
    {},
    { body: { text: '{{1}}様、ご注文{{2}}が届きます。' }, samples: {} },
    { body: { text: 'Seu pedido {{1}} chega.' }, samples: {} },
    { body: { text: 'Olá, sem variável.' }, samples: {} },
    { category: 'AUTHENTICATION', body: { text: 'Código: {{1}} ok' } },
  ],
  invalid: [
    {
      template: { body: { text: 'Pedido {{1}} chega.' }, samples: {} },
      findings: [
        { messageId: 'few', data: { variables: 1, words: 2, missing: 1 }, component: 'body', text: 'Pedido {{1}} chega.' },
      ],
    },
    {
      template: { body: { text: 'Olá {{1}}, pedido {{2}} 👍 • * chega hoje.' }, samples: {} },
      findings: [
        {
          messageId: 'few',
          data: { variables: 2, words: 4, missing: 1 },
          component: 'body',
          text: 'Olá {{1}}, pedido {{2}} 👍 • * chega hoje.',
        },
      ],
    },
  ],
})

ruleTable(ruleOf('VAR-RATIO-SAFE'), {
  valid: [
    {},
    { body: { text: 'Pedido {{1}} chega.' }, samples: {} },
    { body: { text: 'Seu pedido {{1}} chega hoje cedo.' }, samples: {} },
  ],
  invalid: [
    {
      template: { body: { text: 'Seu pedido {{1}} chega hoje.' }, samples: {} },
      findings: [
        {
          messageId: 'few',
          data: { variables: 1, words: 4, missing: 1 },
          component: 'body',
          text: 'Seu pedido {{1}} chega hoje.',
        },
      ],
    },
    {
      template: { body: { text: 'Olá {{1}}, seu pedido {{2}} chega hoje, {{1}}.' }, samples: {} },
      findings: [
        {
          messageId: 'few',
          data: { variables: 2, words: 5, missing: 3 },
          component: 'body',
          text: 'Olá {{1}}, seu pedido {{2}} chega hoje, {{1}}.',
        },
      ],
    },
  ],
})

ruleTable(ruleOf('VAR-RATIO-COMFORT'), {
  valid: [
    {},
    { body: { text: 'Seu pedido {{1}} chega hoje.' }, samples: {} },
    { body: { text: 'Seu pedido {{1}} chega hoje bem cedo aí.' }, samples: {} },
  ],
  invalid: [
    {
      template: { body: { text: 'Seu pedido {{1}} chega hoje bem cedo.' }, samples: {} },
      findings: [
        {
          messageId: 'few',
          data: { variables: 1, words: 6, missing: 1 },
          component: 'body',
          text: 'Seu pedido {{1}} chega hoje bem cedo.',
        },
      ],
    },
  ],
})

ruleTable(ruleOf('VAR-MAX'), {
  valid: [
    {},
    {
      body: {
        text: 'campo {{1}} lido e campo {{2}} lido e campo {{3}} lido e campo {{4}} lido e campo {{5}} lido e campo {{6}} lido e campo {{7}} lido e campo {{8}} lido e campo {{9}} lido e campo {{10}} lido',
      },
      samples: {},
    },
    {
      body: {
        text: 'campo {{1}} lido e campo {{1}} lido e campo {{1}} lido e campo {{1}} lido e campo {{1}} lido e campo {{1}} lido e campo {{1}} lido e campo {{1}} lido e campo {{1}} lido e campo {{1}} lido e campo {{1}} lido e ',
      },
      samples: {},
    },
  ],
  invalid: [
    {
      template: {
        body: {
          text: 'campo {{1}} lido e campo {{2}} lido e campo {{3}} lido e campo {{4}} lido e campo {{5}} lido e campo {{6}} lido e campo {{7}} lido e campo {{8}} lido e campo {{9}} lido e campo {{10}} lido e campo {{11}} lido',
        },
        samples: {},
      },
      findings: [{ messageId: 'over10', data: { count: 11 }, component: 'body', text: '{{11}}' }],
    },
    {
      template: {
        body: {
          text: 'campo {{1}} lido e campo {{2}} lido e campo {{3}} lido e campo {{4}} lido e campo {{5}} lido e campo {{6}} lido e campo {{7}} lido e campo {{8}} lido e campo {{9}} lido e campo {{10}} lido e campo {{11}} lido e campo {{12}} lido e campo {{13}} lido e campo {{14}} lido e campo {{15}} lido e campo {{16}} lido e campo {{17}} lido e campo {{18}} lido e campo {{19}} lido e campo {{20}} lido e campo {{21}} lido e campo {{22}} lido e campo {{23}} lido e campo {{24}} lido e campo {{25}} lido e campo {{26}} lido e campo {{27}} lido e campo {{28}} lido e campo {{29}} lido e campo {{30}} lido e campo {{31}} lido e campo {{32}} lido e campo {{33}} lido e campo {{34}} lido e campo {{35}} lido e campo {{36}} lido e campo {{37}} lido e campo {{38}} lido e campo {{39}} lido e campo {{40}} lido e campo {{41}} lido e campo {{42}} lido e campo {{43}} lido e campo {{44}} lido e campo {{45}} lido e campo {{46}} lido e campo {{47}} lido e campo {{48}} lido e campo {{49}} lido e campo {{50}} lido e campo {{51}} lido e campo {{52}} lido e campo {{53}} lido e campo {{54}} lido e campo {{55}} lido e campo {{56}} lido e campo {{57}} lido e campo {{58}} lido e campo {{59}} lido e campo {{60}} lido e campo {{61}} lido e campo {{62}} lido e campo {{63}} lido e campo {{64}} lido e campo {{65}} lido e campo {{66}} lido e campo {{67}} lido e campo {{68}} lido e campo {{69}} lido e campo {{70}} lido e campo {{71}} lido e campo {{72}} lido e campo {{73}} lido e campo {{74}} lido e campo {{75}} lido e campo {{76}} lido e campo {{77}} lido e campo {{78}} lido e campo {{79}} lido e campo {{80}} lido e campo {{81}} lido e campo {{82}} lido e campo {{83}} lido e campo {{84}} lido e campo {{85}} lido e campo {{86}} lido e campo {{87}} lido e campo {{88}} lido e campo {{89}} lido e campo {{90}} lido e campo {{91}} lido e campo {{92}} lido e campo {{93}} lido e campo {{94}} lido e campo {{95}} lido e campo {{96}} lido e campo {{97}} lido e campo {{98}} lido e campo {{99}} lido e campo {{100}} lido e campo {{101}} lido',
        },
        samples: {},
      },
      findings: [{ messageId: 'over100', data: { count: 101 }, component: 'body', text: '{{101}}' }],
    },
  ],
})

ruleTable(ruleOf('VAR-POSITION'), {
  valid: [
    {},
    {
      footer: { text: 'Equipe de suporte' },
      buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://exemplo.com.br/{{1}}' }],
    },
    { buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://exemplo.com.br{{1}}' }] },
  ],
  invalid: [
    {
      template: { footer: { text: 'Equipe {{1}}' } },
      findings: [{ messageId: 'footer', data: { variable: '{{1}}' }, component: 'footer', text: '{{1}}' }],
    },
    {
      template: { buttons: [{ type: 'QUICK_REPLY', text: 'Falar com {{1}}' }] },
      findings: [{ messageId: 'label', data: { variable: '{{1}}' }, component: 'buttons.0.text', text: '{{1}}' }],
    },
    {
      template: { buttons: [{ type: 'PHONE_NUMBER', text: 'Ligar', phoneNumber: '+55{{1}}' }] },
      findings: [{ messageId: 'phone', data: { variable: '{{1}}' }, component: 'buttons.0.phoneNumber', text: '{{1}}' }],
    },
    {
      template: { buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://{{1}}.exemplo.com.br/x' }] },
      findings: [{ messageId: 'domain', data: { variable: '{{1}}' }, component: 'buttons.0.url', text: '{{1}}' }],
    },
    {
      template: { buttons: [{ type: 'URL', text: 'Acompanhar', url: '{{1}}' }] },
      findings: [{ messageId: 'domain', data: { variable: '{{1}}' }, component: 'buttons.0.url', text: '{{1}}' }],
    },
  ],
})
