import { createHash } from 'node:crypto'
import type { Components } from './template-schema.ts'
import type { Comment, Template, TemplateStatus } from './templates.ts'

/** The account's two senders: service desk and finance. */
export const SENDER_IDS = ['5511930000001', '5511930000002'] as const
const [DESK, FINANCE] = SENDER_IDS
/** As WhatsApp shows them. */
export const SENDER_NAMES: Readonly<Record<string, string>> = { [DESK]: 'Central de Serviços', [FINANCE]: 'Financeiro' }

type Seed = {
  name: string
  senderId: string
  locale?: string
  category?: string
  status?: TemplateStatus
  qualityScore?: Template['qualityScore']
  components: Components
  examples?: Readonly<Record<string, string>>
  comments?: readonly Pick<Comment, 'author' | 'role' | 'text'>[]
}

const withVariables = (text: string) => ({ type: 'TEXT_TEMPLATE', text }) as const
const fixed = (text: string) => ({ type: 'TEXT_FIXED', text }) as const

const SIGNATURE = fixed('Central de Serviços')

/**
 * What a Brazilian client's account looks like after some months: most can be used,
 * and one each of what cannot. Their status stays as it is here; only what is
 * created or edited goes through review.
 */
const SEEDS: readonly Seed[] = [
  {
    name: 'abertura_solicitacao_v1',
    senderId: DESK,
    qualityScore: 'GREEN',
    components: {
      body: withVariables(
        'Olá, {{nome}}! Sua solicitação nº {{protocolo}} foi aberta em {{data_abertura}} e já está na fila de atendimento. Avisaremos por aqui a cada mudança.',
      ),
      footer: SIGNATURE,
    },
    examples: { nome: 'Ana', protocolo: '20260001234', data_abertura: '10/12/2026' },
  },
  {
    name: 'agendamento_visita_v2',
    senderId: DESK,
    qualityScore: 'GREEN',
    components: {
      header: withVariables('Visita do protocolo {{protocolo}} agendada'),
      body: withVariables(
        'Olá, {{nome}}. O técnico {{tecnico}} irá ao seu endereço em {{data_visita}}, no período da {{periodo}}. Podemos confirmar a visita?',
      ),
      footer: SIGNATURE,
      buttons: {
        type: 'QUICK_REPLIES',
        items: [
          { type: 'QUICK_REPLY', text: 'Confirmo', payload: 'VISITA_CONFIRMADA' },
          { type: 'QUICK_REPLY', text: 'Preciso remarcar', payload: 'VISITA_REMARCAR' },
        ],
      },
    },
    examples: { protocolo: '20260001234', nome: 'Ana', tecnico: 'Carlos Souza', data_visita: '12/12/2026', periodo: 'tarde' },
  },
  {
    name: 'status_solicitacao_v3',
    senderId: DESK,
    qualityScore: 'YELLOW',
    components: {
      body: withVariables(
        'Olá, {{1}}! A sua solicitação nº {{2}} mudou para o status {{3}} hoje. Se precisar de algo, responda esta mensagem.',
      ),
      footer: SIGNATURE,
    },
    examples: { '1': 'Ana', '2': '20260001234', '3': 'Em atendimento' },
  },
  {
    name: 'conclusao_servico_v1',
    senderId: DESK,
    qualityScore: 'GREEN',
    components: {
      header: fixed('Serviço concluído'),
      body: withVariables(
        'Olá, {{nome}}. O serviço {{servico}} do protocolo {{protocolo}} foi concluído. Se o problema continuar, responda em até 48 horas para reabrir.',
      ),
      footer: SIGNATURE,
    },
    examples: { nome: 'Ana', servico: 'troca de lâmpada', protocolo: '20260001234' },
  },
  {
    name: 'conclusao_servico_v1',
    locale: 'en_US',
    senderId: DESK,
    components: {
      header: fixed('Service completed'),
      body: withVariables(
        'Hello, {{nome}}. The service {{servico}} of request {{protocolo}} is complete. If the problem persists, reply within 48 hours to reopen it.',
      ),
      footer: fixed('Service Desk'),
    },
    examples: { nome: 'Ana', servico: 'light bulb replacement', protocolo: '20260001234' },
  },
  {
    name: 'pesquisa_atendimento_v1',
    senderId: DESK,
    status: 'WAITING_REVIEW',
    components: {
      body: withVariables(
        'Olá, {{nome}}. De 1 a 5, que nota você dá ao atendimento do protocolo {{protocolo}}? Responda com o número.',
      ),
      footer: SIGNATURE,
    },
    examples: { nome: 'Ana', protocolo: '20260001234' },
  },
  {
    name: 'retorno_tecnico_v1',
    senderId: DESK,
    status: 'WAITING_APPROVAL',
    components: {
      body: withVariables(
        'Olá, {{nome}}. O técnico voltará em {{data_visita}} para terminar o serviço do protocolo {{protocolo}}, sem custo para você.',
      ),
      footer: SIGNATURE,
    },
    examples: { nome: 'Ana', data_visita: '15/12/2026', protocolo: '20260001234' },
  },
  {
    name: 'aviso_fila_v1',
    senderId: DESK,
    status: 'REJECTED',
    components: { body: withVariables('{{nome}}, sua posição na fila de atendimento é {{posicao}}') },
    examples: { nome: 'Ana', posicao: '4' },
    comments: [
      { author: 'Marina Lima', role: 'REQUESTER', text: 'Precisamos deste até sexta-feira.' },
      { author: 'WhatsApp', role: 'WHATSAPP', text: 'O corpo não pode começar nem terminar com uma variável.' },
    ],
  },
  {
    name: 'aviso_boleto_v2',
    senderId: FINANCE,
    qualityScore: 'GREEN',
    components: {
      body: withVariables(
        'Olá, {{nome}}. O boleto nº {{numero_boleto}}, no valor de R$ {{valor}}, vence em {{vencimento}}. Se já pagou, desconsidere.',
      ),
      footer: fixed('Financeiro'),
      buttons: {
        type: 'MIXED',
        items: [
          { type: 'URL', text: 'Ver boleto', url: 'https://financeiro.lojadaana.com.br/boletos/{{codigo_boleto}}' },
          { type: 'QUICK_REPLY', text: 'Já paguei', payload: 'BOLETO_PAGO' },
        ],
      },
    },
    examples: { nome: 'Ana', numero_boleto: '8812', valor: '1.234,56', vencimento: '10/12/2026', codigo_boleto: 'b8812' },
  },
  {
    name: 'horario_atendimento_v1',
    senderId: FINANCE,
    components: {
      body: fixed('Recebemos o seu contato. Nosso horário de atendimento é de segunda a sexta-feira, das 8h às 18h.'),
      footer: fixed('Financeiro'),
      buttons: { type: 'ACTIONS', items: [{ type: 'PHONE_NUMBER', text: 'Ligar', phoneNumber: '+551133330000' }] },
    },
  },
  {
    name: 'lembrete_pagamento_v1',
    senderId: FINANCE,
    status: 'PAUSED',
    qualityScore: 'RED',
    components: {
      body: withVariables(
        'Olá, {{nome}}. Ainda não identificamos o pagamento da fatura {{fatura}}, vencida em {{vencimento}}. Podemos ajudar?',
      ),
      footer: fixed('Financeiro'),
    },
    examples: { nome: 'Ana', fatura: 'F-2026-118', vencimento: '01/12/2026' },
  },
  {
    name: 'boas_vindas_v1',
    senderId: FINANCE,
    category: 'MARKETING',
    qualityScore: 'GREEN',
    components: {
      body: withVariables(
        'Que bom ter você conosco, {{nome}}! 🎉 Seu cadastro está pronto e você já pode abrir solicitações pelo portal ✅',
      ),
      buttons: { type: 'QUICK_REPLIES', items: [{ type: 'OPT_OUT', text: 'Não quero receber' }] },
    },
    examples: { nome: 'Ana' },
  },
  {
    name: 'comprovante_pagamento_v1',
    senderId: FINANCE,
    components: {
      header: { type: 'MEDIA_IMAGE' },
      body: withVariables('Olá, {{nome}}. Segue o comprovante do pagamento da fatura {{fatura}}. Obrigado pela pontualidade.'),
    },
    examples: { nome: 'Ana', fatura: 'F-2026-118', imageUrl: 'https://financeiro.lojadaana.com.br/comprovante.png' },
  },
  {
    name: 'planos_manutencao_v1',
    senderId: FINANCE,
    category: 'MARKETING',
    components: {
      body: withVariables('Olá, {{nome}}. Conheça os planos de manutenção disponíveis para o seu endereço.'),
      carousel: {
        cards: ['Plano mensal, com uma visita por mês.', 'Plano anual, com doze visitas e urgências.'].map((text) => ({
          header: { type: 'MEDIA_IMAGE' },
          body: fixed(text),
          buttons: { type: 'QUICK_REPLIES', items: [{ type: 'QUICK_REPLY', text: 'Quero este', payload: 'PLANO' }] },
        })),
      },
    },
    examples: { nome: 'Ana' },
  },
  {
    name: 'codigo_acesso_v1',
    senderId: FINANCE,
    category: 'AUTHENTICATION',
    components: {
      otp: { type: 'COPY_CODE', copyButtonText: 'Copiar código', addSecurityRecommendation: true, codeExpirationMinutes: 10 },
    },
  },
]

/** Always the same id for the same text, so that two starts of the simulator agree. */
function stableId(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const CREATED_AT = '2026-08-03T13:00:00.000Z'
const UPDATED_AT = '2026-10-05T17:30:00.000Z'

function templateOf(seed: Seed): Template {
  const { name, senderId, locale = 'pt_BR', category = 'UTILITY', status = 'APPROVED', qualityScore = 'UNKNOWN' } = seed
  return {
    id: stableId(`${senderId}/${name}/${locale}`),
    name,
    senderId,
    locale,
    category,
    status,
    qualityScore,
    components: seed.components,
    examples: seed.examples ?? {},
    comments: (seed.comments ?? []).map((comment) => ({
      id: stableId(comment.text),
      ...comment,
      createdAt: UPDATED_AT,
      updatedAt: UPDATED_AT,
    })),
    createdAt: CREATED_AT,
    updatedAt: UPDATED_AT,
    approvedEdits: [],
  }
}

/** The templates that the account has from the start. */
export const seededTemplates = (): Template[] => SEEDS.map(templateOf)

const SUBJECTS = ['instalação', 'vistoria', 'entrega', 'manutenção', 'troca de equipamento', 'segunda via'] as const
const STATUSES: readonly TemplateStatus[] = [
  'APPROVED',
  'APPROVED',
  'APPROVED',
  'APPROVED',
  'WAITING_APPROVAL',
  'REJECTED',
  'PAUSED',
]

/** So many more, always the same, for trying how things go with a large account. */
export function generatedTemplates(count: number): Template[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(5, '0')
    const subject = SUBJECTS[index % SUBJECTS.length]
    return templateOf({
      name: `carga_${number}`,
      senderId: SENDER_IDS[index % 2 === 0 ? 0 : 1],
      status: STATUSES[index % STATUSES.length] ?? 'APPROVED',
      components: {
        body: withVariables(
          `Olá, {{nome}}. A sua ${subject} de número {{protocolo}} está prevista para {{data}}, conforme o aviso ${number}. Qualquer dúvida, responda.`,
        ),
        footer: SIGNATURE,
      },
      examples: { nome: 'Ana', protocolo: '20260001234', data: '10/12/2026' },
    })
  })
}
