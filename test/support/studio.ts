import type { ProviderId } from '#core/provider'
import type { Draft } from '#core/review'
import type { TemplateContent } from '#core/template'
import type { Binding } from '#core/variables'
import type { DisparoClient } from './rpc-client.ts'

/** Steps of the template studio through any client: in process, or to a running program. */

/** An implementation with a live account at this provider and its first number. */
export async function withAccount(
  disparo: DisparoClient,
  provider: ProviderId,
  simulator: { baseUrl: string; secret: string; senderIds: readonly string[] },
): Promise<{ implementationId: string; accountId: string; senderId: string }> {
  const { id: implementationId } = await disparo.implementations.create({ client: 'Clínica Horizonte', environment: 'staging' })
  const { id: accountId } = await disparo.accounts.create({
    implementationId,
    provider,
    label: provider,
    mode: 'live',
    settings: { baseUrl: simulator.baseUrl },
    secret: simulator.secret,
  })
  const senderId = simulator.senderIds[0] ?? ''
  await disparo.numbers.save({
    implementationId,
    accountId,
    label: 'Recepção',
    phone: `+${senderId}`,
    senderId,
    chatStandard: false,
    defaultTemplateId: null,
  })
  return { implementationId, accountId, senderId }
}

const BODY = {
  zenvia: 'Olá {{nome}}, o seu chamado {{protocolo}} foi aberto e a nossa equipe já está cuidando da sua solicitação.',
  infobip: 'Olá {{1}}, o seu chamado {{2}} foi aberto e a nossa equipe já está cuidando da sua solicitação.',
}
const KEYS = { zenvia: ['body.nome', 'body.protocolo'], infobip: ['body.1', 'body.2'] } as const

/** A service template without any finding, mapped. */
export function fineContent(provider: ProviderId, name: string, body: string = BODY[provider]): TemplateContent {
  const [first, second] = KEYS[provider]
  return {
    name,
    language: 'pt_BR',
    category: 'UTILITY',
    body: { text: body },
    buttons: [],
    samples: { [first]: 'Ana Souza', [second]: '2026-0815' },
  }
}
export function fineBindings(provider: ProviderId): Binding[] {
  const [first, second] = KEYS[provider]
  return [
    { key: first, source: { kind: 'crm', token: 'NOME' }, fallback: null, transforms: [] },
    { key: second, source: { kind: 'crm', token: 'PROTOCOLO' }, fallback: null, transforms: [] },
  ]
}

export const writeDraft = (
  disparo: DisparoClient,
  provider: ProviderId,
  place: { implementationId: string; accountId: string; senderId: string },
  content: TemplateContent,
  origin: { templateId?: string; previousId?: string } = {},
): Promise<Draft> => disparo.drafts.create({ ...place, content, bindings: fineBindings(provider), ...origin })

/** Resolves as soon as what is asked for is there; asks again after every change that the program tells of. */
export async function until<T>(disparo: DisparoClient, ask: () => Promise<T | null | undefined | false>): Promise<T> {
  const listening = new AbortController()
  const changes = await disparo.app.changes(undefined, { signal: listening.signal })
  try {
    for (;;) {
      const answer = await ask()
      if (answer) return answer
      await changes.next()
    }
  } finally {
    listening.abort()
  }
}
