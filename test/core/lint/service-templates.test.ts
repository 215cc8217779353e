import { describe, expect, it } from 'vitest'
import { lintTemplate } from '#core/lint'
import { placeholdersOf, type TemplateButton, type TemplateContent } from '#core/template'
import { BUTTON_RULES } from '../../../src-core/lint/buttons.ts'
import { CATEGORY_RULES } from '../../../src-core/lint/category.ts'
import { CRM_RULES } from '../../../src-core/lint/crm.ts'
import { DUPLICATE_RULES } from '../../../src-core/lint/duplicates.ts'
import { LINK_RULES } from '../../../src-core/lint/links.ts'
import { POLICY_RULES } from '../../../src-core/lint/policy.ts'
import { SAMPLE_RULES } from '../../../src-core/lint/samples.ts'
import { VARIABLE_RULES } from '../../../src-core/lint/variables.ts'

const FAMILIES = [
  VARIABLE_RULES,
  SAMPLE_RULES,
  BUTTON_RULES,
  LINK_RULES,
  POLICY_RULES,
  CATEGORY_RULES,
  CRM_RULES,
  DUPLICATE_RULES,
]
const JUDGED = new Set(FAMILIES.flat().map(({ id }) => id))

const replies = (...texts: string[]): TemplateButton[] => texts.map((text) => ({ type: 'QUICK_REPLY', text }))
const link = (text: string, url: string): TemplateButton[] => [{ type: 'URL', text, url }]
const phone: TemplateButton[] = [{ type: 'PHONE_NUMBER', text: 'Ligar para a central', phoneNumber: '+551133334444' }]

/** What a CRM writes on an ordinary day, and its buttons. None of it is worth a word. */
const CLEAN: readonly (readonly [body: string, buttons?: TemplateButton[]])[] = [
  [
    'Olá, {{1}}! Recebemos a sua solicitação e o protocolo do atendimento é {{2}}. Nossa equipe vai analisar o caso e responde por aqui em até um dia útil.',
  ],
  [
    'Olá, {{nome}}. O chamado {{protocolo}} foi aberto e já está com a equipe técnica responsável. Assim que houver novidade, avisamos você por este número.',
  ],
  [
    'Prezado cliente, seu chamado {{1}} mudou de status e agora está em análise. Você pode acompanhar todo o andamento pelo portal do cliente quando precisar.',
  ],
  [
    'Bom dia, {{nome}}. Estamos aguardando a sua resposta para dar continuidade ao chamado {{protocolo}}. Sem o retorno em três dias úteis, ele será encerrado automaticamente.',
  ],
  [
    'Olá, {{1}}. A visita técnica está agendada para o dia {{2}} no período combinado. É necessário ter um responsável presente no local para receber o técnico da nossa equipe.',
    replies('Confirmar', 'Remarcar'),
  ],
  [
    'Olá, {{1}}. O técnico da ordem de serviço está a caminho do seu endereço e deve chegar em alguns minutos. Por favor, deixe o acesso ao equipamento liberado para ele.',
  ],
  [
    'Olá, {{nome}}. A fatura do seu contrato já está disponível no portal do cliente e vence em {{vencimento}}. Se você já efetuou o pagamento, por favor desconsidere esta mensagem.',
    link('Ver fatura', 'https://portal.exemplo.com.br/faturas'),
  ],
  [
    'Olá, {{1}}. Identificamos que a fatura com vencimento em {{2}} continua em aberto no nosso sistema. Caso o pagamento já tenha sido feito, por favor nos envie o comprovante.',
  ],
  [
    'Olá, {{1}}. Confirmamos o recebimento do pagamento da sua fatura. O comprovante ficou disponível no portal do cliente, na área de documentos da sua conta.',
  ],
  [
    'Seu pedido {{1}} foi separado e está aguardando a coleta da transportadora. Quando o envio for feito, mandamos o código de rastreio para você acompanhar a entrega.',
  ],
  [
    'Olá, {{1}}. Seu pedido {{2}} saiu para entrega hoje e deve chegar ao endereço cadastrado até o fim da tarde. Não é preciso fazer nada agora.',
    link('Rastrear pedido', 'https://exemplo.com.br/rastreio/{{1}}'),
  ],
  [
    'Olá, {{1}}. A entrega do seu pedido foi concluída e recebida na portaria do prédio. Se algo não estiver certo, responda esta mensagem e nós verificamos o que houve.',
  ],
  [
    'Olá, {{1}}. Não encontramos ninguém no endereço de entrega do pedido {{2}}. Uma nova tentativa será feita no próximo dia útil, no mesmo horário da tentativa de hoje.',
    replies('Estarei em casa', 'Mudar o endereço'),
  ],
  [
    'Olá, {{1}}. Sua consulta está marcada para {{2}} às {{3}} na nossa clínica. Pedimos que chegue com quinze minutos de antecedência e traga um documento com foto e a carteirinha do convênio.',
    replies('Confirmar', 'Remarcar', 'Cancelar'),
  ],
  [
    'Olá, {{1}}. O resultado do seu exame já está disponível. Para retirar, apresente RG e CPF na recepção da unidade de segunda a sexta, no horário de atendimento.',
  ],
  [
    'Olá, {{1}}. Lembramos que o seu exame é amanhã às {{2}} e pede jejum de oito horas. Traga a lista de medicamentos em uso e o pedido do seu médico.',
  ],
  [
    'Olá, {{nome}}. O orçamento {{numero}} que você pediu está pronto e foi enviado para o seu e-mail. Ele tem validade de dez dias, a contar da data de emissão do documento.',
  ],
  [
    'Olá, {{1}}. O contrato {{2}} está pronto para assinatura. Assine o contrato digitalmente pelo portal do cliente até o fim da semana, por favor, para não atrasar a instalação.',
    link('Abrir portal', 'https://portal.exemplo.com.br/contratos'),
  ],
  [
    'Olá, {{1}}. O seu chamado {{2}} foi encerrado pela nossa equipe. Para avaliar este atendimento, responda com uma nota de um a cinco. A sua avaliação nos ajuda a melhorar o suporte.',
  ],
  [
    'Como você avalia o atendimento do chamado {{1}}, encerrado nesta semana pela nossa equipe de suporte? Escolha uma das opções abaixo para responder à nossa pesquisa de satisfação.',
    replies('Bom', 'Regular', 'Ruim'),
  ],
  [
    'Informamos que haverá manutenção programada na rede da sua região no dia {{1}}, da meia-noite às seis da manhã. Durante esse período o serviço pode ficar indisponível por alguns minutos.',
  ],
  [
    'O serviço de internet da sua região foi normalizado às {{1}}. Se a conexão ainda estiver instável, desligue o equipamento da tomada por dois minutos e ligue outra vez.',
  ],
  [
    'Olá, {{1}}. Identificamos uma falha que afeta o seu equipamento e abrimos a ocorrência {{2}} de forma preventiva. A previsão de solução é de até quatro horas a partir de agora.',
  ],
  [
    'Olá, {{1}}. Seu cadastro foi atualizado com sucesso em nosso sistema. Se você não reconhece esta alteração, entre em contato com a nossa central de atendimento o quanto antes.',
    phone,
  ],
  [
    'Olá, {{1}}. Para concluir o seu cadastro ainda falta o comprovante de endereço. Envie uma cópia por aqui e a nossa equipe faz a conferência em até um dia útil.',
  ],
  [
    'Olá, {{1}}. Confirmamos a compra feita hoje no cartão de crédito com final {{2}}. Se você não reconhece esta compra, fale com a central de atendimento da sua agência agora mesmo.',
  ],
  [
    'Por segurança, nunca informe a sua senha nem o código de verificação a ninguém. Registramos um acesso novo à sua conta no dia {{1}} e avisamos por precaução.',
  ],
  [
    'Olá, {{1}}. O processo de devolução do pedido {{2}} foi iniciado. O estorno aparece na sua fatura em até dois ciclos, conforme o prazo da operadora do cartão.',
  ],
  [
    'Olá, {{1}}. O veículo de placa {{2}} está pronto para retirada na oficina. O horário de funcionamento é das oito às dezoito horas, de segunda a sexta-feira.',
  ],
  [
    'Olá, {{1}}. A revisão do seu equipamento terminou e o laudo técnico foi anexado ao chamado {{2}}. Aguardamos a sua aprovação do orçamento para seguir com o reparo.',
    replies('Aprovar orçamento', 'Recusar'),
  ],
  [
    'Prezada {{1}}, a reunião sobre o projeto {{2}} foi confirmada para quinta-feira. O convite com o endereço da sala foi enviado para o e-mail do seu cadastro.',
  ],
  [
    'Olá, {{1}}. A sua matrícula no curso foi confirmada e as aulas começam no dia {{2}}. O material da primeira semana já está disponível na área do aluno do portal.',
  ],
  [
    'Olá, responsável por {{aluno}}. Informamos que a reunião de pais da turma acontece no dia {{data}} no auditório da escola. A sua presença é importante para nós.',
  ],
  [
    'Olá, {{1}}. A assembleia do condomínio foi convocada para o dia {{2}} no salão de festas. O edital com a pauta completa está disponível na portaria e no portal do morador.',
  ],
  [
    'Olá, {{1}}. Uma encomenda para o seu apartamento está na portaria, pronta para retirada. Ao retirar, informe ao porteiro o código {{2}} do registro, por favor.',
  ],
  [
    'Olá, {{1}}. O seu pedido chegou na unidade escolhida e já pode ser retirado no balcão com o número {{2}} em mãos. Ele fica reservado por sete dias corridos para você.',
  ],
  [
    'Boa tarde, {{nome}}! Tudo bem? O seu pedido de cancelamento do contrato {{contrato}} foi registrado hoje. Em até cinco dias úteis a nossa equipe confirma a conclusão por aqui.',
  ],
  [
    'Olá, {{1}}. Sua senha de atendimento é {{2}}. Aguarde a chamada no painel da recepção, por favor, e tenha um documento em mãos quando for ao guichê.',
  ],
  [
    'Olá, {{1}}. Este número é um canal exclusivo para avisos do seu plano de saúde. A autorização do seu procedimento foi aprovada e está registrada com o protocolo {{2}} no aplicativo.',
  ],
  [
    'Olá, {{1}}. Atualizamos a nossa política de privacidade. As mudanças passam a valer no próximo mês e a versão completa do documento está no nosso site para consulta.',
  ],
  [
    'Olá, {{1}}. O seu pedido de reembolso {{2}} foi aprovado. O valor será depositado na conta cadastrada em até cinco dias úteis, sem necessidade de nenhuma outra ação da sua parte.',
  ],
  [
    'Olá, {{1}}. Falta pouco: o processo do seu financiamento {{2}} está em análise no cartório. A previsão de conclusão é de quinze dias e avisamos você a cada etapa.',
  ],
  [
    'Olá, {{1}}. O andamento da sua ação judicial {{2}} foi atualizado ontem pelo tribunal. O nosso escritório já anexou a decisão ao seu processo e explica os próximos passos na reunião.',
  ],
  [
    'Olá, {{1}}.\n\nA ordem de serviço {{2}} foi concluída hoje pelo nosso técnico. Confirme, por favor, se o problema foi resolvido.\n\nEquipe de Suporte',
    replies('Sim, foi resolvido', 'Ainda não'),
  ],
  [
    'Olá, {{1}}. Os últimos 4 dígitos do CPF no seu cadastro são {{2}}. Se estiverem certos, não é preciso responder. Caso contrário, corrija os dados no portal do cliente.',
  ],
]

/** Ordinary samples, in the order in which the variables stand. */
const VALUES = ['Marina', '2026-0412', '14h30', 'Carlos Lima']

function template([text, buttons = []]: (typeof CLEAN)[number]): TemplateContent {
  const content = { name: 'aviso_v1', language: 'pt_BR', category: 'UTILITY', body: { text }, buttons, samples: {} }
  const samples = placeholdersOf(content, 'component').map(({ key }, at) => [key, VALUES[at] ?? 'Centro'])
  return { ...content, samples: Object.fromEntries(samples) }
}

describe('ordinary service templates', () => {
  it('are enough to mean something', () => expect(CLEAN.length).toBeGreaterThanOrEqual(40))

  it.each(CLEAN.map((one) => [one[0].slice(0, 80), template(one)] as const))('has nothing to say of: %s', (_, content) => {
    const findings = lintTemplate(content).filter(({ rule }) => JUDGED.has(rule))
    expect(findings.map(({ rule, data }) => [rule, data])).toEqual([])
  })
})
