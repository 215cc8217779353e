import { compileLexicon, type Lexicon } from './phrases.ts'

/**
 * What makes Meta take a service message for marketing, in folded words (`phrases.ts`). All of it
 * is experience: there is no official list. `tier` is the weight in the score; `neutral` phrases
 * hold such a word and mean something else, and take it out of the count: the longest phrase wins.
 */
export type Trigger = {
  rule:
    | 'CAT-PROMO'
    | 'CAT-URGENCY'
    | 'CAT-CTA'
    | 'CAT-SEDUCE'
    | 'CAT-WINBACK'
    | 'CAT-REGISTER'
    | 'CAT-INVITE'
    | 'CAT-WEAK'
    | 'neutral'
  /** Whether the sentence still says its piece when the words are left out. */
  canGo?: boolean
  /** Counts only in a question. */
  asked?: boolean
}

const split = (list: string): string[] =>
  list
    .split(',')
    .map((phrase) => phrase.trim())
    .filter(Boolean)

const LISTS: readonly (Trigger & { phrases: string })[] = [
  {
    rule: 'CAT-PROMO',
    phrases: `
      oferta, ofertas, desconto, descontos, % off, # % off, # % de desconto, # % de descontos, promocao, promocoes, promo, promocional,
      promocionais, cupom, cupons, codigo promocional, cashback, brinde, brindes, bonus, gratis, gratuito, gratuita, gratuitos, gratuitas,
      presente, presentes, presente para voce, liquidacao, black friday, frete gratis, preco especial, precos especiais, condicao especial,
      condicoes especiais, parcele, em ate # vezes, em ate #x`,
  },
  {
    rule: 'CAT-URGENCY',
    canGo: true,
    phrases: `
      aproveite, nao perca, nao perca tempo, corra, garanta ja, garanta sua vaga, garanta a sua vaga, garanta o seu, garanta a sua,
      ultima chance, ultimas chances, ultima vaga, ultimas vagas, ultimas unidades, ultima unidade, so hoje, somente hoje,
      por tempo limitado, acaba em, termina hoje, nao espere, nao espere mais`,
  },
  {
    rule: 'CAT-CTA',
    phrases: `
      compre agora, compre ja, reserve ja, quero aproveitar, pegar desconto, pegar meu desconto, conheca nossos planos,
      conheca nossos servicos, conheca os nossos planos, conheca os nossos servicos, conheca nossos produtos, conheca nossas ofertas,
      veja nossas novidades, confira nossas novidades, indique e ganhe, assine, assine ja, assine agora, faca upgrade, faca um upgrade`,
  },
  {
    rule: 'CAT-SEDUCE',
    phrases: `
      imperdivel, imperdiveis, exclusivo, exclusiva, exclusivos, exclusivas, exclusivo para voce, exclusiva para voce, especial, especiais,
      novidade, novidades, lancamento, lancamentos, chegou, chegou a hora, descubra, transforme, sonho, sonhos, pre aprovado,
      pre aprovada, preaprovado, preaprovada, vantagem, vantagens, beneficio, beneficios`,
  },
  {
    rule: 'CAT-WINBACK',
    phrases: `
      sentimos sua falta, sentimos a sua falta, volte, volte para nos, renove, renove agora, seu carrinho, continue de onde parou,
      faz tempo que, feliz aniversario, boas festas, obrigado por ser nosso cliente, obrigado por ser nossa cliente,
      obrigada por ser nosso cliente, obrigada por ser nossa cliente`,
  },
  { rule: 'CAT-REGISTER', canGo: true, phrases: 'boas noticias, boa noticia, otima noticia, otimas noticias, parabens, oba' },
  {
    rule: 'CAT-INVITE',
    asked: true,
    phrases: `
      podemos continuar por aqui, posso continuar por aqui, vamos continuar por aqui, podemos seguir por aqui, posso te ajudar,
      podemos te ajudar, posso ajudar, posso ajudar voce, podemos ajudar, tem interesse, teria interesse, voce tem interesse`,
  },
  {
    rule: 'CAT-WEAK',
    phrases: `
      apenas, rapido, rapida, rapidos, rapidas, limitado, limitada, limitados, limitadas, ultimo, ultima, ultimos, ultimas, expira,
      expiram, vence, vencem, formas de pagamento, forma de pagamento, confira, clique`,
  },
  {
    rule: 'neutral',
    phrases: `
      cupom fiscal, cupons fiscais, sem desconto, desconto em folha, descontos em folha, desconto indevido, liquidacao do boleto,
      liquidacao da fatura, liquidacao do titulo, liquidacao do debito, liquidacao da divida, data de liquidacao, liquidacao antecipada,
      ligacao gratuita, chamada gratuita, telefone gratuito, canal gratuito, ligue gratis,
      estar presente, estarem presentes, esteja presente, estejam presentes, estiver presente, responsavel presente, adulto presente,
      alguem presente, presente no local, presente no endereco, presente na residencia, presente no momento, presente no horario,
      presente no dia, presente na visita, presente durante, presente contrato, presente termo, presente data, presente momento,
      presente mensagem, presente comunicado, presente aviso,
      corra bem, corra tudo bem, tudo corra,
      assine o contrato, assine o seu contrato, assine seu contrato, assine o documento, assine os documentos, assine o termo, assine o aditivo,
      assine o recibo, assine o laudo, assine o orcamento, assine o pedido, assine a proposta, assine a ata, assine a via, assine a ordem,
      assine a autorizacao, assine a declaracao, assine a procuracao, assine digitalmente, assine eletronicamente, assine pelo link,
      uso exclusivo, canal exclusivo, numero exclusivo, exclusivo para envio, exclusivo para o envio, exclusivo para notificacoes,
      exclusivo para avisos, exclusivo para mensagens, exclusivo para atendimento, exclusivo do titular, exclusiva do titular,
      responsabilidade exclusiva,
      atencao especial, em especial, necessidades especiais, cuidados especiais, cuidado especial, educacao especial,
      sem novidades, sem novidade, houver novidade, houver novidades, tivermos novidade, tivermos novidades, surgir novidade,
      surgirem novidades, novidade sobre o seu, novidade sobre seu, novidade sobre a sua, novidade sobre sua, novidades sobre o seu,
      novidades sobre seu, novidades sobre a sua, novidades sobre sua, novidade no seu, novidade na sua, novidades no seu,
      novidades na sua, novidade do seu, novidade da sua, novidades do seu, novidades da sua,
      data de lancamento, lancamento da nota, lancamento do boleto, lancamento da fatura, lancamento na fatura, lancamento em sua,
      lancamento contabil, lancamento financeiro, lancamento de horas, lancamentos da fatura, lancamentos na fatura,
      pedido chegou, pedido {} chegou, encomenda chegou, encomenda {} chegou, entrega chegou, tecnico chegou, equipe chegou,
      tecnico {} chegou, entregador chegou, motorista chegou, mercadoria chegou, peca chegou, equipamento chegou, equipamento {} chegou,
      boleto chegou, fatura chegou, fatura {} chegou, boleto {} chegou, correspondencia chegou, documento chegou, resposta chegou,
      solicitacao chegou, mensagem chegou, veiculo chegou, carro chegou, chegou ao, chegou no endereco, chegou no local,
      chegou na unidade, chegou na agencia, chegou na central, chegou na transportadora, chegou a unidade, chegou a sua unidade,
      chegou a sua cidade, chegou a transportadora, chegou a sua vez, chegou para retirada, nao chegou, ja chegou, {} chegou,
      numero do beneficio, beneficio {}, beneficio n, beneficio nº, beneficio numero, seu beneficio {}, pedido de beneficio,
      solicitacao de beneficio, beneficio do inss, concessao do beneficio,
      volte a entrar em contato, volte a falar, volte a nos, volte a escrever, volte a tentar, volte a ligar, volte a funcionar,
      servico volte, sinal volte, energia volte,
      ultima atualizacao, ultimas atualizacoes, ultimo atendimento, ultima visita, ultimo pedido, ultima compra, ultimo contato,
      ultima fatura, ultimo boleto, ultimo pagamento, ultima mensagem, ultima consulta, ultimos # digitos, ultimos digitos,
      ultimas # horas, ultimos # dias, ultimo chamado, ultima etapa,
      vence em {}, vence em #, vence no dia, vence dia, vence hoje, vence amanha, vence nesta, vence neste, expira em {}, expira em #,
      expira hoje, expira amanha, expira no dia, expira dia, vencem em {}, vencem em #, vencem no dia, vencem dia,
      limitada a, limitado a`,
  },
]

/** Longer wins, and of two equals the one that stands first: what is neutral is never as short as what it excuses. */
export const TRIGGERS: Lexicon<Trigger> = compileLexicon(
  LISTS.flatMap(({ phrases, ...trigger }) => split(phrases).map((phrase) => [phrase, trigger] as const)),
)

/** Plainer words for the same, in folded form; the case of the first letter is kept. */
export const REWRITES: ReadonlyMap<string, string> = new Map([
  ['confira', 'veja'],
  ['descubra', 'veja'],
  ['clique', 'toque'],
  ['novidade', 'atualização'],
  ['novidades', 'atualizações'],
  ['gratis', 'sem custo'],
  ['gratuito', 'sem custo'],
  ['gratuita', 'sem custo'],
  ['frete gratis', 'frete sem custo'],
])

/** How much each rule's words add to the score. */
export const WEIGHTS: Readonly<Record<Trigger['rule'], number>> = {
  'CAT-PROMO': 3,
  'CAT-URGENCY': 3,
  'CAT-CTA': 3,
  'CAT-SEDUCE': 2,
  'CAT-WINBACK': 2,
  'CAT-REGISTER': 2,
  'CAT-INVITE': 2,
  'CAT-WEAK': 0.5,
  neutral: 0,
}

/**
 * What ties a message to something that the customer has asked for, bought or has to know. Beginnings
 * of folded words, since they come in every number and form; a `$` ends a whole word.
 */
const beginnings = (list: string): ((word: string) => string | undefined) => {
  const byStart = Map.groupBy(split(list), (stem) => stem.slice(0, 3))
  return (word) =>
    byStart.get(word.slice(0, 3))?.find((stem) => (stem.endsWith('$') ? `${word}$` === stem : word.startsWith(stem)))
}

/** The plain ones: each lowers the score. */
export const strongAnchor = beginnings(`
  pedido, protocolo, chamado, ocorrenci, ticket, contrato, nota$, notas$, boleto, fatura, agendamento, agendad, solicitac, cadastro, status,
  previsao, vencimento, orcamento, ordem$, visita$, consulta$, entrega`)

/** All that makes a message one about something: with one of these it is not said to be about nothing. */
export const anyAnchor = beginnings(`
  pedido, protocolo, chamad, ocorrenci, ticket, contrat, nota$, notas$, boleto, fatura, agenda, visita, consulta, exame, reuniao, reunioes,
  horario, solicita, cadastro, cadastra, status, previs, venci, vence, entreg, atendimento, pagamento, pagar$, pago$, paga$, cobranca,
  codigo, ordem$, ordens$, orcament, propost, document, comprou, envio, enviad, transport, rastre, reserva, inscric, matricul, instala,
  manutenc, reparo, conserto, garantia, tecnic, suporte, incidente, indisponib, interrup, interrom, falha, normaliza, restabelec, seguranca,
  privacidade, recall, alerta, debito, mensalidade, parcela, estorn, reembols, devoluc, coleta, retirada, retirar, assinatur, renovac,
  cancel, confirma, conclu, finaliz, aprovad, aprovac, reprovad, analise, analis, processo, requeriment, demanda, registr, recebemos,
  recebid, retornamos, encerra, abert, abrimos, andamento, atualiz, prazo, data$, datas$, conta$, contas$, assembleia, vistoria, projeto,
  obra$, obras$, etapa, tarefa, pendenc, pendent, remarc, comprovante, recibo, certificado, laudo, resultado, prontuario, avaliac,
  pesquisa, satisfac, veiculo, revisao, aparelho, equipament, mercadoria, remessa, aula, prova$, candidatura, entrevista,
  emissao, emitid, liberad, senha, login, portaria, encaminha, sinistro, apolice, consorcio, medic, resoluc, resolvid, fechad,
  compromiss, lembrete, lembramos, evento$, presenca, respondeu$, vejo$, localizac, transac, extrato, saldo$, recarga, recarreg, compra$,
  encomend, feedback, classifi, anexo$, anexa, emergenc, precauc, programad, programac, renovad, vigencia, validade, desligad, ligacao$,
  ligacoes$, dispositiv, rede$, conexao$, voucher, desembols, eleitor, votacao$, transferenc, deposit, saque$, pix$, fraude, suspeit,
  bloque, desbloque, perfil$, endereco, verifica, voo$, voos$, embarque, bagage, checkin$, hospedage, passage, vacina, cirurgi,
  procediment, convenio$, guia$, multa$, imposto, troca$, assistencia$, roaming$, politica$, termos$, caminho$, estoque$, reposicao$,
  corrida$, motorista$, ativac, ativad, ativamos$, desativ, restaur`)

/** Openings that are a greeting and nothing more. */
export const GREETING = new Set(
  split(`
    ola, oi, oie, opa, hello, hi, alo, bom, boa, dia, tarde, noite, prezado, prezada, prezados, prezadas, caro, cara, sr, sra, senhor, senhora,
    dr, dra, tudo, bem, bom, como, vai, esta, e, ai, cliente, {}`),
)
