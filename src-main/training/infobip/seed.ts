import { createHash } from 'node:crypto'
import { type Parts, type Structure, structureType } from './structure.ts'
import type { Template } from './template-view.ts'
import { FIRST_ID } from './templates.ts'

type Seed = {
  name: string
  language?: string
  category?: string
  status?: string
  quality?: Template['quality']
  parts: Parts
  /** Default: what the parts make it. */
  type?: Structure['type']
}

const SERVICE = { text: 'Central de Serviços' }
const BILLING = { text: 'Financeiro' }

/**
 * What a Brazilian client's account looks like after some months: most can be used,
 * and one each of what cannot. Their status stays as it is here; only what is created
 * or edited goes through review.
 */
const SEEDS: readonly Seed[] = [
  {
    name: 'abertura_chamado_v1',
    quality: 'HIGH',
    parts: {
      body: {
        text: 'Olá, {{1}}! Seu chamado nº {{2}} foi aberto em {{3}} e já está na fila de atendimento. Avisaremos por aqui a cada mudança.',
      },
      footer: SERVICE,
    },
  },
  {
    name: 'visita_tecnica_v2',
    quality: 'HIGH',
    parts: {
      header: { format: 'TEXT', text: 'Visita do chamado {{1}} agendada' },
      body: {
        text: 'Olá, {{1}}. O técnico {{2}} irá ao seu endereço em {{3}}, no período da {{4}}. Podemos confirmar a visita?',
      },
      footer: SERVICE,
      buttons: [
        { type: 'QUICK_REPLY', text: 'Confirmo' },
        { type: 'QUICK_REPLY', text: 'Preciso remarcar' },
      ],
    },
  },
  {
    name: 'mudanca_status_v3',
    quality: 'MEDIUM',
    parts: {
      body: {
        text: 'Olá, {{1}}! O seu chamado nº {{2}} mudou para o status {{3}} hoje. Se precisar de algo, responda esta mensagem.',
      },
      footer: SERVICE,
    },
  },
  {
    name: 'chamado_concluido_v1',
    quality: 'HIGH',
    parts: {
      header: { format: 'TEXT', text: 'Serviço concluído' },
      body: {
        text: 'Olá, {{1}}. O serviço {{2}} do chamado {{3}} foi concluído. Se o problema continuar, responda em até 48 horas para reabrir.',
      },
      footer: SERVICE,
    },
  },
  {
    name: 'chamado_concluido_v1',
    language: 'en',
    parts: {
      header: { format: 'TEXT', text: 'Service completed' },
      body: {
        text: 'Hello, {{1}}. The service {{2}} of ticket {{3}} is complete. If the problem persists, reply within 48 hours to reopen it.',
      },
      footer: { text: 'Service Desk' },
    },
  },
  {
    name: 'fatura_disponivel_v2',
    quality: 'HIGH',
    parts: {
      body: {
        text: 'Olá, {{1}}. A fatura nº {{2}}, no valor de R$ {{3}}, vence em {{4}}. Se já pagou, desconsidere este aviso.',
      },
      footer: BILLING,
      buttons: [
        { type: 'URL', text: 'Ver fatura', url: 'https://financeiro.lojadaana.com.br/faturas/{{1}}' },
        { type: 'QUICK_REPLY', text: 'Já paguei' },
      ],
    },
  },
  {
    name: 'horario_atendimento_v1',
    parts: {
      body: { text: 'Recebemos o seu contato. Nosso horário de atendimento é de segunda a sexta-feira, das 8h às 18h.' },
      footer: BILLING,
      buttons: [{ type: 'PHONE_NUMBER', text: 'Ligar', phoneNumber: '+551133330000' }],
    },
  },
  {
    name: 'pesquisa_atendimento_v1',
    quality: 'HIGH',
    parts: {
      body: { text: 'Olá, {{1}}. De 1 a 5, que nota você dá ao atendimento do chamado {{2}}? Responda com o número.' },
    },
  },
  {
    name: 'retorno_tecnico_v1',
    status: 'PENDING',
    parts: {
      body: {
        text: 'Olá, {{1}}. O técnico voltará em {{2}} para terminar o serviço do chamado {{3}}, sem custo para você.',
      },
      footer: SERVICE,
    },
  },
  {
    name: 'posicao_fila_v1',
    status: 'REJECTED',
    parts: { body: { text: '{{1}}, sua posição na fila de atendimento é {{2}}' } },
  },
  {
    name: 'lembrete_fatura_v1',
    status: 'FIRST_PAUSED',
    quality: 'LOW',
    parts: {
      body: {
        text: 'Olá, {{1}}. Ainda não identificamos o pagamento da fatura {{2}}, vencida em {{3}}. Podemos ajudar?',
      },
      footer: BILLING,
    },
  },
  {
    name: 'boas_vindas_v1',
    category: 'MARKETING',
    quality: 'HIGH',
    parts: {
      body: { text: 'Que bom ter você conosco, {{1}}! 🎉 Seu cadastro está pronto e você já pode abrir chamados pelo portal ✅' },
    },
  },
  {
    name: 'comprovante_pagamento_v1',
    parts: {
      header: { format: 'IMAGE' },
      body: { text: 'Olá, {{1}}. Segue o comprovante do pagamento da fatura {{2}}. Obrigado pela pontualidade.' },
      footer: BILLING,
    },
  },
  {
    name: 'planos_manutencao_v1',
    category: 'MARKETING',
    parts: {
      body: { text: 'Olá, {{1}}. Conheça os planos de manutenção disponíveis para o seu endereço.' },
      carousel: {
        cards: ['Plano mensal, com uma visita por mês.', 'Plano anual, com doze visitas e urgências.'].map((text) => ({
          header: { format: 'IMAGE' },
          body: { text },
          buttons: [{ type: 'QUICK_REPLY', text: 'Quero este' }],
        })),
      },
    },
  },
  {
    name: 'pecas_reposicao_v1',
    type: 'UNSUPPORTED',
    parts: { body: { text: 'Olá, {{1}}. As peças de reposição do seu equipamento estão no catálogo abaixo.' } },
  },
  {
    name: 'aviso_manutencao_v1',
    // A word that no document has: the next one that Meta thinks of.
    status: 'UNDER_OBSERVATION',
    parts: {
      body: { text: 'Olá, {{1}}. Haverá manutenção programada em {{2}}, das 22h às 23h, e o portal ficará fora do ar.' },
      footer: SERVICE,
    },
  },
]

/** Always the same id for the same template, so that two starts of the simulator agree. */
const stableId = (text: string): string => String(FIRST_ID + createHash('sha256').update(text).digest().readUIntBE(0, 6))

const CREATED_AT = new Date('2026-08-03T13:00:00.000Z')
const UPDATED_AT = new Date('2026-10-05T17:30:00.000Z')

function templateOf({ name, language = 'pt_BR', category = 'UTILITY', ...seed }: Seed): Template {
  return {
    id: stableId(`${name}/${language}`),
    name,
    language,
    category,
    status: seed.status ?? 'APPROVED',
    quality: seed.quality ?? 'UNKNOWN',
    structure: { ...seed.parts, type: seed.type ?? structureType(seed.parts) },
    options: {},
    createdAt: CREATED_AT,
    lastUpdatedAt: UPDATED_AT,
    approvedEdits: [],
  }
}

/** The templates that the account has from the start. */
export const seededTemplates = (): Template[] => SEEDS.map(templateOf)

const SUBJECTS = ['instalação', 'vistoria', 'entrega', 'manutenção', 'troca de equipamento', 'segunda via'] as const
const STATUSES = ['APPROVED', 'APPROVED', 'APPROVED', 'APPROVED', 'PENDING', 'REJECTED', 'FIRST_PAUSED'] as const

/** So many more, always the same, for trying how things go with a large account. */
export const generatedTemplates = (count: number): Template[] =>
  Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(5, '0')
    const subject = SUBJECTS[index % SUBJECTS.length]
    const text = `Olá, {{1}}. A sua ${subject} de número {{2}} está prevista para {{3}}, conforme o aviso ${number}. Qualquer dúvida, responda.`
    return templateOf({
      name: `carga_${number}`,
      status: STATUSES[index % STATUSES.length] ?? 'APPROVED',
      parts: { body: { text }, footer: SERVICE },
    })
  })
