import type { ContractRouterClient } from '@orpc/contract'
import type { Contract, PlanRecord } from '#core/contract'

type Client = Pick<ContractRouterClient<Contract>, 'contacts' | 'consent'>

/** Invented people, as a CRM's export and a list of who agreed have them. */
const FILES: Record<'contacts' | 'evidence', string> = {
  contacts: [
    'id;nome;telefone;aceita_whatsapp',
    '1001;Ana Souza;(11) 98765-4321;N',
    '1002;João da Silva;(11) 98765-4322;N',
    '1003;Clínica Horizonte;(11) 3333-4444;N',
    '1004;Conceição Lima;(31) 98888-7766;S',
    '1005;Número estragado;5,51199E+12;N',
    '1006;Ana Souza (cadastro antigo);11 8765-4321;N',
  ].join('\r\n'),
  evidence: [
    'id;telefone;data;origem;termo',
    '1001;;10/11/2026;Portal do cliente;1',
    ';(11) 98765-4322;11/11/2026;Atendimento presencial;1',
  ].join('\r\n'),
}

const TARGET = {
  dialect: 'postgres',
  table: 'contatos',
  idColumn: 'id',
  flagColumn: 'aceita_whatsapp',
  trueValue: 'S',
} as const

/** The consent of an example: the term, a small base, the plan made of it and the client's sign-off. */
export async function recordConsent(disparo: Client, implementationId: string, term: string): Promise<PlanRecord> {
  await disparo.consent.saveTerm({ implementationId, text: term })
  for (const kind of ['contacts', 'evidence'] as const) {
    const piece = new Blob([FILES[kind]])
    const { uploadId } = await disparo.contacts.begin({ implementationId, kind, fileName: `${kind}.csv`, bytes: piece.size })
    await disparo.contacts.piece({ uploadId, piece })
    const { dialect, mapping } = await disparo.contacts.inspect({ uploadId })
    for await (const _ of await disparo.contacts.import({ uploadId, dialect, mapping })) void _
  }
  let plan: PlanRecord | null = null
  for await (const news of await disparo.consent.plan({ implementationId, target: TARGET }))
    if (news.phase === 'done') plan = news.plan
  if (!plan) throw new Error('the plan ended without figures')
  await disparo.consent.sign({ implementationId, name: 'Paula Reis', role: 'Diretora de atendimento' })
  return plan
}
