import { ruleOf, ruleTable } from '../../support/rule-table.ts'

ruleTable(ruleOf('CAT-PROMO'), {
  valid: [
    {},
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: o cupom fiscal está no portal. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: esteja presente no local da visita. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: a ligação gratuita é 0800. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: aproveite o desconto. Nossa equipe continua à disposição no portal do cliente.',
      },
      category: 'MARKETING',
    },
    { body: { text: 'Olá, {{1}}. O seu chamado {{desconto}} foi aberto.' }, samples: {} },
  ],
  invalid: [
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: você tem 30% OFF e {{3}}% de desconto. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [
        { messageId: 'words', data: { words: '30% OFF' }, component: 'body', text: '30% OFF' },
        { messageId: 'words', data: { words: '{{3}}% de desconto' }, component: 'body', text: '{{3}}% de desconto' },
      ],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: a oferta tem frete grátis em até 12 vezes. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [
        { messageId: 'words', data: { words: 'oferta' }, component: 'body', text: 'oferta' },
        {
          messageId: 'words',
          data: { words: 'frete grátis' },
          component: 'body',
          text: 'frete grátis',
          suggest: [
            {
              messageId: 'rewrite',
              data: { words: 'frete grátis', plain: 'frete sem custo' },
              output: {
                body: {
                  text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: a oferta tem frete sem custo em até 12 vezes. Nossa equipe continua à disposição no portal do cliente.',
                },
              },
            },
          ],
        },
        { messageId: 'words', data: { words: 'em até 12 vezes' }, component: 'body', text: 'em até 12 vezes' },
      ],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Promoção e PROMOÇÃO. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [
        { messageId: 'words', data: { words: 'Promoção' }, component: 'body', text: 'Promoção' },
        { messageId: 'words', data: { words: 'PROMOÇÃO' }, component: 'body', text: 'PROMOÇÃO' },
      ],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: um presente para você. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [{ messageId: 'words', data: { words: 'presente para você' }, component: 'body', text: 'presente para você' }],
    },
    {
      template: { footer: { text: 'Cashback no app' } },
      findings: [{ messageId: 'words', data: { words: 'Cashback' }, component: 'footer', text: 'Cashback' }],
    },
    {
      template: { buttons: [{ type: 'QUICK_REPLY', text: 'Quero o cupom' }] },
      findings: [{ messageId: 'words', data: { words: 'cupom' }, component: 'buttons.0.text', text: 'cupom' }],
    },
  ],
})

ruleTable(ruleOf('CAT-URGENCY'), {
  valid: [
    {},
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: o prazo é de dois dias. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: esperamos que tudo corra bem. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
  ],
  invalid: [
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Não perca, é só hoje. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [
        { messageId: 'words', data: { words: 'Não perca' }, component: 'body', text: 'Não perca' },
        { messageId: 'words', data: { words: 'só hoje' }, component: 'body', text: 'só hoje' },
      ],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: a resposta chega amanhã. Aproveite! Ela é sua. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [
        {
          messageId: 'words',
          data: { words: 'Aproveite' },
          component: 'body',
          text: 'Aproveite',
          suggest: [
            {
              messageId: 'remove',
              data: { words: 'Aproveite' },
              output: {
                body: {
                  text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: a resposta chega amanhã. Ela é sua. Nossa equipe continua à disposição no portal do cliente.',
                },
              },
            },
          ],
        },
      ],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: garanta já, por tempo limitado. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [
        { messageId: 'words', data: { words: 'garanta já' }, component: 'body', text: 'garanta já' },
        { messageId: 'words', data: { words: 'por tempo limitado' }, component: 'body', text: 'por tempo limitado' },
      ],
    },
  ],
})

ruleTable(ruleOf('CAT-CTA'), {
  valid: [
    {},
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: assine o contrato pelo portal. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
  ],
  invalid: [
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: conheça nossos planos e assine. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [
        { messageId: 'words', data: { words: 'conheça nossos planos' }, component: 'body', text: 'conheça nossos planos' },
        { messageId: 'words', data: { words: 'assine' }, component: 'body', text: 'assine' },
      ],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: indique e ganhe. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [{ messageId: 'words', data: { words: 'indique e ganhe' }, component: 'body', text: 'indique e ganhe' }],
    },
  ],
})

ruleTable(ruleOf('CAT-SEDUCE'), {
  valid: [
    {},
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: seu pedido chegou ao depósito. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: avisamos quando houver novidade. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: este canal exclusivo é para avisos. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: o lançamento da nota foi feito. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: o benefício {{3}} foi concedido. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
  ],
  invalid: [
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: uma novidade imperdível e exclusiva. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [
        {
          messageId: 'words',
          data: { words: 'novidade' },
          component: 'body',
          text: 'novidade',
          suggest: [
            {
              messageId: 'rewrite',
              data: { words: 'novidade', plain: 'atualização' },
              output: {
                body: {
                  text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: uma atualização imperdível e exclusiva. Nossa equipe continua à disposição no portal do cliente.',
                },
              },
            },
          ],
        },
        { messageId: 'words', data: { words: 'imperdível' }, component: 'body', text: 'imperdível' },
        { messageId: 'words', data: { words: 'exclusiva' }, component: 'body', text: 'exclusiva' },
      ],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: chegou a hora. Descubra o lançamento. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [
        { messageId: 'words', data: { words: 'chegou a hora' }, component: 'body', text: 'chegou a hora' },
        {
          messageId: 'words',
          data: { words: 'Descubra' },
          component: 'body',
          text: 'Descubra',
          suggest: [
            {
              messageId: 'rewrite',
              data: { words: 'Descubra', plain: 'Veja' },
              output: {
                body: {
                  text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: chegou a hora. Veja o lançamento. Nossa equipe continua à disposição no portal do cliente.',
                },
              },
            },
          ],
        },
        { messageId: 'words', data: { words: 'lançamento' }, component: 'body', text: 'lançamento' },
      ],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: crédito pré-aprovado. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [{ messageId: 'words', data: { words: 'pré-aprovado' }, component: 'body', text: 'pré-aprovado' }],
    },
  ],
})

ruleTable(ruleOf('CAT-WINBACK'), {
  valid: [
    {},
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: se precisar, volte a falar com a equipe. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
  ],
  invalid: [
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: sentimos sua falta, volte. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [
        { messageId: 'words', data: { words: 'sentimos sua falta' }, component: 'body', text: 'sentimos sua falta' },
        { messageId: 'words', data: { words: 'volte' }, component: 'body', text: 'volte' },
      ],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: feliz aniversário. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [{ messageId: 'words', data: { words: 'feliz aniversário' }, component: 'body', text: 'feliz aniversário' }],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: obrigado por ser nosso cliente. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [
        {
          messageId: 'words',
          data: { words: 'obrigado por ser nosso cliente' },
          component: 'body',
          text: 'obrigado por ser nosso cliente',
        },
      ],
    },
  ],
})

ruleTable(ruleOf('CAT-REGISTER'), {
  valid: [
    {},
    { body: { text: 'Olá {{1}}! Seu chamado {{2}} foi aberto.' }, samples: {} },
    { body: { text: 'Bom dia, {{1}}! Tudo bem? Seu chamado foi aberto. Obrigado!' }, samples: {} },
    { body: { text: 'Olá, Marina Souza! Seu chamado foi aberto.' }, samples: {} },
    { body: { text: 'Seu chamado {{1}} foi aberto. Obrigado!' }, samples: {} },
  ],
  invalid: [
    {
      template: { body: { text: 'Olá {{1}}, seu chamado foi aberto!' }, samples: {} },
      findings: [
        {
          messageId: 'exclamation',
          component: 'body',
          text: '!',
          suggest: [{ messageId: 'stop', output: { body: { text: 'Olá {{1}}, seu chamado foi aberto.' } } }],
        },
      ],
    },
    {
      template: { body: { text: 'Olá {{1}}! Seu chamado foi aberto!!! Aguarde.' }, samples: {} },
      findings: [
        {
          messageId: 'exclamation',
          component: 'body',
          text: '!!!',
          suggest: [{ messageId: 'stop', output: { body: { text: 'Olá {{1}}! Seu chamado foi aberto. Aguarde.' } } }],
        },
      ],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Parabéns! Seu chamado foi aberto. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [
        { messageId: 'words', data: { words: 'Parabéns' }, component: 'body', text: 'Parabéns' },
        {
          messageId: 'exclamation',
          component: 'body',
          text: '!',
          suggest: [
            {
              messageId: 'stop',
              output: {
                body: {
                  text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Parabéns. Seu chamado foi aberto. Nossa equipe continua à disposição no portal do cliente.',
                },
              },
            },
          ],
        },
      ],
    },
    {
      template: { body: { text: 'Boas notícias: seu chamado {{1}} foi aberto.' }, samples: {} },
      findings: [
        {
          messageId: 'words',
          data: { words: 'Boas notícias' },
          component: 'body',
          text: 'Boas notícias',
          suggest: [
            {
              messageId: 'remove',
              data: { words: 'Boas notícias' },
              output: { body: { text: 'Seu chamado {{1}} foi aberto.' } },
            },
          ],
        },
      ],
    },
    {
      template: { body: { text: 'Oba, {{1}}, seu chamado foi aberto.' }, samples: {} },
      findings: [{ messageId: 'words', data: { words: 'Oba' }, component: 'body', text: 'Oba' }],
    },
  ],
})

ruleTable(ruleOf('CAT-INVITE'), {
  valid: [
    {},
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: posso te ajudar, disse o técnico. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: vimos que você tem interesse no laudo. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
  ],
  invalid: [
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: podemos continuar por aqui? Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [
        {
          messageId: 'words',
          data: { words: 'podemos continuar por aqui' },
          component: 'body',
          text: 'podemos continuar por aqui',
        },
      ],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: você tem interesse em receber o laudo? Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [{ messageId: 'words', data: { words: 'você tem interesse' }, component: 'body', text: 'você tem interesse' }],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: como posso te ajudar? Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [{ messageId: 'words', data: { words: 'posso te ajudar' }, component: 'body', text: 'posso te ajudar' }],
    },
  ],
})

ruleTable(ruleOf('CAT-WEAK'), {
  valid: [
    {},
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: a fatura vence em {{3}} ou vence hoje. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: os últimos 4 dígitos mudaram. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
  ],
  invalid: [
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: confira e clique. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [
        {
          messageId: 'words',
          data: { words: 'confira' },
          component: 'body',
          text: 'confira',
          suggest: [
            {
              messageId: 'rewrite',
              data: { words: 'confira', plain: 'veja' },
              output: {
                body: {
                  text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: veja e clique. Nossa equipe continua à disposição no portal do cliente.',
                },
              },
            },
          ],
        },
        {
          messageId: 'words',
          data: { words: 'clique' },
          component: 'body',
          text: 'clique',
          suggest: [
            {
              messageId: 'rewrite',
              data: { words: 'clique', plain: 'toque' },
              output: {
                body: {
                  text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: confira e toque. Nossa equipe continua à disposição no portal do cliente.',
                },
              },
            },
          ],
        },
      ],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Confira apenas o último. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [
        {
          messageId: 'words',
          data: { words: 'Confira' },
          component: 'body',
          text: 'Confira',
          suggest: [
            {
              messageId: 'rewrite',
              data: { words: 'Confira', plain: 'Veja' },
              output: {
                body: {
                  text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Veja apenas o último. Nossa equipe continua à disposição no portal do cliente.',
                },
              },
            },
          ],
        },
        { messageId: 'words', data: { words: 'apenas' }, component: 'body', text: 'apenas' },
        { messageId: 'words', data: { words: 'último' }, component: 'body', text: 'último' },
      ],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: o prazo expira. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [{ messageId: 'words', data: { words: 'expira' }, component: 'body', text: 'expira' }],
    },
  ],
})

ruleTable(ruleOf('CAT-LIKELY-MARKETING'), {
  valid: [
    {},
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: aproveite o prazo. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: uma novidade. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: confira, clique, apenas, rápido, limitado. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
  ],
  invalid: [
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: aproveite o desconto especial. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [
        {
          messageId: 'score',
          data: { words: 'aproveite, desconto, especial' },
          component: 'category',
          text: 'UTILITY',
          suggest: [{ messageId: 'marketing', output: { category: 'MARKETING' } }],
        },
      ],
    },
    {
      template: { body: { text: 'Promoção para você, {{1}}, na loja toda.' }, samples: { 'body.1': 'Marina' } },
      findings: [
        {
          messageId: 'score',
          data: { words: 'Promoção' },
          component: 'category',
          text: 'UTILITY',
          suggest: [{ messageId: 'marketing', output: { category: 'MARKETING' } }],
        },
      ],
    },
  ],
})

ruleTable(ruleOf('CAT-NO-ANCHOR'), {
  valid: [
    {},
    { body: { text: 'Hello {{1}}, we would like to talk to you.' }, samples: {}, language: 'en' },
    { body: { text: ' ' }, samples: {} },
    { body: { text: 'Olá, {{1}}. Queremos falar com você sobre {{protocolo}} quando puder.' }, samples: {} },
    { body: { text: 'Olá, {{1}}. Gostaríamos de falar com você.' }, samples: {}, category: 'MARKETING' },
    {
      body: { text: 'Olá, {{1}}. Gostaríamos de falar com você.' },
      samples: {},
      header: { format: 'TEXT', text: 'Seu chamado' },
    },
  ],
  invalid: [
    {
      template: { body: { text: 'Olá, {{1}}. Gostaríamos de falar com você.' }, samples: {} },
      findings: [{ messageId: 'none', component: 'body', text: 'Olá, {{1}}. Gostaríamos de falar com você.' }],
    },
    {
      template: { body: { text: 'Olá, {{1}}. Temos um código promocional bem aqui.' }, samples: {} },
      findings: [{ messageId: 'none', component: 'body', text: 'Olá, {{1}}. Temos um código promocional bem aqui.' }],
    },
  ],
})
