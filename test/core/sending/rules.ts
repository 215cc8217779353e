import type { BundleContent, BundleTrigger } from '#core/bundle'
import type { SendingContact, SendingEvent } from '#core/sending'
import { exampleBundle } from '../../support/arbitrary.ts'

type StatusTrigger = Extract<BundleTrigger, { kind: 'status' }>

/** Noon in São Paulo on 10 November 2026. */
export const NOON = Date.parse('2026-11-10T15:00:00Z')
export const HOUR = 3_600_000

const place = { serviceTree: 'WhatsApp Ativo', requestType: 'Agendamento', number: '+551130001000' }

export const statusTrigger = (changes: Partial<StatusTrigger> = {}): StatusTrigger => ({
  kind: 'status',
  key: 'status.marcada',
  ...place,
  status: 'Consulta marcada',
  template: 'aviso_consulta_v2.pt_BR',
  nextStatus: null,
  oncePerTicket: false,
  ...changes,
})
export const operateTrigger: BundleTrigger = {
  kind: 'operate',
  key: 'operate',
  ...place,
  template: 'retomar_contato.pt_BR',
  chatStandard: true,
}
export const chatTrigger: BundleTrigger = {
  kind: 'chat',
  key: 'chat',
  ...place,
  serviceTree: null,
  requestType: null,
  templates: ['aviso_consulta_v2.pt_BR', 'retomar_contato.pt_BR'],
}

/** The clinic's bundle with other triggers and rules of sending. */
export function bundleWith(
  triggers: readonly BundleTrigger[],
  sending: Partial<NonNullable<BundleContent['sending']>> = {},
  change?: (bundle: BundleContent) => void,
): BundleContent {
  const bundle = structuredClone(exampleBundle())
  bundle.triggers = [...triggers]
  bundle.sending = { timeZone: 'America/Sao_Paulo', quietHours: null, duplicateHours: null, switchedOff: [], ...sending }
  change?.(bundle)
  return bundle
}

export const event = (changes: Partial<SendingEvent> = {}): SendingEvent => ({
  at: NOON,
  kind: 'status',
  ticket: '0042',
  serviceTree: '',
  requestType: 'Agendamento',
  status: 'Consulta marcada',
  template: '',
  ...changes,
})

export const ana: SendingContact = {
  isOptedIn: true,
  address: { state: 'phone', key: '551187654321', to: '+5511987654321' },
}

export const VALUES: Readonly<Record<string, string>> = {
  NOME: 'Ana Souza',
  PROTOCOLO: '2026-1',
  DATA_AGENDAMENTO: '12/11/2026',
  HORA_AGENDAMENTO: '14:30',
}
