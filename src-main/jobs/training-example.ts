import type { ProviderId } from '#core/provider'
import type { ServiceTree } from '#core/services'
import type { Transform } from '#core/variables'

/** What fills a placeholder of the example, by its name or, where names restart, by its key. */
export type ExampleFill = { transforms?: readonly Transform[]; fallback?: string } & ({ token: string } | { literal: string })

/** A trigger by the names of what it refers to. */
type ExampleTrigger = { serviceTree: string; requestType: string; number: string; templates: [string, ...string[]] } & (
  | { kind: 'status'; status: string; nextStatus: string; oncePerTicket: boolean }
  | { kind: 'operate'; chatStandard: boolean }
  | { kind: 'chat' }
)

type Example = {
  client: string
  isolatedServiceTree: string
  chatRequestType: string
  trees: ServiceTree[]
  testPhone: { label: string; phone: string }
  accounts: {
    provider: ProviderId
    label: string
    /** `sender`: position among the simulator's senders. */
    numbers: { key: string; sender: number; label: string; chatStandard: boolean; defaultTemplate: string }[]
  }[]
  mappings: Record<string, Record<string, ExampleFill>>
  triggers: ExampleTrigger[]
}

const TREE = 'WhatsApp Ativo'
const NAME: ExampleFill = { token: 'NOME', transforms: ['first-name', 'title-case'] }
const PROTOCOL: ExampleFill = { token: 'PROTOCOLO' }

/** One client's whole set-up on the simulators' templates: both providers, every kind of trigger. What `disparo demo` builds. */
export const EXAMPLE: Example = {
  client: 'Clínica Horizonte',
  isolatedServiceTree: TREE,
  chatRequestType: 'Atendimento por chat',
  trees: [
    {
      name: TREE,
      requestTypes: [
        { name: 'Manutenção', statuses: ['Aberta', 'Visita agendada', 'Em execução', 'Concluída'] },
        { name: 'Financeiro', statuses: ['Aguardando pagamento', 'Paga'] },
        { name: 'Atendimento por chat', statuses: ['Em conversa', 'Encerrada'] },
      ],
    },
  ],
  testPhone: { label: 'Celular simulado', phone: '+5531988887777' },
  accounts: [
    {
      provider: 'zenvia',
      label: 'Zenvia',
      numbers: [
        { key: 'desk', sender: 0, label: 'Central de Serviços', chatStandard: false, defaultTemplate: 'status_solicitacao_v3' },
        { key: 'finance', sender: 1, label: 'Financeiro', chatStandard: false, defaultTemplate: 'aviso_boleto_v2' },
      ],
    },
    {
      provider: 'infobip',
      label: 'Infobip',
      numbers: [{ key: 'chat', sender: 0, label: 'Relacionamento', chatStandard: true, defaultTemplate: 'mudanca_status_v3' }],
    },
  ],
  mappings: {
    abertura_solicitacao_v1: {
      nome: NAME,
      protocolo: PROTOCOL,
      data_abertura: { token: 'DATA_ABERTURA', transforms: ['date-short'] },
    },
    agendamento_visita_v2: {
      nome: NAME,
      protocolo: PROTOCOL,
      tecnico: { token: 'TECNICO', fallback: 'da nossa equipe' },
      data_visita: { token: 'DATA_AGENDAMENTO', transforms: ['date-long'], fallback: 'data a combinar' },
      periodo: { token: 'HORA_AGENDAMENTO', fallback: 'tarde' },
    },
    status_solicitacao_v3: { 1: NAME, 2: PROTOCOL, 3: { token: 'STATUS' } },
    conclusao_servico_v1: {
      nome: NAME,
      servico: { token: 'ASSUNTO', transforms: ['lowercase'], fallback: 'solicitado' },
      protocolo: PROTOCOL,
    },
    aviso_boleto_v2: {
      nome: NAME,
      numero_boleto: { token: 'NUMERO_PEDIDO', fallback: 'deste mês' },
      valor: { token: 'VALOR', fallback: 'conforme o boleto' },
      vencimento: { token: 'VENCIMENTO', transforms: ['date-short'], fallback: 'na data do boleto' },
      codigo_boleto: { token: 'PROTOCOLO' },
    },
    mudanca_status_v3: { 1: NAME, 2: PROTOCOL, 3: { token: 'STATUS' } },
    chamado_concluido_v1: { 1: NAME, 2: { token: 'ASSUNTO', transforms: ['lowercase'], fallback: 'solicitado' }, 3: PROTOCOL },
  },
  triggers: [
    {
      kind: 'status',
      serviceTree: TREE,
      requestType: 'Manutenção',
      status: 'Aberta',
      nextStatus: '',
      oncePerTicket: true,
      number: 'desk',
      templates: ['abertura_solicitacao_v1'],
    },
    {
      kind: 'status',
      serviceTree: TREE,
      requestType: 'Manutenção',
      status: 'Visita agendada',
      nextStatus: 'Em execução',
      oncePerTicket: false,
      number: 'desk',
      templates: ['agendamento_visita_v2'],
    },
    {
      kind: 'status',
      serviceTree: TREE,
      requestType: 'Manutenção',
      status: 'Concluída',
      nextStatus: '',
      oncePerTicket: false,
      number: 'desk',
      templates: ['conclusao_servico_v1'],
    },
    {
      kind: 'operate',
      serviceTree: TREE,
      requestType: 'Financeiro',
      chatStandard: false,
      number: 'finance',
      templates: ['aviso_boleto_v2'],
    },
    {
      kind: 'operate',
      serviceTree: TREE,
      requestType: 'Manutenção',
      chatStandard: true,
      number: 'chat',
      templates: ['mudanca_status_v3'],
    },
    {
      kind: 'chat',
      serviceTree: TREE,
      requestType: 'Atendimento por chat',
      number: 'chat',
      templates: ['mudanca_status_v3', 'chamado_concluido_v1'],
    },
  ],
}

/**
 * What is wrong in "Implantação de treino", so that finding and mending it is practised:
 * a placeholder that nothing fills (M11), a trigger on a paused template, and no request
 * type for the sub-tickets of chats (M21).
 */
export const PLANTED: Pick<Example, 'chatRequestType' | 'mappings' | 'triggers'> = {
  chatRequestType: '',
  mappings: {
    agendamento_visita_v2: {
      nome: NAME,
      protocolo: PROTOCOL,
      tecnico: { token: 'TECNICO', fallback: 'da nossa equipe' },
      data_visita: { token: 'DATA_AGENDAMENTO', transforms: ['date-long'], fallback: 'data a combinar' },
    },
    lembrete_pagamento_v1: {
      nome: NAME,
      fatura: { token: 'NUMERO_PEDIDO', fallback: 'deste mês' },
      vencimento: { token: 'VENCIMENTO', transforms: ['date-short'], fallback: 'data do boleto' },
    },
  },
  triggers: [
    {
      kind: 'status',
      serviceTree: TREE,
      requestType: 'Financeiro',
      status: 'Aguardando pagamento',
      nextStatus: '',
      oncePerTicket: true,
      number: 'finance',
      templates: ['lembrete_pagamento_v1'],
    },
  ],
}
