import type { TemplateRow } from '#core/contract'
import type { ProviderId } from '#core/provider'
import type { DisparoClient } from './rpc-client.ts'

/** Steps of the main job through any client: in process, or to a running program. */

/** An implementation with a live account on a simulator and its first sender's number. */
export async function withNumber(
  disparo: DisparoClient,
  simulator: { baseUrl: string; secret: string; senderIds: readonly string[] },
  provider: ProviderId = 'zenvia',
) {
  const { id: implementationId } = await disparo.implementations.create({ client: 'Clínica Horizonte', environment: 'staging' })
  const account = await disparo.accounts.create({
    implementationId,
    provider,
    label: provider === 'zenvia' ? 'Zenvia' : provider,
    mode: 'live',
    settings: { baseUrl: simulator.baseUrl },
    secret: simulator.secret,
  })
  const senderId = simulator.senderIds[0] ?? ''
  const number = await disparo.numbers.save({
    implementationId,
    accountId: account.id,
    label: 'Recepção',
    phone: `+${senderId}`,
    senderId,
    chatStandard: false,
    defaultTemplateId: null,
  })
  return { implementationId, accountId: account.id, number }
}

/** Runs a sync to its end and gives its counts. */
export async function syncToEnd(disparo: DisparoClient, accountId: string) {
  for await (const progress of await disparo.templates.sync({ accountId })) if (progress.phase === 'done') return progress.summary
  throw new Error('the sync ended without a summary')
}

/** Every row of the list, page after page. */
export async function allTemplates(disparo: DisparoClient, implementationId: string): Promise<TemplateRow[]> {
  const all: TemplateRow[] = []
  for (let after: string | null = null; ; ) {
    const { rows, next } = await disparo.templates.list({ implementationId, after })
    all.push(...rows)
    if (next === null) return all
    after = next
  }
}

/** Maps every placeholder of a usable template of the number and gives the template. */
export async function withMappedTemplate(disparo: DisparoClient, implementationId: string, senderId: string) {
  const templates = await allTemplates(disparo, implementationId)
  const template = templates.find(
    (row) => row.unusable.length === 0 && row.placeholders > 1 && (row.senderId ?? senderId) === senderId,
  )
  if (!template) throw new Error('the simulator has no such template')
  const { placeholders } = await disparo.variables.mapping({ templateId: template.id })
  await disparo.variables.saveMapping({
    templateId: template.id,
    bindings: placeholders.map(({ key }) => ({
      key,
      source: { kind: 'crm', token: 'NOME' },
      fallback: 'cliente',
      transforms: [],
    })),
  })
  return template
}

/** "Adicionar envio de WhatsApp" for the status Agendado. */
export const withTrigger = (
  disparo: DisparoClient,
  {
    implementationId,
    number,
    templateId,
    active = true,
  }: { implementationId: string; number: { id: string }; templateId: string; active?: boolean },
) =>
  disparo.triggers.save({
    trigger: {
      kind: 'status',
      implementationId,
      status: 'Agendado',
      nextStatus: '',
      oncePerTicket: false,
      serviceTree: 'WhatsApp Ativo',
      requestType: '',
      numberId: number.id,
      templateId,
      active,
    },
  })

/** A phone whose owner agreed to tests. */
export const withPhone = (disparo: DisparoClient, implementationId: string, phone = '(31) 98888-7777') =>
  disparo.testPhones.save({ implementationId, label: 'Celular da equipe', phone, agreed: true })
