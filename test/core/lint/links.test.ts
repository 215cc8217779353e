import { ruleOf, ruleTable } from '../../support/rule-table.ts'

ruleTable(ruleOf('URL-LEN'), {
  valid: [
    {},
    {
      buttons: [
        {
          type: 'URL',
          text: 'Acompanhar',
          url: 'https://a.com.br/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
        },
      ],
    },
  ],
  invalid: [
    {
      template: { buttons: [{ type: 'URL', text: 'Acompanhar', url: '' }] },
      findings: [{ messageId: 'empty', component: 'buttons.0.url', text: '' }],
    },
    {
      template: {
        buttons: [
          {
            type: 'URL',
            text: 'Acompanhar',
            url: 'https://a.com.br/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
          },
        ],
      },
      findings: [{ messageId: 'long', data: { length: 2001 }, component: 'buttons.0.url', text: 'a', start: 2000 }],
    },
  ],
})

ruleTable(ruleOf('URL-ONE-VAR-END'), {
  valid: [
    {},
    { buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://a.com.br/{{1}}' }] },
    { buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://a.com.br/' }] },
  ],
  invalid: [
    {
      template: { buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://a.com.br/{{1}}/{{2}}' }] },
      findings: [{ messageId: 'many', data: { count: 2 }, component: 'buttons.0.url', text: '{{2}}' }],
    },
    {
      template: { buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://a.com.br/{{1}}/ver' }] },
      findings: [{ messageId: 'middle', data: { rest: '/ver' }, component: 'buttons.0.url', text: '{{1}}' }],
    },
  ],
})

ruleTable(ruleOf('URL-SLASH'), {
  valid: [
    {},
    { buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://a.com.br/x?id={{1}}' }] },
    { buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://{{1}}.com.br/' }] },
  ],
  invalid: [
    {
      template: { buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://a.com.br{{1}}' }] },
      findings: [{ messageId: 'missing', component: 'buttons.0.url', text: '{{1}}' }],
    },
    {
      template: { buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://a.com.br?id={{1}}' }] },
      findings: [{ messageId: 'missing', component: 'buttons.0.url', text: '{{1}}' }],
    },
    {
      template: { buttons: [{ type: 'URL', text: 'Acompanhar', url: 'a.com.br{{1}}' }] },
      findings: [{ messageId: 'missing', component: 'buttons.0.url', text: '{{1}}' }],
    },
  ],
})

ruleTable(ruleOf('URL-EXAMPLE'), {
  valid: [
    {},
    {
      buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://a.com.br/{{1}}' }],
      samples: { 'body.1': 'Marina', 'body.2': '2026-0412', 'buttons.0.1': '2026/0412' },
    },
    {
      buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://a.com.br/ver' }],
      samples: { 'body.1': 'Marina', 'body.2': '2026-0412', 'buttons.0.1': 'https://b.com.br' },
    },
  ],
  invalid: [
    {
      template: {
        buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://a.com.br/{{1}}' }],
        samples: { 'body.1': 'Marina', 'body.2': '2026-0412', 'buttons.0.1': 'https://a.com.br/2026' },
      },
      findings: [{ messageId: 'whole', data: { rest: '2026' }, component: 'samples.buttons.0.1', text: 'https://a.com.br/2026' }],
      output: { samples: { 'body.1': 'Marina', 'body.2': '2026-0412', 'buttons.0.1': '2026' } },
    },
    {
      template: {
        buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://a.com.br/{{1}}' }],
        samples: { 'body.1': 'Marina', 'body.2': '2026-0412', 'buttons.0.1': 'https://a.com.br/' },
      },
      findings: [{ messageId: 'whole', data: { rest: '' }, component: 'samples.buttons.0.1', text: 'https://a.com.br/' }],
    },
    {
      template: {
        buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://a.com.br/{{1}}' }],
        samples: { 'body.1': 'Marina', 'body.2': '2026-0412', 'buttons.0.1': 'http://b.com.br/2026' },
      },
      findings: [
        {
          messageId: 'other',
          data: { fixed: 'https://a.com.br/' },
          component: 'samples.buttons.0.1',
          text: 'http://b.com.br/2026',
        },
      ],
    },
  ],
})

ruleTable(ruleOf('URL-ENCODE'), {
  valid: [
    {},
    {
      buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://a.com.br/{{1}}' }],
      samples: { 'body.1': 'Marina', 'body.2': '2026-0412', 'buttons.0.1': 'Gon%C3%A7alves/2026?v=1&x=2' },
    },
    {
      buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://a.com.br/{{1}}' }],
      samples: { 'body.1': 'Marina', 'body.2': '2026-0412', 'buttons.0.1': 'https://a.com.br/2026' },
    },
    {
      buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://a.com.br/{{1}}' }],
      samples: { 'body.1': 'Marina', 'body.2': '2026-0412', 'buttons.0.1': 'https://b.com.br/ç' },
    },
  ],
  invalid: [
    {
      template: {
        buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://a.com.br/{{1}}' }],
        samples: { 'body.1': 'Marina', 'body.2': '2026-0412', 'buttons.0.1': 'João Gonçalves' },
      },
      findings: [
        {
          messageId: 'unsafe',
          data: { signs: 'ã ␣ ç', written: 'Jo%C3%A3o%20Gon%C3%A7alves' },
          component: 'samples.buttons.0.1',
          text: 'João Gonçalves',
        },
      ],
      output: { samples: { 'body.1': 'Marina', 'body.2': '2026-0412', 'buttons.0.1': 'Jo%C3%A3o%20Gon%C3%A7alves' } },
    },
    {
      template: {
        buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://a.com.br/{{1}}' }],
        samples: { 'body.1': 'Marina', 'body.2': '2026-0412', 'buttons.0.1': 'a|b:c' },
      },
      findings: [
        { messageId: 'unsafe', data: { signs: '| :', written: 'a%7Cb%3Ac' }, component: 'samples.buttons.0.1', text: 'a|b:c' },
      ],
      output: { samples: { 'body.1': 'Marina', 'body.2': '2026-0412', 'buttons.0.1': 'a%7Cb%3Ac' } },
    },
    {
      template: {
        buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://a.com.br/{{1}}' }],
        samples: { 'body.1': 'Marina', 'body.2': '2026-0412', 'buttons.0.1': 'https://a.com.br/ç' },
      },
      findings: [{ messageId: 'unsafe', data: { signs: 'ç', written: '%C3%A7' }, component: 'samples.buttons.0.1', text: 'ç' }],
      output: { samples: { 'body.1': 'Marina', 'body.2': '2026-0412', 'buttons.0.1': 'https://a.com.br/%C3%A7' } },
    },
    {
      template: {
        buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://a.com.br/{{1}}' }],
        samples: { 'body.1': 'Marina', 'body.2': '2026-0412', 'buttons.0.1': 'a\ud800b😀' },
      },
      findings: [
        {
          messageId: 'unsafe',
          data: { signs: '� 😀', written: 'ab%F0%9F%98%80' },
          component: 'samples.buttons.0.1',
          text: 'a\ud800b😀',
        },
      ],
      output: { samples: { 'body.1': 'Marina', 'body.2': '2026-0412', 'buttons.0.1': 'ab%F0%9F%98%80' } },
    },
  ],
})

ruleTable(ruleOf('URL-HTTPS'), {
  valid: [{}, { buttons: [{ type: 'URL', text: 'Acompanhar', url: 'HTTPS://a.com.br' }] }],
  invalid: [
    {
      template: { buttons: [{ type: 'URL', text: 'Acompanhar', url: 'http://a.com.br' }] },
      findings: [
        {
          messageId: 'insecure',
          component: 'buttons.0.url',
          text: 'http://',
          suggest: [{ messageId: 'https', output: { buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://a.com.br' }] } }],
        },
      ],
    },
    {
      template: { buttons: [{ type: 'URL', text: 'Acompanhar', url: 'a.com.br/x' }] },
      findings: [
        {
          messageId: 'insecure',
          component: 'buttons.0.url',
          text: 'a.com.br/x',
          suggest: [
            { messageId: 'https', output: { buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://a.com.br/x' }] } },
          ],
        },
      ],
    },
    {
      template: { buttons: [{ type: 'URL', text: 'Acompanhar', url: 'ftp://a.com.br' }] },
      findings: [
        {
          messageId: 'insecure',
          component: 'buttons.0.url',
          text: 'ftp://',
          suggest: [{ messageId: 'https', output: { buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://a.com.br' }] } }],
        },
      ],
    },
  ],
})

ruleTable(ruleOf('URL-WAME'), {
  valid: [
    {},
    { buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://a.com.br/whatsapp' }] },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Fale por alwa.me. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: O e-mail é suporte@whatsapp.com. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
  ],
  invalid: [
    {
      template: { buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://wa.me/551133334444' }] },
      findings: [
        { messageId: 'whatsapp', data: { host: 'wa.me' }, component: 'buttons.0.url', text: 'https://wa.me/551133334444' },
      ],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Fale em wa.me/551133334444. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [{ messageId: 'whatsapp', data: { host: 'wa.me' }, component: 'body', text: 'wa.me/551133334444' }],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Veja (https://api.WhatsApp.com/send?x=1). Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [
        {
          messageId: 'whatsapp',
          data: { host: 'api.whatsapp.com' },
          component: 'body',
          text: 'https://api.WhatsApp.com/send?x=1',
        },
      ],
    },
    {
      template: { buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://chat.whatsapp.com:443/abc' }] },
      findings: [
        {
          messageId: 'whatsapp',
          data: { host: 'chat.whatsapp.com' },
          component: 'buttons.0.url',
          text: 'https://chat.whatsapp.com:443/abc',
        },
      ],
    },
  ],
})

ruleTable(ruleOf('URL-SHORTENER'), {
  valid: [
    {},
    { buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://a.com.br/bit.ly' }] },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Veja em orbit.lya. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
  ],
  invalid: [
    {
      template: { buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://bit.ly/3xYz' }] },
      findings: [{ messageId: 'short', data: { host: 'bit.ly' }, component: 'buttons.0.url', text: 'https://bit.ly/3xYz' }],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Veja bit.ly/3xYz agora. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [{ messageId: 'short', data: { host: 'bit.ly' }, component: 'body', text: 'bit.ly/3xYz' }],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Veja https://www.tinyurl.com/a, por favor. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [{ messageId: 'short', data: { host: 'www.tinyurl.com' }, component: 'body', text: 'https://www.tinyurl.com/a' }],
    },
    {
      template: { buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://encurtador.com.br/abc' }] },
      findings: [
        {
          messageId: 'short',
          data: { host: 'encurtador.com.br' },
          component: 'buttons.0.url',
          text: 'https://encurtador.com.br/abc',
        },
      ],
    },
  ],
})

ruleTable(ruleOf('URL-IN-BODY'), {
  valid: [
    {},
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: O valor é de R$ 1.234,56 às 10.30. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Escreva a suporte.tecnico@exemplo.com.br. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: O técnico chegou.O portão abriu. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    { buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://a.com.br' }] },
  ],
  invalid: [
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Veja https://exemplo.com.br/a?b=1. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [
        { messageId: 'loose', data: { host: 'exemplo.com.br' }, component: 'body', text: 'https://exemplo.com.br/a?b=1' },
      ],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Veja www.exemplo.com.br, por favor. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [{ messageId: 'loose', data: { host: 'www.exemplo.com.br' }, component: 'body', text: 'www.exemplo.com.br' }],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Veja *exemplo.com.br* agora. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [{ messageId: 'loose', data: { host: 'exemplo.com.br' }, component: 'body', text: 'exemplo.com.br' }],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Veja https://exemplo.com.br/{{2}} agora. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [
        { messageId: 'loose', data: { host: 'exemplo.com.br' }, component: 'body', text: 'https://exemplo.com.br/{{2}}' },
      ],
    },
  ],
})
