import type { DisparoClient } from './rpc-client.ts'

/**
 * A realistic implementation on the embedded simulator: what the gallery shows and
 * axe looks at. Everything through the contract, as a consultant would do it.
 */
export async function createExample(
  disparo: DisparoClient,
): Promise<{ implementationId: string; numberId: string; templateId: string }> {
  await disparo.app.saveSettings({ operator: 'Marina Prado' })
  await disparo.implementations.create({ client: 'Colégio Aurora', environment: 'production' })
  const { id: implementationId } = await disparo.implementations.create({
    client: 'Clínica Horizonte',
    environment: 'staging',
  })
  await disparo.implementations.update({
    id: implementationId,
    facts: { receptive: true, isolatedServiceTree: 'WhatsApp Ativo', clientVarActiveSince: '2026-11-20' },
  })
  const account = await disparo.accounts.create({
    implementationId,
    provider: 'zenvia',
    label: 'Zenvia da clínica',
    mode: 'training',
  })
  await disparo.accounts.check({ id: account.id })
  const { senderIds } = await disparo.accounts.training({ id: account.id })
  const numbers = []
  for (const [index, senderId] of senderIds.entries())
    numbers.push(
      await disparo.numbers.save({
        implementationId,
        accountId: account.id,
        label: index === 0 ? 'Recepção' : 'Financeiro',
        phone: `+${senderId}`,
        senderId,
        chatStandard: index === 0,
        defaultTemplateId: null,
      }),
    )
  for await (const _progress of await disparo.templates.sync({ accountId: account.id })) {
    // to the end
  }
  const number = numbers[0]
  const templates = await disparo.templates.list({ implementationId })
  const usable = templates.filter((row) => row.unusable.length === 0 && row.placeholders > 0 && row.senderId === number?.senderId)
  const [template, second] = usable
  if (!number || !template) throw new Error('the simulator has no usable template')
  const variables = await disparo.variables.list({ implementationId })
  for (const row of [template, ...(second ? [second] : [])]) {
    const { placeholders } = await disparo.variables.mapping({ templateId: row.id })
    // The second one is left half done: the pages have to show that too.
    const filled = row === template ? placeholders : placeholders.slice(0, 1)
    await disparo.variables.saveMapping({
      templateId: row.id,
      bindings: filled.map(({ key, suggestion }) => {
        const token = suggestion ?? 'PROTOCOLO'
        const mayBeEmpty = variables.find((variable) => variable.token === token)?.mayBeEmpty
        return { key, source: { kind: 'crm', token }, fallback: mayBeEmpty ? 'a confirmar' : null, transforms: [] }
      }),
    })
  }
  const status = { kind: 'status', implementationId, numberId: number.id, templateId: template.id, active: true } as const
  await disparo.triggers.save({
    trigger: { ...status, status: 'Agendado', serviceTree: 'WhatsApp Ativo', requestType: 'Consultas' },
  })
  if (second)
    await disparo.triggers.save({
      trigger: {
        ...status,
        templateId: second.id,
        status: 'Concluído',
        serviceTree: 'WhatsApp Ativo',
        requestType: '',
        active: false,
      },
    })
  const send = await disparo.tests.send({
    key: 'example-test-send-1',
    numberId: number.id,
    templateId: template.id,
    recipient: '+5531988887777',
    crmValues: Object.fromEntries(variables.map(({ token, sample }) => [token, sample])),
    recipientAgreed: true,
  })
  await disparo.tests.confirm({ id: send.id, received: true })
  await disparo.exports.create({ implementationId })
  return { implementationId, numberId: number.id, templateId: template.id }
}

/** Every page of an implementation, by the address behind the `#`. */
export const pagesOf = (implementationId: string): { name: string; path: string }[] => [
  { name: 'inicio', path: '/' },
  ...['cliente', 'fornecedor', 'templates', 'variaveis', 'disparos', 'teste', 'exportar'].map((name) => ({
    name,
    path: `/i/${implementationId}/${name}`,
  })),
  { name: 'ajustes', path: '/ajustes' },
]
