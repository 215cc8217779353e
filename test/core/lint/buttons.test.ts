import { ruleOf, ruleTable } from '../../support/rule-table.ts'

ruleTable(ruleOf('BTN-TOTAL'), {
  valid: [
    {},
    {
      buttons: [
        { type: 'QUICK_REPLY', text: 'a' },
        { type: 'QUICK_REPLY', text: 'b' },
        { type: 'QUICK_REPLY', text: 'c' },
        { type: 'QUICK_REPLY', text: 'd' },
        { type: 'QUICK_REPLY', text: 'e' },
        { type: 'QUICK_REPLY', text: 'f' },
        { type: 'QUICK_REPLY', text: 'g' },
        { type: 'QUICK_REPLY', text: 'h' },
        { type: 'QUICK_REPLY', text: 'i' },
        { type: 'QUICK_REPLY', text: 'j' },
      ],
    },
  ],
  invalid: [
    {
      template: {
        buttons: [
          { type: 'QUICK_REPLY', text: 'a' },
          { type: 'QUICK_REPLY', text: 'b' },
          { type: 'QUICK_REPLY', text: 'c' },
          { type: 'QUICK_REPLY', text: 'd' },
          { type: 'QUICK_REPLY', text: 'e' },
          { type: 'QUICK_REPLY', text: 'f' },
          { type: 'QUICK_REPLY', text: 'g' },
          { type: 'QUICK_REPLY', text: 'h' },
          { type: 'QUICK_REPLY', text: 'i' },
          { type: 'QUICK_REPLY', text: 'j' },
          { type: 'QUICK_REPLY', text: 'k' },
        ],
      },
      findings: [{ messageId: 'many', data: { count: 11 }, component: 'buttons', text: '' }],
    },
  ],
})

ruleTable(ruleOf('BTN-URL-MAX'), {
  valid: [
    {},
    {
      buttons: [
        { type: 'URL', text: 'Um', url: 'https://a.com.br' },
        { type: 'URL', text: 'Dois', url: 'https://b.com.br' },
      ],
    },
  ],
  invalid: [
    {
      template: {
        buttons: [
          { type: 'URL', text: 'Um', url: 'https://a.com.br' },
          { type: 'URL', text: 'Dois', url: 'https://b.com.br' },
          { type: 'URL', text: 'Três', url: 'https://c.com.br' },
        ],
      },
      findings: [{ messageId: 'many', data: { count: 3, most: 2 }, component: 'buttons', text: '' }],
    },
  ],
})

ruleTable(ruleOf('BTN-PHONE-MAX'), {
  valid: [{}, { buttons: [{ type: 'PHONE_NUMBER', text: 'Ligar', phoneNumber: '+551133334444' }] }],
  invalid: [
    {
      template: {
        buttons: [
          { type: 'PHONE_NUMBER', text: 'Ligar', phoneNumber: '+551133334444' },
          { type: 'PHONE_NUMBER', text: 'Central', phoneNumber: '+551133334445' },
        ],
      },
      findings: [{ messageId: 'many', data: { count: 2, most: 1 }, component: 'buttons', text: '' }],
    },
  ],
})

ruleTable(ruleOf('BTN-COPY-MAX'), {
  valid: [{}, { buttons: [{ type: 'COPY_CODE' }] }],
  invalid: [
    {
      template: { buttons: [{ type: 'COPY_CODE' }, { type: 'COPY_CODE' }] },
      findings: [{ messageId: 'many', data: { count: 2, most: 1 }, component: 'buttons', text: '' }],
    },
  ],
})

ruleTable(ruleOf('BTN-QR-MAX'), {
  valid: [
    {},
    {
      buttons: [
        { type: 'QUICK_REPLY', text: 'a' },
        { type: 'QUICK_REPLY', text: 'b' },
        { type: 'QUICK_REPLY', text: 'c' },
        { type: 'QUICK_REPLY', text: 'd' },
        { type: 'QUICK_REPLY', text: 'e' },
        { type: 'QUICK_REPLY', text: 'f' },
        { type: 'QUICK_REPLY', text: 'g' },
        { type: 'QUICK_REPLY', text: 'h' },
        { type: 'QUICK_REPLY', text: 'i' },
        { type: 'QUICK_REPLY', text: 'j' },
        { type: 'COPY_CODE' },
      ],
    },
  ],
  invalid: [
    {
      template: {
        buttons: [
          { type: 'QUICK_REPLY', text: 'a' },
          { type: 'QUICK_REPLY', text: 'b' },
          { type: 'QUICK_REPLY', text: 'c' },
          { type: 'QUICK_REPLY', text: 'd' },
          { type: 'QUICK_REPLY', text: 'e' },
          { type: 'QUICK_REPLY', text: 'f' },
          { type: 'QUICK_REPLY', text: 'g' },
          { type: 'QUICK_REPLY', text: 'h' },
          { type: 'QUICK_REPLY', text: 'i' },
          { type: 'QUICK_REPLY', text: 'j' },
          { type: 'QUICK_REPLY', text: 'k' },
        ],
      },
      findings: [{ messageId: 'many', data: { count: 11, most: 10 }, component: 'buttons', text: '' }],
    },
  ],
})

ruleTable(ruleOf('BTN-GROUP'), {
  valid: [
    {},
    {
      buttons: [
        { type: 'QUICK_REPLY', text: 'Sim' },
        { type: 'QUICK_REPLY', text: 'Não' },
        { type: 'URL', text: 'Acompanhar', url: 'https://a.com.br' },
      ],
    },
    {
      buttons: [
        { type: 'URL', text: 'Acompanhar', url: 'https://a.com.br' },
        { type: 'QUICK_REPLY', text: 'Sim' },
        { type: 'QUICK_REPLY', text: 'Não' },
      ],
    },
  ],
  invalid: [
    {
      template: {
        buttons: [
          { type: 'QUICK_REPLY', text: 'Sim' },
          { type: 'URL', text: 'Acompanhar', url: 'https://a.com.br' },
          { type: 'QUICK_REPLY', text: 'Não' },
        ],
      },
      findings: [{ messageId: 'parted', data: { label: 'Não' }, component: 'buttons.2.text', text: 'Não' }],
    },
    {
      template: {
        buttons: [
          { type: 'QUICK_REPLY', text: 'Sim' },
          { type: 'OTHER', kind: 'FLOW', text: 'Abrir' },
          { type: 'URL', text: 'Acompanhar', url: 'https://a.com.br' },
          { type: 'QUICK_REPLY', text: 'Não' },
          { type: 'QUICK_REPLY', text: 'Talvez' },
        ],
      },
      findings: [{ messageId: 'parted', data: { label: 'Não' }, component: 'buttons.3.text', text: 'Não' }],
    },
  ],
})

ruleTable(ruleOf('BTN-LABEL-LEN'), {
  valid: [
    {},
    { buttons: [{ type: 'QUICK_REPLY', text: 'aaaaaaaaaaaaaaaaaaaa' }] },
    { buttons: [{ type: 'COPY_CODE', text: 'CHAMADO-2026-0412-SP-01' }] },
  ],
  invalid: [
    {
      template: { buttons: [{ type: 'URL', text: ' ', url: 'https://exemplo.com.br' }] },
      findings: [{ messageId: 'empty', component: 'buttons.0.text', text: ' ' }],
    },
    {
      template: { buttons: [{ type: 'QUICK_REPLY', text: 'aaaaaaaaaaaaaaaaaaaaa' }] },
      findings: [{ messageId: 'over20', data: { length: 21 }, component: 'buttons.0.text', text: 'a', start: 20 }],
    },
    {
      template: { buttons: [{ type: 'QUICK_REPLY', text: 'aaaaaaaaaaaaaaaaaaaaaaaaa' }] },
      findings: [{ messageId: 'over20', data: { length: 25 }, component: 'buttons.0.text', text: 'aaaaa', start: 20 }],
    },
    {
      template: { buttons: [{ type: 'QUICK_REPLY', text: 'aaaaaaaaaaaaaaaaaaaaaaaaaa' }] },
      findings: [{ messageId: 'over25', data: { length: 26 }, component: 'buttons.0.text', text: 'a', start: 25 }],
    },
    {
      template: { buttons: [{ type: 'QUICK_REPLY', text: 'aaaaaaaaaaaaaaaaaaaaaaaa😀b' }] },
      findings: [{ messageId: 'over25', data: { length: 27 }, component: 'buttons.0.text', text: '😀b' }],
    },
    {
      template: { buttons: [{ type: 'COPY_CODE', text: 'Copiar código da oferta' }] },
      findings: [{ messageId: 'over20', data: { length: 23 }, component: 'buttons.0.text', text: 'rta' }],
    },
  ],
})

ruleTable(ruleOf('BTN-LABEL-PLAIN'), {
  valid: [
    {},
    {
      buttons: [
        { type: 'QUICK_REPLY', text: '2_via_boleto' },
        { type: 'QUICK_REPLY', text: 'R$ 5 * 3' },
        { type: 'QUICK_REPLY', text: 'Sim, pode ser' },
      ],
    },
  ],
  invalid: [
    {
      template: { buttons: [{ type: 'QUICK_REPLY', text: 'Falar com {{1}}' }] },
      findings: [{ messageId: 'variable', data: { label: 'Falar com {{1}}' }, component: 'buttons.0.text', text: '{{1}}' }],
    },
    {
      template: { buttons: [{ type: 'QUICK_REPLY', text: 'Sim\npode' }] },
      findings: [{ messageId: 'newline', data: { label: 'Sim\npode' }, component: 'buttons.0.text', text: '\n' }],
      output: { buttons: [{ type: 'QUICK_REPLY', text: 'Sim pode' }] },
    },
    {
      template: {
        buttons: [
          { type: 'QUICK_REPLY', text: 'Sim ✅' },
          { type: 'QUICK_REPLY', text: '❤️ Amei' },
        ],
      },
      findings: [
        { messageId: 'emoji', data: { label: 'Sim ✅' }, component: 'buttons.0.text', text: '✅' },
        { messageId: 'emoji', data: { label: '❤️ Amei' }, component: 'buttons.1.text', text: '❤️' },
      ],
      output: {
        buttons: [
          { type: 'QUICK_REPLY', text: 'Sim' },
          { type: 'QUICK_REPLY', text: 'Amei' },
        ],
      },
    },
    {
      template: {
        buttons: [
          { type: 'QUICK_REPLY', text: '*Sim*' },
          { type: 'QUICK_REPLY', text: '_Não_' },
          { type: 'QUICK_REPLY', text: '~Talvez~' },
          { type: 'QUICK_REPLY', text: '`Outro`' },
        ],
      },
      findings: [
        { messageId: 'markup', data: { label: '*Sim*' }, component: 'buttons.0.text', text: '*Sim*' },
        { messageId: 'markup', data: { label: '_Não_' }, component: 'buttons.1.text', text: '_Não_' },
        { messageId: 'markup', data: { label: '~Talvez~' }, component: 'buttons.2.text', text: '~Talvez~' },
        { messageId: 'markup', data: { label: '`Outro`' }, component: 'buttons.3.text', text: '`Outro`' },
      ],
      output: {
        buttons: [
          { type: 'QUICK_REPLY', text: 'Sim' },
          { type: 'QUICK_REPLY', text: 'Não' },
          { type: 'QUICK_REPLY', text: 'Talvez' },
          { type: 'QUICK_REPLY', text: 'Outro' },
        ],
      },
    },
  ],
})

ruleTable(ruleOf('BTN-LABEL-DUP'), {
  valid: [
    {},
    {
      buttons: [
        { type: 'QUICK_REPLY', text: 'Sim' },
        { type: 'QUICK_REPLY', text: 'Não' },
      ],
    },
  ],
  invalid: [
    {
      template: {
        buttons: [
          { type: 'QUICK_REPLY', text: 'Sim' },
          { type: 'QUICK_REPLY', text: ' SIM ' },
          { type: 'QUICK_REPLY', text: 'sim' },
        ],
      },
      findings: [
        { messageId: 'same', data: { label: ' SIM ' }, component: 'buttons.1.text', text: ' SIM ' },
        { messageId: 'same', data: { label: 'sim' }, component: 'buttons.2.text', text: 'sim' },
      ],
    },
  ],
})

ruleTable(ruleOf('BTN-DESKTOP'), {
  valid: [
    {},
    {
      buttons: [
        { type: 'QUICK_REPLY', text: 'Um' },
        { type: 'QUICK_REPLY', text: 'Dois' },
        { type: 'QUICK_REPLY', text: 'Três' },
      ],
    },
    {
      buttons: [
        { type: 'URL', text: 'Acompanhar', url: 'https://a.com.br' },
        { type: 'PHONE_NUMBER', text: 'Ligar', phoneNumber: '+551133334444' },
      ],
    },
  ],
  invalid: [
    {
      template: {
        buttons: [
          { type: 'QUICK_REPLY', text: 'Um' },
          { type: 'QUICK_REPLY', text: 'Dois' },
          { type: 'QUICK_REPLY', text: 'Três' },
          { type: 'QUICK_REPLY', text: 'Quatro' },
        ],
      },
      findings: [{ messageId: 'many', data: { count: 4 }, component: 'buttons', text: '' }],
    },
    {
      template: { buttons: [{ type: 'QUICK_REPLY', text: 'Um' }, { type: 'COPY_CODE' }] },
      findings: [{ messageId: 'mixed', component: 'buttons', text: '' }],
    },
  ],
})

ruleTable(ruleOf('BTN-SEE-ALL'), {
  valid: [
    {},
    {
      buttons: [
        { type: 'QUICK_REPLY', text: 'Um' },
        { type: 'QUICK_REPLY', text: 'Dois' },
        { type: 'QUICK_REPLY', text: 'Três' },
      ],
    },
  ],
  invalid: [
    {
      template: {
        buttons: [
          { type: 'QUICK_REPLY', text: 'Um' },
          { type: 'QUICK_REPLY', text: 'Dois' },
          { type: 'QUICK_REPLY', text: 'Três' },
          { type: 'QUICK_REPLY', text: 'Quatro' },
        ],
      },
      findings: [{ messageId: 'hidden', data: { count: 4, hidden: 2 }, component: 'buttons', text: '' }],
    },
  ],
})

ruleTable(ruleOf('BTN-PHONE-LEN'), {
  valid: [
    {},
    { buttons: [{ type: 'PHONE_NUMBER', text: 'Ligar', phoneNumber: '+55 (11) 3333-4444' }] },
    { buttons: [{ type: 'PHONE_NUMBER', text: 'Ligar', phoneNumber: '08001234567' }] },
  ],
  invalid: [
    {
      template: { buttons: [{ type: 'PHONE_NUMBER', text: 'Ligar', phoneNumber: '' }] },
      findings: [{ messageId: 'empty', component: 'buttons.0.phoneNumber', text: '' }],
    },
    {
      template: { buttons: [{ type: 'PHONE_NUMBER', text: 'Ligar', phoneNumber: '+55 (11) 3333-4444 / 5' }] },
      findings: [{ messageId: 'long', data: { length: 22 }, component: 'buttons.0.phoneNumber', text: ' 5' }],
    },
    {
      template: { buttons: [{ type: 'PHONE_NUMBER', text: 'Ligar', phoneNumber: '+55 (011) 3333-4444' }] },
      findings: [{ messageId: 'zero', component: 'buttons.0.phoneNumber', text: '0' }],
    },
  ],
})

ruleTable(ruleOf('BTN-COPY-LEN'), {
  valid: [
    {},
    {
      buttons: [{ type: 'COPY_CODE', text: 'Copiar o seu código' }],
      samples: { 'body.1': 'Marina', 'body.2': '2026-0412', 'buttons.0.code': 'AAAAAAAAAAAAAAA' },
    },
  ],
  invalid: [
    {
      template: {
        buttons: [{ type: 'COPY_CODE' }],
        samples: { 'body.1': 'Marina', 'body.2': '2026-0412', 'buttons.0.code': 'AAAAAAAAAAAAAAAA' },
      },
      findings: [{ messageId: 'over15', data: { length: 16 }, component: 'samples.buttons.0.code', text: 'A', start: 15 }],
    },
    {
      template: {
        buttons: [{ type: 'COPY_CODE' }],
        samples: { 'body.1': 'Marina', 'body.2': '2026-0412', 'buttons.0.code': 'AAAAAAAAAAAAAAAAAAAAA' },
      },
      findings: [{ messageId: 'over20', data: { length: 21 }, component: 'samples.buttons.0.code', text: 'A', start: 20 }],
    },
    {
      template: { buttons: [{ type: 'COPY_CODE', text: 'AAAAAAAAAAAAAAAAAAAAA' }] },
      findings: [{ messageId: 'over20', data: { length: 21 }, component: 'buttons.0.text', text: 'A', start: 20 }],
    },
  ],
})
