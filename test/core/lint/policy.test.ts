import { ruleOf, ruleTable } from '../../support/rule-table.ts'

ruleTable(ruleOf('POL-SENSITIVE'), {
  valid: [
    {},
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Confirmamos a compra no cartão com final 4521. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Confirme os últimos 4 dígitos do seu CPF. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Nunca informe sua senha a ninguém. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Não solicitamos senha nem dados do cartão. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Confirme se o seu CPF está certo. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Confirme o CPF {{3}} do titular. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Leve RG e CPF no dia da visita. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Informe o pedido ou acesse o portal com seu CPF. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Informe a senha de atendimento no balcão. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Enviamos a senha por e-mail. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Responda 1 para cartão de crédito ou 2 para boleto. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Envie o comprovante. O CPF já está no cadastro. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
  ],
  invalid: [
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Informe seu CPF para continuar. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [
        { messageId: 'asks', data: { datum: 'CPF', words: 'Informe seu CPF' }, component: 'body', text: 'Informe seu CPF' },
      ],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Envie o número do cartão, por favor. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [
        {
          messageId: 'asks',
          data: { datum: 'cartão', words: 'Envie o número do cartão' },
          component: 'body',
          text: 'Envie o número do cartão',
        },
      ],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Confirme sua senha. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [
        {
          messageId: 'asks',
          data: { datum: 'senha', words: 'Confirme sua senha' },
          component: 'body',
          text: 'Confirme sua senha',
        },
      ],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Para seguir, responda com o número do seu RG. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [
        {
          messageId: 'asks',
          data: { datum: 'RG', words: 'responda com o número do seu RG' },
          component: 'body',
          text: 'responda com o número do seu RG',
        },
      ],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Qual é o seu CPF? Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [
        { messageId: 'asks', data: { datum: 'CPF', words: 'Qual é o seu CPF' }, component: 'body', text: 'Qual é o seu CPF' },
      ],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Precisamos dos seus dados bancários. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [
        {
          messageId: 'asks',
          data: { datum: 'conta bancária', words: 'Precisamos dos seus dados bancários' },
          component: 'body',
          text: 'Precisamos dos seus dados bancários',
        },
      ],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Envie uma foto da CNH. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [
        {
          messageId: 'asks',
          data: { datum: 'RG', words: 'Envie uma foto da CNH' },
          component: 'body',
          text: 'Envie uma foto da CNH',
        },
      ],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: POR FAVOR, DIGITE SUA SENHA. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [
        { messageId: 'asks', data: { datum: 'senha', words: 'DIGITE SUA SENHA' }, component: 'body', text: 'DIGITE SUA SENHA' },
      ],
    },
  ],
})

ruleTable(ruleOf('POL-THREAT'), {
  valid: [
    {},
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: A fatura vence amanhã. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: O andamento da sua ação judicial mudou. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Nossos espaços e serasas. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: A baixa do protesto foi registrada. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
  ],
  invalid: [
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Evite uma ação judicial. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [{ messageId: 'words', data: { words: 'ação judicial' }, component: 'body', text: 'ação judicial' }],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Seu nome vai para o SPC e a Serasa. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [
        { messageId: 'words', data: { words: 'SPC' }, component: 'body', text: 'SPC' },
        { messageId: 'words', data: { words: 'Serasa' }, component: 'body', text: 'Serasa' },
      ],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Haverá negativação e protesto em cartório. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [
        { messageId: 'words', data: { words: 'negativação' }, component: 'body', text: 'negativação' },
        { messageId: 'words', data: { words: 'protesto em cartório' }, component: 'body', text: 'protesto em cartório' },
      ],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Esta é a última advertência. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [{ messageId: 'words', data: { words: 'última advertência' }, component: 'body', text: 'última advertência' }],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Tomaremos as medidas judiciais cabíveis. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [{ messageId: 'words', data: { words: 'medidas judiciais' }, component: 'body', text: 'medidas judiciais' }],
    },
  ],
})

ruleTable(ruleOf('POL-COMMERCE'), {
  valid: [
    {},
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Traga a lista de medicamentos em uso. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: O alarme foi armado. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
  ],
  invalid: [
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: O vinho e as cervejas foram separados. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [
        { messageId: 'words', data: { words: 'vinho' }, component: 'body', text: 'vinho' },
        { messageId: 'words', data: { words: 'cervejas' }, component: 'body', text: 'cervejas' },
      ],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: O seu medicamento chega hoje. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [{ messageId: 'words', data: { words: 'medicamento' }, component: 'body', text: 'medicamento' }],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Suas criptomoedas foram transferidas. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [{ messageId: 'words', data: { words: 'criptomoedas' }, component: 'body', text: 'criptomoedas' }],
    },
  ],
})

ruleTable(ruleOf('POL-CONTEST'), {
  valid: [
    {},
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: O resultado sai amanhã. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
  ],
  invalid: [
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Você participa do sorteio. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [{ messageId: 'words', data: { words: 'sorteio' }, component: 'body', text: 'sorteio' }],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Responda ao quiz. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [{ messageId: 'words', data: { words: 'quiz' }, component: 'body', text: 'quiz' }],
    },
  ],
})

ruleTable(ruleOf('POL-OTP'), {
  valid: [
    {},
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: O código de rastreio é {{3}}. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Seu código é {{3}} para a retirada do pedido. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Nunca compartilhe seu código de verificação. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Use o código {{3}} para acessar a portaria. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Sua senha é {{3}}: aguarde no painel. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    {
      body: {
        text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Seu código {{3}} de cliente mudou. Nossa equipe continua à disposição no portal do cliente.',
      },
    },
    { category: 'AUTHENTICATION', body: { text: '{{1}} é seu código de verificação.' } },
  ],
  invalid: [
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Seu código de verificação é {{3}}. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [
        { messageId: 'words', data: { words: 'código de verificação' }, component: 'body', text: 'código de verificação' },
      ],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Seu código é {{3}} e vale dez minutos. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [{ messageId: 'words', data: { words: 'Seu código é {{3}}' }, component: 'body', text: 'Seu código é {{3}}' }],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Seu código: {{3}}. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [{ messageId: 'words', data: { words: 'Seu código: {{3}}' }, component: 'body', text: 'Seu código: {{3}}' }],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Seu token de acesso chegou. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [{ messageId: 'words', data: { words: 'token de acesso' }, component: 'body', text: 'token de acesso' }],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Use o código {{3}} para confirmar o seu login. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [{ messageId: 'words', data: { words: 'Use o código {{3}}' }, component: 'body', text: 'Use o código {{3}}' }],
    },
    {
      template: {
        body: {
          text: 'Olá, {{1}}. Sobre o seu chamado {{2}}: Use o código {{3}} para acessar a sua conta. Nossa equipe continua à disposição no portal do cliente.',
        },
      },
      findings: [{ messageId: 'words', data: { words: 'Use o código {{3}}' }, component: 'body', text: 'Use o código {{3}}' }],
    },
  ],
})

ruleTable(ruleOf('AUTH-LIMITS'), {
  valid: [
    {},
    {
      category: 'AUTHENTICATION',
      body: { text: '{{1}} é seu código de verificação.' },
      samples: { 'body.1': '482913' },
      buttons: [{ type: 'COPY_CODE', text: 'Copiar código' }],
    },
    {
      category: 'AUTHENTICATION',
      body: { text: '{{1}} é seu código.' },
      samples: { 'body.1': '444444444444444' },
      buttons: [{ type: 'OTHER', kind: 'OTP' }],
    },
  ],
  invalid: [
    {
      template: {
        category: 'AUTHENTICATION',
        body: { text: '{{1}} é seu código.' },
        samples: { 'body.1': '4444444444444444' },
        buttons: [],
      },
      findings: [
        { messageId: 'button', component: 'body', text: '{{1}} é seu código.' },
        { messageId: 'long', data: { length: 16 }, component: 'samples.body.1', text: '4', start: 15 },
      ],
    },
    {
      template: {
        category: 'AUTHENTICATION',
        header: { format: 'IMAGE' },
        body: { text: '😀 {{1}} é seu código em a.com.br hoje.' },
        samples: { 'body.1': '4' },
        buttons: [{ type: 'COPY_CODE' }, { type: 'URL', text: 'Acompanhar', url: 'https://a.com.br' }],
      },
      findings: [
        { messageId: 'media', data: { format: 'IMAGE' }, component: 'header', text: '' },
        { messageId: 'link', component: 'body', text: 'a.com.br' },
        { messageId: 'emoji', component: 'body', text: '😀' },
        { messageId: 'link', component: 'buttons.1.url', text: 'https://a.com.br' },
      ],
    },
  ],
})
