import { placeholdersOf, type TemplateButton, type TemplateContent } from '#core/template'

/**
 * Templates as people write them: copied from Word, from a portal, from a colleague; well
 * meant, lazy and wrong. All written for this project, with the field's habits in mind.
 * `found` and `absent`: ids of rules that have to speak up, and that may not. `fine`: nothing blocks, nothing warns.
 */
export type Written = { content: TemplateContent; found?: readonly string[]; absent?: readonly string[]; fine?: true }

type Rest = Partial<Omit<TemplateContent, 'name' | 'body' | 'header' | 'footer'>> & { header?: string; footer?: string }
type Verdict = Omit<Written, 'content'>

const SAMPLES = ['Ana', '2026-004417', '10/12/2026', '14:30', '1.234,56', 'Segunda via de boleto', 'Marcos', 'Unidade Centro']

function written(name: string, body: string, { header, footer, ...rest }: Rest = {}, verdict: Verdict = {}): Written {
  const content: TemplateContent = {
    name,
    language: 'pt_BR',
    category: 'UTILITY',
    body: { text: body },
    ...(header !== undefined && { header: { format: 'TEXT' as const, text: header } }),
    ...(footer !== undefined && { footer: { text: footer } }),
    buttons: [],
    samples: {},
    ...rest,
  }
  const keys = placeholdersOf(content, 'component').map(({ key }) => key)
  const samples = Object.fromEntries(
    keys.map((key, at) => [key, key.startsWith('buttons.') ? 'a1b2c3' : (SAMPLES[at % SAMPLES.length] ?? '')]),
  )
  return { content: rest.samples ? content : { ...content, samples }, ...verdict }
}

const FINE = { fine: true } as const
const replies = (...texts: string[]): TemplateButton[] => texts.map((text) => ({ type: 'QUICK_REPLY', text }))
const link = (text: string, url: string): TemplateButton => ({ type: 'URL', text, url })

const GOOD: readonly Written[] = [
  written(
    'chamado_recebido_v1',
    'Olá, {{1}}. Recebemos a sua solicitação e abrimos o chamado {{2}}. O prazo de resposta da equipe é de até dois dias úteis, e você pode acompanhar tudo por aqui.',
    {},
    FINE,
  ),
  written(
    'visita_confirmada_v2',
    'Oi, {{1}}, sua visita técnica do chamado {{2}} está agendada para o dia {{3}}. Um responsável maior de idade precisa estar no local para acompanhar o serviço.',
    { buttons: replies('Confirmar', 'Remarcar') },
    FINE,
  ),
  written(
    'pedido_enviado_v1',
    'Olá, {{1}}. O pedido {{2}} saiu do nosso depósito hoje e segue com a transportadora. A previsão de entrega é {{3}}, em horário comercial, no endereço informado na compra.',
    { footer: 'Equipe de logística', buttons: [link('Rastrear', 'https://www.lojadaana.com.br/rastreio/{{1}}')] },
    FINE,
  ),
  written(
    'boleto_emitido_v3',
    'Olá, {{1}}.\n\nO boleto do contrato {{2}} já foi emitido.\nVencimento: {{3}}\nValor: R$ {{4}}\n\nSe você já pagou, desconsidere esta mensagem. Para receber a segunda via, responda por aqui mesmo com a palavra boleto.',
    { header: 'Boleto emitido' },
    FINE,
  ),
  written(
    'matricula_documentos_v1',
    'Prezada {{1}}, recebemos os documentos da sua matrícula, protocolo {{2}}. A secretaria vai analisar a documentação e responder em até três dias úteis por esta mesma conversa.',
    {},
    FINE,
  ),
  written(
    'consulta_lembrete_v1',
    'Olá, {{1}}. Lembramos que a sua consulta está agendada para {{2}}, às {{3}}, na nossa unidade do centro. Por favor, chegue com quinze minutos de antecedência e traga a carteirinha do convênio.',
    { buttons: replies('Confirmo', 'Não poderei ir') },
    FINE,
  ),
  written(
    'pesquisa_atendimento_v1',
    'Olá, {{1}}. O seu chamado {{2}} foi encerrado ontem pela nossa equipe de suporte. De zero a dez, que nota você dá para esse atendimento? Responda apenas com o número.',
    {},
    { absent: ['CAT-LIKELY-MARKETING'] },
  ),
  written(
    'status_ocorrencia_v1',
    'Olá, {{nome}}. O status da sua ocorrência {{protocolo}} mudou para {{status}}. Assim que houver novidades na análise, o nosso time entra em contato com você por este canal.',
    {},
    { absent: ['VAR-MIX', 'VAR-SEQ', 'VAR-CHARS'] },
  ),
  written(
    'manutencao_programada_v1',
    'Comunicado aos clientes do contrato {{1}}: na madrugada do dia {{2}} faremos uma manutenção na rede da sua região. A conexão pode ficar instável por cerca de duas horas, sem que você precise fazer nada.',
    {},
    FINE,
  ),
  written(
    'nota_fiscal_v1',
    'Olá, {{1}}, a nota fiscal do seu pedido {{2}} foi emitida e enviada para o e-mail do cadastro. Se não a encontrar, veja na caixa de spam ou responda a esta mensagem.',
    {},
    FINE,
  ),
  written(
    'retirada_pedido_v1',
    'Olá, {{1}}. O pedido {{2}} está pronto para retirada na loja. O prazo para buscar é {{3}} e é preciso apresentar um documento com foto no balcão de atendimento.',
    {},
    { absent: ['POL-SENSITIVE'] },
  ),
  written(
    'assinatura_contrato_v1',
    'Olá, {{1}}. O contrato {{2}} aguarda a sua assinatura eletrônica. O documento fica disponível até {{3}}; depois dessa data é preciso pedir um novo envio ao nosso time comercial.',
    { buttons: [link('Assinar contrato', 'https://assinaturas.imobiliariasul.com.br/d/{{1}}')] },
    FINE,
  ),
  written(
    'order_shipped_v1',
    'Hi {{1}}, your order {{2}} has been shipped and should arrive on {{3}}. You can follow the delivery with the button below or reply to this message if something is wrong.',
    { language: 'en_US', buttons: [link('Track order', 'https://shop.lojadaana.com.br/track/{{1}}')] },
    { absent: ['LANG-TEXT', 'LANG-CODE', 'VAR-EDGE', 'CAT-NO-ANCHOR'] },
  ),
  written(
    'cita_confirmada_v1',
    'Hola, {{1}}. Su cita del día {{2}} a las {{3}} está confirmada en nuestra clínica. Si no puede asistir, responda a este mensaje para que podamos cambiar la fecha.',
    { language: 'es' },
    { absent: ['LANG-TEXT', 'LANG-CODE'] },
  ),
  written(
    'ticket_closed_v2',
    'Hello {{1}}, your support ticket {{2}} was closed by our team today. If the problem comes back, just reply to this message within seven days and we will open it again.',
    { language: 'en' },
    { absent: ['LANG-TEXT', 'VAR-ADJ'] },
  ),
  written(
    'entrega_hoje_v1',
    'Bom dia, {{1}}. O entregador já está com o seu pedido {{2}} e a entrega será feita hoje, entre oito da manhã e seis da tarde. Deixe alguém avisado na portaria do prédio.',
    {},
    FINE,
  ),
  written(
    'exame_pronto_v1',
    'Olá, {{1}}. O resultado do exame pedido no protocolo {{2}} está disponível no portal do paciente. O acesso é feito com os mesmos dados que você recebeu na recepção do laboratório.',
    {},
    { absent: ['POL-SENSITIVE', 'POL-OTP'] },
  ),
  written(
    'reembolso_aprovado_v1',
    'Olá, {{1}}. O reembolso da sua solicitação {{2}} foi aprovado e será creditado em até cinco dias úteis na mesma forma de pagamento que você usou na compra.',
    {},
    { absent: ['CAT-LIKELY-MARKETING', 'POL-SENSITIVE'] },
  ),
  written(
    'troca_titularidade_v1',
    'Olá, {{1}}. A troca de titularidade do contrato {{2}} foi concluída no dia {{3}}. A próxima fatura já será emitida em nome do novo titular, no endereço de cobrança informado.',
    {},
    FINE,
  ),
  written(
    'senha_portal_v1',
    'Olá, {{1}}. Conforme a sua solicitação {{2}}, enviamos para o seu e-mail o passo a passo para criar um novo acesso ao portal do cliente. Ninguém da nossa equipe pede a sua senha.',
    {},
    { absent: ['POL-OTP'] },
  ),
]

const WORD_AND_PORTAL: readonly Written[] = [
  written(
    'aviso_word_v1',
    'Olá, {{1}}. O documento “Termo de Adesão” do seu protocolo {{2}} foi recebido – e já está com o setor responsável… Em breve a equipe retorna com a resposta da análise.',
    {},
    { absent: ['WS-INVISIBLE', 'CRM-EMOJI'] },
  ),
  written(
    'aviso_nbsp_v1',
    'Olá,\u00A0{{1}}. O seu\u00A0chamado {{2}} foi atualizado pela nossa equipe e está com o status em andamento desde hoje de manhã.',
    {},
    { absent: ['VAR-ADJ', 'VAR-EDGE'] },
  ),
  written(
    'aviso_zwsp_v1',
    'Olá, {{1}}. O seu chamado\u200B {{2}} foi atualizado pela nossa equipe e agora está com o status em andamento desde hoje de manhã.',
    {},
    { found: ['WS-INVISIBLE'] },
  ),
  written(
    'aviso_bom_v1',
    '\uFEFFOlá, {{1}}. O seu chamado {{2}} foi atualizado pela nossa equipe e agora está com o status em andamento.',
    {},
    { found: ['WS-INVISIBLE'] },
  ),
  written(
    'aviso_bidi_v1',
    'Olá, {{1}}. O seu chamado \u202E{{2}}\u202C foi atualizado pela nossa equipe e agora está com o status em andamento.',
    {},
    { found: ['WS-INVISIBLE'] },
  ),
  written(
    'aviso_tab_v1',
    'Olá, {{1}}.\n\tProtocolo:\t{{2}} do seu chamado\n\tStatus: em andamento com a nossa equipe de suporte técnico',
    {},
    { found: ['WS-TAB'] },
  ),
  written(
    'aviso_espacos_v1',
    'Olá, {{1}}.        O seu chamado {{2}} foi atualizado pela nossa equipe e agora está com o status em andamento.',
    {},
    { found: ['WS-SPACES'], absent: ['WS-TAB'] },
  ),
  written(
    'aviso_linhas_v1',
    'Olá, {{1}}.\n\n\n\n\nO seu chamado {{2}} foi atualizado pela nossa equipe e agora está com o status em andamento.',
    {},
    { found: ['WS-NEWLINES'] },
  ),
  written(
    'aviso_crlf_v1',
    'Olá, {{1}}.\r\n\r\nO seu chamado {{2}} foi atualizado pela nossa equipe e agora está com o status em andamento.',
    {},
    { absent: ['WS-NEWLINES', 'WS-TAB'] },
  ),
  written(
    'aviso_chaves_simples',
    'Olá {nome}, seu chamado {protocolo} foi atualizado pela nossa equipe de suporte e agora está em andamento.',
    {},
    { found: ['VAR-BRACES'] },
  ),
  written(
    'aviso_chaves_triplas',
    'Olá {{{1}}}, seu chamado {{2}} foi atualizado pela nossa equipe de suporte e agora está em andamento.',
    {},
    { found: ['VAR-BRACES'], absent: ['VAR-SEQ'] },
  ),
  written(
    'aviso_chave_aberta',
    'Olá {{1}, seu chamado {{2}} foi atualizado pela nossa equipe de suporte e agora está em andamento.',
    {},
    { found: ['VAR-BRACES'], absent: ['VAR-SEQ'] },
  ),
  written(
    'aviso_com_espaco_v1',
    'Olá {{ 1 }}, seu chamado {{ 2 }} foi atualizado pela nossa equipe de suporte e agora está em andamento.',
    {},
    { found: ['VAR-CHARS'] },
  ),
  written(
    'aviso_token_crm_v1',
    'Olá %NOME%, seu chamado %PROTOCOLO% foi atualizado pela nossa equipe de suporte e agora está em andamento.',
    {},
    { found: ['VAR-BRACES'] },
  ),
  written(
    'aviso_token_torto_v1',
    'Olá %Nome_Cliente%, o seu chamado foi atualizado pela nossa equipe de suporte e agora está em andamento.',
    {},
    { found: ['CRM-VAR-UNKNOWN'] },
  ),
  written(
    'aviso_acento_v1',
    'Olá {{nome_usuário}}, seu chamado {{Protocolo}} foi atualizado pela nossa equipe de suporte e agora está em andamento.',
    {},
    { found: ['VAR-CHARS'] },
  ),
  written(
    'aviso_hifen_v1',
    'Olá {{nome-cliente}}, o seu chamado foi atualizado pela nossa equipe de suporte e agora está em andamento.',
    {},
    { found: ['VAR-CHARS'] },
  ),
  written(
    'aviso_misto_v1',
    'Olá {{1}}, seu chamado {{protocolo}} foi atualizado pela nossa equipe de suporte e agora está em andamento.',
    {},
    { found: ['VAR-MIX'] },
  ),
  written(
    'aviso_sequencia_v1',
    'Olá {{1}}, seu chamado {{3}} foi atualizado pela nossa equipe de suporte e agora está com o status {{4}} no sistema.',
    {},
    { found: ['VAR-SEQ'] },
  ),
  written(
    'aviso_comeca_em_zero',
    'Olá {{0}}, seu chamado {{1}} foi atualizado pela nossa equipe de suporte e agora está em andamento no sistema.',
    {},
    { found: ['VAR-SEQ'] },
  ),
  written(
    'aviso_fora_de_ordem_v1',
    'Olá {{2}}, seu chamado {{1}} foi atualizado pela nossa equipe de suporte e agora está em andamento no sistema.',
    {},
    { absent: ['VAR-SEQ'] },
  ),
  written(
    'aviso_repetida_v1',
    'Olá {{1}}, seu chamado {{2}} foi atualizado. Guarde o número {{2}} para falar com a nossa equipe de suporte sobre ele.',
    {},
    { absent: ['VAR-SEQ'] },
  ),
]

const EMOJI_AND_MARKUP: readonly Written[] = [
  written(
    'aviso_emoji_v1',
    'Olá, {{1}} 👋. O seu chamado {{2}} foi atualizado pela nossa equipe e agora está em andamento ✅',
    {},
    { found: ['CRM-EMOJI'] },
  ),
  written(
    'aviso_bandeira_v1',
    'Olá, {{1}}. Atendimento em português 🇧🇷 para o seu chamado {{2}}, que foi atualizado pela nossa equipe.',
    {},
    { found: ['CRM-EMOJI'] },
  ),
  written(
    'aviso_tecla_v1',
    'Olá, {{1}}. Sobre o chamado {{2}}, responda 1️⃣ para confirmar a visita da equipe ou 2️⃣ para remarcar.',
    {},
    { found: ['CRM-EMOJI'] },
  ),
  written(
    'aviso_telefone_v1',
    'Olá, {{1}}. Para falar sobre o chamado {{2}} com a nossa equipe, ligue ☎ em horário comercial para a central.',
    {},
    { found: ['CRM-EMOJI'] },
  ),
  written(
    'aviso_marca_v1',
    'Olá, {{1}}. O seu chamado {{2}} sobre o ServiçoMax® da Empresa™ © 2026 foi atualizado pela nossa equipe técnica hoje.',
    {},
    { absent: ['CRM-EMOJI'] },
  ),
  written(
    'aviso_simbolos_v1',
    'Olá, {{1}}. Pedido nº {{2}}, 3ª parcela, item 5 * 2 = 10, seção § 4º → situação: em análise pela nossa equipe técnica.',
    {},
    { absent: ['CRM-EMOJI'] },
  ),
  written(
    'aviso_rodape_emoji_v1',
    'Olá, {{1}}. O seu chamado {{2}} foi atualizado pela nossa equipe e agora está com o status em andamento.',
    { footer: 'Equipe Sul 💙' },
    { found: ['CRM-EMOJI'] },
  ),
  written(
    'aviso_botao_emoji_v1',
    'Olá, {{1}}. O seu chamado {{2}} foi concluído pela nossa equipe de suporte. Podemos encerrar o atendimento?',
    { buttons: replies('Sim 👍', 'Não') },
    { found: ['CRM-EMOJI'] },
  ),
  written(
    'aviso_amostra_emoji_v1',
    'Olá, {{1}}. O seu chamado {{2}} foi atualizado pela nossa equipe e agora está com o status em andamento.',
    { samples: { 'body.1': 'Ana 🌻', 'body.2': '4417' } },
    { found: ['CRM-EMOJI'] },
  ),
  written(
    'aviso_negrito_v1',
    'Olá, *{{1}}*. O seu chamado {{2}} está com o status *em andamento* e a equipe _retorna em breve_ com uma posição.',
    {},
    { absent: ['FMT-PAIRS'] },
  ),
  written(
    'aviso_negrito_aberto_v1',
    'Olá, {{1}}. O seu chamado {{2}} está com o status *em andamento e a equipe retorna em breve com uma posição.',
    {},
    { found: ['FMT-PAIRS'] },
  ),
  written(
    'aviso_negrito_markdown_v1',
    'Olá, {{1}}. O seu chamado {{2}} está com o status **em andamento** e a equipe retorna em breve com uma posição.',
    {},
  ),
  written(
    'aviso_lista_v1',
    'Olá, {{1}}. Para o seu chamado {{2}} precisamos de:\n* nome do responsável\n* horário de funcionamento\n* foto da fachada\n\nResponda por esta conversa.',
    {},
    { absent: ['FMT-PAIRS'] },
  ),
  written(
    'aviso_tracos_v1',
    'Olá, {{1}}. Dados do seu chamado:\n- Protocolo: {{2}}\n- Situação: em andamento\n- Prazo: dois dias úteis\n\nEquipe de atendimento ao cliente',
    {},
    { absent: ['FMT-PAIRS'] },
  ),
  written(
    'aviso_nome_arquivo_v1',
    'Olá, {{1}}. O arquivo relatorio_final_2026.pdf do seu chamado {{2}} foi recebido pela nossa equipe e está em análise.',
    {},
    { absent: ['FMT-PAIRS'] },
  ),
  written(
    'aviso_cabecalho_negrito',
    'Olá, {{1}}. O seu chamado {{2}} foi atualizado pela nossa equipe e agora está com o status em andamento.',
    { header: '*ATENÇÃO*' },
    { found: ['HEAD-PLAIN'] },
  ),
  written(
    'aviso_gritado_v1',
    'ATENÇÃO CLIENTE {{1}}!!! SEU CHAMADO {{2}} FOI ATUALIZADO PELA NOSSA EQUIPE E ESTÁ EM ANDAMENTO!!!',
    {},
    { found: ['FMT-SHOUT'] },
  ),
  written(
    'aviso_siglas_v1',
    'Olá, {{1}}. O seu chamado {{2}} sobre a emissão da NFS-e e do DANFE foi concluído pela nossa equipe fiscal.',
    {},
    { absent: ['FMT-SHOUT'] },
  ),
]

const EDGES_AND_RATIO: readonly Written[] = [
  written(
    'comeca_variavel',
    '{{1}}, o seu chamado {{2}} foi atualizado pela nossa equipe e agora está com o status em andamento.',
    {},
    { found: ['VAR-EDGE'] },
  ),
  written(
    'termina_variavel',
    'Olá, {{1}}. O seu chamado foi atualizado pela nossa equipe e o novo status dele agora é {{2}}',
    {},
    { found: ['VAR-EDGE'] },
  ),
  written(
    'termina_variavel_ponto',
    'Olá, {{1}}. O seu chamado foi atualizado pela nossa equipe e o novo status dele agora é {{2}}.',
    {},
    { found: ['VAR-EDGE'] },
  ),
  written(
    'comeca_negrito',
    '*{{1}}*, o seu chamado {{2}} foi atualizado pela nossa equipe e agora está com o status em andamento.',
    {},
    { found: ['VAR-EDGE'] },
  ),
  written(
    'coladas',
    'Olá, {{1}}. O seu chamado {{2}} {{3}} foi atualizado pela nossa equipe e agora está com o status em andamento.',
    {},
    { found: ['VAR-ADJ'] },
  ),
  written(
    'coladas_virgula',
    'Olá, {{1}}. Endereço da visita do chamado: {{2}}, {{3}} - {{4}} na cidade informada no seu cadastro de cliente.',
    {},
    { found: ['VAR-ADJ'] },
  ),
  written('so_variavel', '{{1}}', {}, { found: ['BODY-GENERIC'] }),
  written('saudacao_variavel', 'Olá {{1}}!', {}, { found: ['BODY-GENERIC'] }),
  written('mensagem_livre', 'Olá {{1}}, {{2}}', {}, { found: ['BODY-GENERIC'] }),
  written('curto_demais', 'Oi {{1}}, pedido {{2}} em {{3}} por {{4}} ok', {}, { found: ['VAR-RATIO'] }),
  written(
    'muitas_variaveis',
    'Pedido {{1}} de {{2}} com {{3}} e {{4}} mais {{5}} ou {{6}} para {{7}} em {{8}} até {{9}} por {{10}} via {{11}} fim',
    {},
    { found: ['VAR-MAX', 'VAR-RATIO'] },
  ),
  written('vazio', '', {}, { found: ['BODY-REQUIRED'] }),
  written('so_espacos', '   \n  ', {}, { found: ['BODY-REQUIRED'] }),
  written(
    'longo_v1',
    `Olá, {{1}}. ${'Este é um texto comprido sobre o andamento do seu chamado de suporte técnico. '.repeat(14)}`.trim(),
    {},
    { found: ['BODY-LEN'] },
  ),
  written(
    'meio_longo_v1',
    `Olá, {{1}}. ${'Este é um texto comprido sobre o andamento do seu chamado de suporte técnico. '.repeat(8)}`.trim(),
    {},
    { found: ['BODY-LEN-550'], absent: ['BODY-LEN'] },
  ),
  written(
    'sem_amostra_v1',
    'Olá, {{1}}. O seu chamado {{2}} foi atualizado pela nossa equipe e agora está com o status em andamento.',
    { samples: {} },
    { found: ['VAR-SAMPLE'] },
  ),
  written(
    'amostra_preguicosa_v1',
    'Olá, {{1}}. O seu chamado {{2}} foi atualizado pela nossa equipe e agora está com o status em andamento.',
    { samples: { 'body.1': 'nome', 'body.2': 'xxx' } },
    { found: ['VAR-SAMPLE-REAL'] },
  ),
  written(
    'amostra_cpf_v1',
    'Olá, {{1}}. O cadastro de número {{2}} foi atualizado pela nossa equipe e agora está com o status em andamento.',
    { samples: { 'body.1': 'Ana', 'body.2': '529.982.247-25' } },
    { found: ['VAR-SAMPLE-PII'] },
  ),
  written(
    'amostra_reais_v1',
    'Olá, {{1}}. O valor da fatura do seu contrato é R$ {{2}} e o vencimento permanece no dia dez de cada mês.',
    { samples: { 'body.1': 'Ana', 'body.2': '1.234,56' } },
    { absent: ['VAR-SAMPLE-CSV', 'VAR-SAMPLE-REAL', 'VAR-SAMPLE-PII'] },
  ),
]

const PARTS: readonly Written[] = [
  written(
    'cabecalho_longo_v1',
    'Olá, {{1}}. O seu chamado {{2}} foi atualizado pela nossa equipe e agora está com o status em andamento.',
    { header: 'Atualização sobre o andamento do seu chamado de suporte técnico' },
    { found: ['HEAD-LEN'] },
  ),
  written(
    'cabecalho_duas_v1',
    'Olá, tudo bem? O seu chamado foi atualizado pela nossa equipe e agora está com o status em andamento.',
    { header: 'Chamado {{1}} de {{2}} atualizado' },
    { found: ['HEAD-ONE-VAR'] },
  ),
  written(
    'cabecalho_ponta_v1',
    'Olá, tudo bem? O seu chamado foi atualizado pela nossa equipe e agora está com o status em andamento.',
    { header: 'Chamado {{1}}' },
    { found: ['HEAD-EDGE-VAR'] },
  ),
  written(
    'rodape_variavel_v1',
    'Olá, {{1}}. O seu chamado foi atualizado pela nossa equipe e agora está com o status em andamento.',
    { footer: 'Atendente: {{1}}' },
    { found: ['FOOT-NO-VAR'] },
  ),
  written(
    'rodape_longo_v1',
    'Olá, {{1}}. O seu chamado foi atualizado pela nossa equipe e agora está com o status em andamento.',
    { footer: 'Esta é uma mensagem automática do nosso sistema, por favor não responda' },
    { found: ['FOOT-LEN'] },
  ),
  written(
    'rodape_quebra_v1',
    'Olá, {{1}}. O seu chamado foi atualizado pela nossa equipe e agora está com o status em andamento.',
    { footer: 'Equipe Sul\nRua das Flores, 100' },
    { found: ['FOOT-PLAIN'] },
  ),
  {
    content: {
      ...written(
        'cabecalho_imagem_v1',
        'Olá, {{1}}. O seu chamado foi atualizado pela nossa equipe e agora está com o status em andamento.',
      ).content,
      header: { format: 'IMAGE' },
    },
    found: ['CRM-MEDIA'],
  },
  {
    content: {
      ...written(
        'cabecalho_pdf_v1',
        'Olá, {{1}}. Segue o boleto do seu contrato, com o vencimento e o valor combinados na assinatura.',
      ).content,
      header: { format: 'DOCUMENT' },
    },
    found: ['CRM-MEDIA'],
  },
  {
    content: {
      ...written('carrossel_v1', 'Olá, {{1}}. Veja os imóveis que combinam com a sua busca no nosso portal.').content,
      buttons: [{ type: 'OTHER', kind: 'CAROUSEL' }],
    },
  },
  {
    content: {
      ...written(
        'fluxo_v1',
        'Olá, {{1}}. Para abrir o seu chamado, preencha o formulário no botão abaixo com os dados do equipamento.',
      ).content,
      buttons: [{ type: 'OTHER', kind: 'FLOW', text: 'Preencher' }],
    },
  },
]

const BUTTONS: readonly Written[] = [
  written(
    'botoes_onze',
    'Olá, {{1}}. Escolha abaixo o assunto do seu chamado para que a equipe certa possa atender você.',
    { buttons: replies('Um', 'Dois', 'Três', 'Quatro', 'Cinco', 'Seis', 'Sete', 'Oito', 'Nove', 'Dez', 'Onze') },
    { found: ['BTN-TOTAL'] },
  ),
  written(
    'botoes_misturados',
    'Olá, {{1}}. O seu chamado foi atualizado pela nossa equipe. Como você prefere continuar o atendimento?',
    { buttons: [...replies('Por aqui'), link('Pelo portal', 'https://portal.empresasul.com.br/'), ...replies('Por telefone')] },
    { found: ['BTN-GROUP', 'BTN-DESKTOP'] },
  ),
  written(
    'botao_longo',
    'Olá, {{1}}. O seu chamado foi concluído pela nossa equipe de suporte. Podemos encerrar o atendimento?',
    { buttons: replies('Sim, pode encerrar o meu chamado agora', 'Não') },
    { found: ['BTN-LABEL-LEN'] },
  ),
  written(
    'botao_repetido',
    'Olá, {{1}}. O seu chamado foi concluído pela nossa equipe de suporte. Podemos encerrar o atendimento?',
    { buttons: replies('Sim', 'Sim') },
    { found: ['BTN-LABEL-DUP'] },
  ),
  written(
    'botao_variavel',
    'Olá, {{1}}. O seu chamado foi concluído pela nossa equipe de suporte. Podemos encerrar o atendimento?',
    { buttons: replies('Encerrar {{1}}') },
    { found: ['VAR-POSITION'] },
  ),
  written(
    'tres_links',
    'Olá, {{1}}. O seu chamado foi atualizado pela nossa equipe e os detalhes estão em um dos endereços abaixo.',
    { buttons: [link('Portal', 'https://a.com.br/1'), link('Site', 'https://a.com.br/2'), link('Blog', 'https://a.com.br/3')] },
    { found: ['BTN-URL-MAX'] },
  ),
  written(
    'dois_telefones',
    'Olá, {{1}}. O seu chamado foi atualizado pela nossa equipe e você pode ligar para uma das centrais abaixo.',
    {
      buttons: [
        { type: 'PHONE_NUMBER', text: 'Capital', phoneNumber: '+551133330000' },
        { type: 'PHONE_NUMBER', text: 'Interior', phoneNumber: '+551933330000' },
      ],
    },
    { found: ['BTN-PHONE-MAX'] },
  ),
  written(
    'link_no_meio',
    'Olá, {{1}}. O seu chamado foi atualizado pela nossa equipe e os detalhes estão na página abaixo.',
    { buttons: [link('Ver', 'https://portal.empresasul.com.br/{{1}}/detalhe')] },
    { found: ['URL-ONE-VAR-END'] },
  ),
  written(
    'link_inteiro_variavel',
    'Olá, {{1}}. O seu chamado foi atualizado pela nossa equipe e os detalhes estão na página abaixo.',
    { buttons: [link('Ver', '{{1}}')] },
    { found: ['VAR-POSITION'], absent: ['URL-HTTPS'] },
  ),
  written(
    'link_http',
    'Olá, {{1}}. O seu chamado foi atualizado pela nossa equipe e os detalhes estão na página abaixo.',
    { buttons: [link('Ver', 'http://portal.empresasul.com.br/chamado')] },
    { found: ['URL-HTTPS'] },
  ),
  written(
    'link_wame',
    'Olá, {{1}}. O seu chamado foi atualizado pela nossa equipe e o atendimento continua na conversa abaixo.',
    { buttons: [link('Conversar', 'https://wa.me/5511999990000')] },
    { found: ['URL-WAME'] },
  ),
  written(
    'link_curto',
    'Olá, {{1}}. O seu chamado foi atualizado pela nossa equipe e os detalhes estão na página abaixo.',
    { buttons: [link('Ver', 'https://bit.ly/3abcXYZ')] },
    { found: ['URL-SHORTENER'] },
  ),
  written(
    'link_no_corpo',
    'Olá, {{1}}. O seu chamado {{2}} foi atualizado. Veja em https://portal.empresasul.com.br/chamados a resposta da equipe.',
    {},
    { found: ['URL-IN-BODY'] },
  ),
  written(
    'email_no_corpo',
    'Olá, {{1}}. O seu chamado {{2}} foi atualizado. Se preferir, escreva para suporte@empresasul.com.br e a equipe responde.',
    {},
    { absent: ['URL-IN-BODY'] },
  ),
  written(
    'quatro_respostas_v1',
    'Olá, {{1}}. O seu chamado {{2}} foi concluído. Como você avalia o atendimento da nossa equipe neste chamado?',
    { buttons: replies('Ótimo', 'Bom', 'Regular', 'Ruim') },
    { found: ['BTN-DESKTOP'] },
  ),
]

const POLICY: readonly Written[] = [
  written(
    'pede_cpf',
    'Olá, {{1}}. Para continuar o atendimento do chamado {{2}}, envie o seu CPF completo e uma foto do cartão.',
    {},
    { found: ['POL-SENSITIVE'] },
  ),
  written(
    'pede_senha',
    'Olá, {{1}}. Para liberar o acesso do chamado {{2}}, responda com a sua senha do portal e o número da conta bancária.',
    {},
    { found: ['POL-SENSITIVE'] },
  ),
  written(
    'ultimos_digitos_v1',
    'Olá, {{1}}. Identificamos o pagamento da fatura do seu contrato com o cartão de final {{2}}. O recibo foi enviado para o e-mail do cadastro.',
    {},
    { absent: ['POL-SENSITIVE'] },
  ),
  written(
    'ameaca_spc',
    'Prezado {{1}}, a sua fatura {{2}} está em atraso. Regularize em 24 horas para evitar a negativação no SPC e Serasa.',
    {},
    { found: ['POL-THREAT'] },
  ),
  written(
    'ameaca_judicial',
    'Sr. {{1}}, esta é a última advertência sobre o contrato {{2}} antes do protesto em cartório e da ação judicial cabível.',
    {},
    { found: ['POL-THREAT'] },
  ),
  written(
    'cobranca_neutra_v1',
    'Olá, {{1}}. Ainda não identificamos o pagamento da fatura {{2}}, com vencimento em {{3}}. Se você já pagou, desconsidere este aviso e agradecemos.',
    {},
    { absent: ['POL-THREAT', 'CAT-LIKELY-MARKETING'] },
  ),
  written(
    'codigo_acesso',
    'Seu código de verificação é {{1}}. Ele vale por dez minutos; não o informe a ninguém, nem a quem diz ser da empresa.',
    {},
    { found: ['POL-OTP'] },
  ),
  written(
    'token_acesso',
    'Olá, {{1}}. Use o código {{2}} para confirmar o seu login no aplicativo da empresa nos próximos cinco minutos.',
    {},
    { found: ['POL-OTP'] },
  ),
  written(
    'codigo_rastreio_v1',
    'Olá, {{1}}. O código de rastreio do seu pedido é {{2}}. A transportadora costuma atualizar a situação em até um dia útil.',
    {},
    { absent: ['POL-OTP'] },
  ),
  written(
    'codigo_cliente_v1',
    'Olá, {{1}}. O seu cadastro foi concluído e o seu código de cliente é {{2}}. Informe esse número quando falar com a nossa equipe.',
    {},
    { absent: ['POL-OTP'] },
  ),
  written(
    'codigo_autenticacao',
    '{{1}} é o seu código de verificação.',
    { category: 'AUTHENTICATION', buttons: [{ type: 'COPY_CODE', text: 'Copiar código' }] },
    { absent: ['POL-OTP', 'CAT-NO-ANCHOR'] },
  ),
  written(
    'autenticacao_com_link',
    'Seu código é {{1}}. Saiba mais em https://seguranca.bancosul.com.br sobre como proteger a sua conta.',
    { category: 'AUTHENTICATION' },
    { found: ['AUTH-LIMITS'] },
  ),
  written(
    'rifa',
    'Olá, {{1}}! Participe do sorteio de um carro zero: responda ao quiz e concorra com o seu número {{2}} da sorte.',
    {},
    { found: ['POL-CONTEST'] },
  ),
  written(
    'farmacia',
    'Olá, {{1}}. O seu pedido {{2}} de cerveja e cigarro saiu para a entrega e chega hoje no endereço do cadastro.',
    {},
    { found: ['POL-COMMERCE'] },
  ),
]

const CATEGORY: readonly Written[] = [
  written(
    'promo_black_friday',
    'Olá, {{1}}! Black Friday chegou: até 70% de desconto em toda a loja. Aproveite, é só hoje!',
    {},
    { found: ['CAT-LIKELY-MARKETING'] },
  ),
  written(
    'promo_cupom',
    'Oi {{1}}, seu cupom de frete grátis está esperando. Compre agora e ganhe um brinde exclusivo!',
    {},
    { found: ['CAT-LIKELY-MARKETING'] },
  ),
  written(
    'promo_disfarcada',
    'Olá, {{1}}. O seu pedido {{2}} foi entregue. Aproveite e garanta já 20% de desconto na próxima compra com o cupom VOLTA20!',
    {},
    { found: ['CAT-LIKELY-MARKETING'] },
  ),
  written(
    'renovacao_promo',
    'Olá, {{1}}, sentimos sua falta! Renove o seu plano hoje e ganhe cashback na primeira mensalidade.',
    {},
    { found: ['CAT-LIKELY-MARKETING'] },
  ),
  written(
    'carrinho',
    'Oi, {{1}}! Você deixou itens no seu carrinho. Continue de onde parou e aproveite as condições especiais em até 12 vezes.',
    {},
    { found: ['CAT-LIKELY-MARKETING'] },
  ),
  written(
    'aniversario',
    'Feliz aniversário, {{1}}! Preparamos um presente especial para você: um desconto na sua próxima visita à loja.',
    {},
    { found: ['CAT-LIKELY-MARKETING'] },
  ),
  written(
    'promo_assumida',
    'Olá, {{1}}! Black Friday chegou: até 70% de desconto em toda a loja. Aproveite, é só hoje mesmo.',
    { category: 'MARKETING' },
    { absent: ['CAT-LIKELY-MARKETING', 'CAT-NO-ANCHOR'] },
  ),
  written(
    'sem_ancora',
    'Olá, {{1}}. Gostaríamos de conversar com você sobre os próximos passos da nossa parceria ainda nesta semana.',
    {},
    { found: ['CAT-NO-ANCHOR'] },
  ),
  written(
    'convite_conversa',
    'Oi, {{1}}, tudo bem? Aqui é da equipe comercial. Podemos continuar por aqui? Tem interesse em conhecer nossos planos?',
    {},
    { found: ['CAT-LIKELY-MARKETING'] },
  ),
  written(
    'vencimento_v1',
    'Olá, {{1}}. A fatura do seu contrato {{2}} vence amanhã. O boleto está disponível no portal do cliente, na área financeira.',
    {},
    { absent: ['CAT-LIKELY-MARKETING'] },
  ),
  written(
    'beneficio_inss_v1',
    'Olá, {{1}}. O requerimento do seu benefício, protocolo {{2}}, foi recebido pelo setor e a perícia está agendada para {{3}}, no posto central.',
    {},
    { absent: ['CAT-LIKELY-MARKETING'] },
  ),
  written(
    'presente_reuniao_v1',
    'Olá, {{1}}. Confirmamos o agendamento da reunião do chamado {{2}} em {{3}}. Pedimos que o responsável técnico esteja presente na visita.',
    {},
    { absent: ['CAT-LIKELY-MARKETING'] },
  ),
  written(
    'parcela_acordo_v1',
    'Olá, {{1}}. Recebemos o pagamento da parcela {{2}} do acordo do seu contrato. O próximo vencimento é {{3}} e o boleto será enviado por aqui.',
    {},
    { absent: ['CAT-LIKELY-MARKETING'] },
  ),
  written(
    'retorno_especialista_v1',
    'Olá, {{1}}. A consulta com o médico especialista da sua solicitação {{2}} foi autorizada pelo convênio e já pode ser agendada na clínica.',
    {},
    { absent: ['CAT-LIKELY-MARKETING'] },
  ),
  written(
    'cupom_fiscal_v1',
    'Olá, {{1}}. O cupom fiscal do seu pedido {{2}} foi emitido e enviado para o e-mail do cadastro junto com a nota da entrega.',
    {},
    { absent: ['CAT-LIKELY-MARKETING'] },
  ),
]

const NAMES_AND_LANGUAGES: readonly Written[] = [
  written(
    'Aviso Chamado',
    'Olá, {{1}}. O seu chamado {{2}} foi atualizado pela nossa equipe e agora está com o status em andamento.',
    {},
    { found: ['NAME-CHARSET'] },
  ),
  written(
    'aviso-chamado-v1',
    'Olá, {{1}}. O seu chamado {{2}} foi atualizado pela nossa equipe e agora está com o status em andamento.',
    {},
    { found: ['NAME-CHARSET'] },
  ),
  written(
    'confirmação_v1',
    'Olá, {{1}}. O seu chamado {{2}} foi atualizado pela nossa equipe e agora está com o status em andamento.',
    {},
    { found: ['NAME-CHARSET'] },
  ),
  written(
    '',
    'Olá, {{1}}. O seu chamado {{2}} foi atualizado pela nossa equipe e agora está com o status em andamento.',
    {},
    { found: ['NAME-LEN'] },
  ),
  written(
    'hello_world',
    'Olá, {{1}}. O seu chamado {{2}} foi atualizado pela nossa equipe e agora está com o status em andamento.',
    {},
    { found: ['NAME-SAMPLE'] },
  ),
  written(
    'teste_123',
    'Olá, {{1}}. O seu chamado {{2}} foi atualizado pela nossa equipe e agora está com o status em andamento.',
    {},
    { found: ['NAME-TESTWORDS'] },
  ),
  written(
    'contestacao_recebida_v1',
    'Olá, {{1}}. A contestação da cobrança, protocolo {{2}}, foi recebida e a nossa equipe responde em até cinco dias úteis.',
    {},
    { absent: ['NAME-TESTWORDS'] },
  ),
  written(
    'template_014',
    'Olá, {{1}}. O seu chamado {{2}} foi atualizado pela nossa equipe e agora está com o status em andamento.',
    {},
    { found: ['NAME-DESCRIPTIVE'] },
  ),
  written(
    'idioma_hifen_v1',
    'Olá, {{1}}. O seu chamado {{2}} foi atualizado pela nossa equipe e agora está com o status em andamento.',
    { language: 'pt-BR' },
    { found: ['LANG-NORMALISE'] },
  ),
  written(
    'idioma_inventado_v1',
    'Olá, {{1}}. O seu chamado {{2}} foi atualizado pela nossa equipe e agora está com o status em andamento.',
    { language: 'br' },
    { found: ['LANG-CODE'] },
  ),
  written(
    'idioma_trocado_v1',
    'Hi {{1}}, your order {{2}} has been shipped and should arrive on the date that we agreed with you by phone yesterday.',
    {},
    { found: ['LANG-TEXT'] },
  ),
  written(
    'idioma_espanhol_v1',
    'Hola {{1}}, su pedido {{2}} fue enviado y debería llegar en la fecha acordada con usted por teléfono el día de ayer.',
    {},
    { found: ['LANG-TEXT'] },
  ),
  written(
    'abreviado_v1',
    'Oi {{1}}, td bem? vc pode confirmar a visita do chamado {{2}} amanha? qq coisa nos avise por aki msm, obg pela atencao.',
    {},
    { found: ['LANG-SPELL'] },
  ),
]

/** A client's whole portal, as it was taken over: long names, half-finished things, copies. */
const TAKEN_OVER: readonly Written[] = [
  written(
    'boas_vindas',
    'Seja bem-vindo(a), {{1}}! Agora você faz parte da nossa família. Conte com a gente para o que precisar.',
    {},
    { absent: ['FMT-PAIRS'] },
  ),
  written(
    'aviso_de_reajuste_anual_contrato_prestacao_servicos_v4',
    'Prezado(a) {{1}}, conforme a cláusula 8ª do contrato {{2}}, informamos que o reajuste anual pelo índice IGP-M/FGV, de {{3}}%, será aplicado a partir da fatura de janeiro.',
    {},
    { absent: ['VAR-BRACES', 'VAR-EDGE'] },
  ),
  written(
    'reativacao_lead_03',
    'Oi {{1}}! Faz tempo que a gente não se fala... Posso te ajudar com alguma coisa? Me chama aqui :)',
    {},
    { absent: ['CRM-EMOJI'] },
  ),
  written(
    'condominio_assembleia_v1',
    'Srs. condôminos da unidade {{1}}: a assembleia extraordinária será realizada em {{2}}, às {{3}}, no salão de festas. A pauta foi enviada por e-mail. Contamos com a presença de todos!',
    {},
  ),
  written(
    'aluguel_lembrete_v1',
    'Olá {{1}}, td certo? Passando pra lembrar q o aluguel do imóvel {{2}} vence dia {{3}}. Qualquer dúvida estamos à disposição!',
    {},
  ),
  written(
    'vistoria_imovel_v2',
    'Olá, {{1}}. A vistoria do imóvel da {{2}} está agendada para o dia {{3}}, com o vistoriador da nossa equipe. O acesso será pela portaria principal do condomínio.',
    {},
    { absent: ['VAR-EDGE', 'VAR-ADJ'] },
  ),
  written(
    'escola_falta_v1',
    'Olá, responsável por {{1}}. Registramos a ausência do aluno na aula de hoje. Se houver atestado, encaminhe para a secretaria da escola até o fim da semana.',
    {},
  ),
  written(
    'plano_saude_carteirinha',
    'Olá {{1}} sua carteirinha do plano de saúde chegou!! Retire na unidade {{2}} de seg. a sex. das 8h às 17h.',
    {},
  ),
  written(
    'pix_recebido_v1',
    'Olá, {{1}}. Recebemos o seu Pix de R$ {{2}} referente ao pedido {{3}}. Agora vamos separar os produtos e avisar quando sair para a entrega.',
    {},
    { absent: ['POL-SENSITIVE', 'VAR-CURRENCY'] },
  ),
  written(
    'pix_copia_cola',
    'Olá, {{1}}. Para pagar o pedido {{2}}, use o Pix copia e cola abaixo: {{3}} e depois envie o comprovante nesta conversa.',
    {},
    { absent: ['POL-OTP'] },
  ),
  written(
    'telefone_no_texto',
    'Olá, {{1}}. Sobre o chamado {{2}}: ligue para (11) 3333-0000 ou 0800 123 4567, de segunda a sexta, das 8h às 18h, para falar com a equipe.',
    {},
    { absent: ['URL-IN-BODY', 'VAR-SAMPLE-PII'] },
  ),
  written(
    'horario_12h30_v1',
    'Olá, {{1}}. A sua reunião do chamado {{2}} começa às 12h30 (horário de Brasília). O link da sala foi enviado para o e-mail do convite.',
    {},
    { absent: ['URL-IN-BODY'] },
  ),
  written(
    'porcentagem_v1',
    'Olá, {{1}}. A obra do seu contrato {{2}} está 75% concluída; a fundação está em 100% e o acabamento, em 50% do previsto no cronograma.',
    {},
    { absent: ['VAR-BRACES', 'CRM-VAR-UNKNOWN', 'CAT-LIKELY-MARKETING'] },
  ),
  written(
    'json_colado',
    'Olá, {{1}}. Retorno do sistema: {"status": "ok", "codigo": 200} para o seu chamado, que foi atualizado pela equipe.',
    {},
  ),
  written(
    'html_colado',
    'Olá, <b>{{1}}</b>.<br>O seu chamado {{2}} foi atualizado pela nossa equipe &amp; está em andamento.',
    {},
  ),
  written(
    'mustache_colado',
    'Olá, {{#if nome}}{{nome}}{{/if}}. O seu chamado foi atualizado pela nossa equipe e está em andamento.',
    {},
    { found: ['VAR-CHARS'] },
  ),
  written(
    'contato_ponto_nome',
    'Olá, {{contact.name}}. O seu chamado {{ticket.id}} foi atualizado pela nossa equipe e está em andamento.',
    {},
    { found: ['VAR-CHARS'] },
  ),
  written(
    'japones_v1',
    '{{1}}様、ご注文{{2}}を発送しました。到着までしばらくお待ちください。',
    { language: 'ja' },
    { absent: ['VAR-RATIO', 'CAT-NO-ANCHOR'] },
  ),
  written(
    'arabe_v1',
    'مرحبا {{1}}، تم شحن طلبك رقم {{2}} وسيصل خلال يومين إن شاء الله.',
    { language: 'ar' },
    { absent: ['WS-INVISIBLE'] },
  ),
  written(
    'meio_emoji',
    'Olá, {{1}}. O seu chamado \uD83D {{2}} foi atualizado pela nossa equipe e está em andamento.',
    {},
    { found: ['WS-INVISIBLE'] },
  ),
]

export const CORPUS: readonly Written[] = [
  ...GOOD,
  ...WORD_AND_PORTAL,
  ...EMOJI_AND_MARKUP,
  ...EDGES_AND_RATIO,
  ...PARTS,
  ...BUTTONS,
  ...POLICY,
  ...CATEGORY,
  ...NAMES_AND_LANGUAGES,
  ...TAKEN_OVER,
]
