import type { SignOff } from '#core/consent'
import type { ImplementationSnapshot, StoredTemplate } from '#core/implementation'
import { type TemplateContent, whyUnusable } from '#core/template'
import type { Trigger } from '#core/triggers'
import { type Binding, CRM_VARIABLES } from '#core/variables'

const IMPLEMENTATION = 'implementation-1'
const AT = '2026-11-20T13:00:00.000Z'

const EXAMPLE_SIGN_OFF: SignOff = {
  name: 'Paula Reis',
  role: 'Diretora de atendimento',
  signedAt: '2026-11-21T15:00:00.000Z',
  shown: {
    planHash: '0'.repeat(64),
    figures: {
      contacts: 6,
      withPhone: 6,
      invalidPhone: 1,
      landline: 1,
      duplicates: 1,
      alreadyOptedIn: 1,
      withEvidence: 2,
      refused: 0,
      revoked: 0,
      toUpdate: 2,
      evidenceUnmatched: 0,
    },
  },
}

type ExampleTemplate = StoredTemplate & { bindings: Binding[]; requestedCategory: string | null }

const crm = (key: string, token: string, extra: Partial<Binding> = {}): Binding => ({
  key,
  source: { kind: 'crm', token },
  fallback: null,
  transforms: [],
  ...extra,
})

function template(
  id: string,
  content: Omit<TemplateContent, 'language' | 'buttons' | 'samples'> & Partial<TemplateContent>,
  bindings: Binding[],
  changes: Partial<StoredTemplate> = {},
): ExampleTemplate {
  const stored = {
    id: `template-${id}`,
    accountId: 'account-1',
    remoteId: `8f2c1d30-0000-4000-8000-00000000000${id}`,
    origin: 'provider',
    senderId: '551130001000',
    content: { language: 'pt_BR', buttons: [], samples: {}, ...content },
    status: 'APPROVED',
    statusRaw: 'APPROVED',
    quality: 'GREEN',
    rejectionReason: null,
    unsupportedParts: [],
    poolId: null,
    lostInEdit: [],
    missingSince: null,
    firstSeenAt: AT,
    changedAt: AT,
    ...changes,
  } satisfies Omit<StoredTemplate, 'unusable'>
  return { ...stored, unusable: whyUnusable(stored), bindings, requestedCategory: null }
}

const place = (id: string, changes: Partial<Pick<Trigger, 'serviceTree' | 'requestType' | 'numberId' | 'active'>> = {}) => ({
  id: `trigger-${id}`,
  implementationId: IMPLEMENTATION,
  serviceTree: 'WhatsApp Ativo',
  requestType: '',
  numberId: 'number-1',
  active: true,
  ...changes,
})

/**
 * A clinic's finished set-up: one Zenvia account, two numbers, triggers of every kind,
 * one of them not active because its template is not approved yet. Ready to export; the
 * same at every call.
 */
export function exampleSnapshot(): ImplementationSnapshot {
  return {
    implementation: {
      id: IMPLEMENTATION,
      client: 'Clínica Horizonte',
      environment: 'production',
      isolatedServiceTree: 'WhatsApp Ativo',
      receptive: { confirmedBy: 'Marcos Lima', confirmedAt: AT },
      clientVarActiveSince: '2026-11-18',
      chatRequestType: 'Atendimento WhatsApp',
      training: false,
      createdAt: AT,
      updatedAt: AT,
    },
    accounts: [
      {
        id: 'account-1',
        implementationId: IMPLEMENTATION,
        provider: 'zenvia',
        label: 'Conta principal',
        mode: 'live',
        settings: { baseUrl: 'https://api.zenvia.com/v2' },
        credential: 'ok',
        lastCheck: { at: AT, ok: true, problem: null },
        lastSync: { endedAt: AT, added: 5, changed: 0, missing: 0, unsupported: 1, unchanged: 0 },
      },
    ],
    numbers: [
      {
        id: 'number-1',
        implementationId: IMPLEMENTATION,
        accountId: 'account-1',
        label: 'Recepção',
        phone: '+551130001000',
        senderId: '551130001000',
        chatStandard: true,
        defaultTemplateId: 'template-3',
        poolId: null,
        senderState: null,
      },
      {
        id: 'number-2',
        implementationId: IMPLEMENTATION,
        accountId: 'account-1',
        label: 'Financeiro',
        phone: '+5511988887777',
        senderId: '5511988887777',
        chatStandard: false,
        defaultTemplateId: null,
        poolId: null,
        senderState: null,
      },
    ],
    templates: [
      template(
        '1',
        {
          name: 'aviso_consulta_v2',
          category: 'UTILITY',
          header: { format: 'TEXT', text: 'Protocolo {{protocolo}}' },
          body: {
            text: 'Oi {{nome}}, sua consulta está marcada para {{data}} às {{hora}}.\nCaso precise remarcar, responda esta mensagem.',
          },
          footer: { text: 'Clínica Horizonte' },
          buttons: [
            { type: 'URL', text: 'Ver detalhes', url: 'https://clinica.example/c/{{protocolo}}' },
            { type: 'QUICK_REPLY', text: 'Confirmar', payload: 'confirmar' },
          ],
          samples: { 'header.protocolo': '2026-004417', 'body.nome': 'Ana', 'body.data': '25/11/2026', 'body.hora': '14:30' },
        },
        [
          crm('header.protocolo', 'PROTOCOLO'),
          crm('body.nome', 'NOME', { transforms: ['collapse-whitespace', 'first-name'] }),
          crm('body.data', 'DATA_AGENDAMENTO', { fallback: 'a combinar' }),
          crm('body.hora', 'HORA_AGENDAMENTO', { fallback: 'a combinar' }),
        ],
      ),
      template(
        '2',
        {
          name: 'aviso_boleto_v1',
          category: 'UTILITY',
          body: { text: 'Oi {{1}}, seu boleto de R$ {{2}} vence em {{3}}. Dúvidas? Fale com o {{4}} por aqui.' },
          samples: { 'body.1': 'Ana', 'body.2': '189,90', 'body.3': '10/12', 'body.4': 'Financeiro' },
        },
        [
          crm('body.1', 'PRIMEIRO_NOME'),
          crm('body.2', 'VALOR', { fallback: 'informado no boleto' }),
          crm('body.3', 'VENCIMENTO', { fallback: 'breve' }),
          { key: 'body.4', source: { kind: 'literal', text: 'Financeiro' }, fallback: null, transforms: [] },
        ],
        { senderId: '5511988887777' },
      ),
      template(
        '3',
        { name: 'retomar_contato', category: 'UTILITY', body: { text: 'Olá! Recebemos seu pedido e já vamos falar com você.' } },
        [],
      ),
      template(
        '4',
        { name: 'pesquisa_satisfacao', category: 'UTILITY', body: { text: 'Como foi seu atendimento, {{nome}}?' } },
        [],
        { status: 'PENDING', statusRaw: 'WAITING_APPROVAL', quality: 'UNKNOWN' },
      ),
    ],
    library: {
      total: 6,
      mapped: 2,
      usableFor: ['551130001000', '5511988887777'].map((senderId) => ({ accountId: 'account-1', senderId, poolId: null })),
    },
    variables: [...CRM_VARIABLES],
    trees: [
      {
        name: 'WhatsApp Ativo',
        requestTypes: [
          { name: 'Agendamento', statuses: ['Consulta marcada', 'Paciente avisado', 'Encerrado'] },
          { name: 'Financeiro', statuses: ['Boleto emitido'] },
          { name: 'Pesquisa', statuses: ['Encerrado'] },
        ],
      },
    ],
    triggers: [
      {
        kind: 'status',
        ...place('1', { requestType: 'Agendamento' }),
        status: 'Consulta marcada',
        templateId: 'template-1',
        nextStatus: 'Paciente avisado',
        oncePerTicket: false,
      },
      {
        kind: 'status',
        ...place('2', { requestType: 'Financeiro', numberId: 'number-2' }),
        status: 'Boleto emitido',
        templateId: 'template-2',
        nextStatus: '',
        oncePerTicket: true,
      },
      {
        kind: 'status',
        ...place('3', { serviceTree: '' }),
        status: 'Aguardando cliente',
        templateId: 'template-3',
        nextStatus: '',
        oncePerTicket: true,
      },
      {
        kind: 'status',
        ...place('4', { requestType: 'Pesquisa', active: false }),
        status: 'Encerrado',
        templateId: 'template-4',
        nextStatus: '',
        oncePerTicket: false,
      },
      { kind: 'operate', ...place('5', { requestType: 'Agendamento' }), templateId: 'template-3', chatStandard: true },
      { kind: 'chat', ...place('6', { serviceTree: '' }), templateIds: ['template-3', 'template-1'] },
    ],
    testSends: [],
    consent: {
      term: { version: '1', text: 'Aceito receber mensagens.', createdAt: '2026-11-20T12:00:00.000Z', createdBy: 'Marina Prado' },
      plan: null,
      signOff: EXAMPLE_SIGN_OFF,
    },
    exports: [],
    released: null,
    live: null,
  }
}
