import type { DisparoClient } from './rpc-client.ts'

/**
 * A realistic implementation on the embedded simulators: what the gallery shows and axe
 * looks at. The training implementation with its mistakes mended, tested and exported,
 * everything through the contract, as a consultant would do it; beside it one that has
 * only begun.
 */
export async function createExample(
  disparo: DisparoClient,
): Promise<{ implementationId: string; numberId: string; templateId: string; triggerId: string }> {
  await disparo.app.saveSettings({ operator: 'Marina Prado' })
  await disparo.implementations.create({ client: 'Colégio Aurora', environment: 'production' })
  const { id: implementationId } = await disparo.implementations.createTraining()
  const [template] = await mendMistakes(disparo, implementationId)

  const accounts = await disparo.accounts.list({ implementationId })
  for (const { id } of accounts) await disparo.accounts.check({ id })
  const numbers = await disparo.numbers.list({ implementationId })
  const [phone] = await disparo.testPhones.list({ implementationId })
  const variables = await disparo.variables.list({ implementationId })
  for (const [index, { id: numberId, defaultTemplateId }] of numbers.entries()) {
    const send = await disparo.tests.send({
      key: `example-test-send-${index}`,
      numberId,
      templateId: defaultTemplateId ?? '',
      testPhoneId: phone?.id ?? '',
      crmValues: Object.fromEntries(variables.map(({ token, sample }) => [token, sample])),
    })
    // The last one is still waiting for someone to say that it arrived.
    if (index + 1 < numbers.length) await disparo.tests.confirm({ id: send.id, received: true })
  }
  await disparo.exports.create({ implementationId })
  const [row] = await disparo.triggers.list({ implementationId })
  return {
    implementationId,
    numberId: numbers[0]?.id ?? '',
    templateId: template ?? '',
    triggerId: row?.trigger.id ?? '',
  }
}

/** Mends what is planted in the training implementation. @returns the templates whose mapping was completed */
export async function mendMistakes(disparo: DisparoClient, implementationId: string): Promise<string[]> {
  const facts = { receptive: true, chatRequestType: 'Atendimento por chat' }
  const { readiness } = await disparo.implementations.get({ id: implementationId })
  await disparo.implementations.update({ id: implementationId, facts })
  const subjects = (wanted: string): string[] =>
    readiness.findings.flatMap(({ id, subjectId }) => (id === wanted && subjectId !== null ? [subjectId] : []))
  for (const id of subjects('trigger-broken')) await disparo.triggers.remove({ id })
  for (const templateId of subjects('mapping-incomplete')) {
    const { bindings, problems } = await disparo.variables.mapping({ templateId })
    const missing = problems.filter(({ problem }) => problem === 'unmapped').map(({ key }) => key)
    const filled = missing.map((key) => ({
      key,
      source: { kind: 'crm' as const, token: 'HORA_AGENDAMENTO' },
      fallback: 'tarde',
      transforms: [],
    }))
    await disparo.variables.saveMapping({ templateId, bindings: [...bindings, ...filled] })
  }
  return subjects('mapping-incomplete')
}

/** Every page of an implementation, by the address behind the `#`. */
export const pagesOf = (implementationId: string): { name: string; path: string }[] => [
  { name: 'inicio', path: '/' },
  ...['cliente', 'fornecedor', 'templates', 'variaveis', 'disparos', 'teste', 'exportar'].map((name) => ({
    name,
    path: `/i/${implementationId}/${name}`,
  })),
  { name: 'templates-novo', path: `/i/${implementationId}/templates/novo` },
  { name: 'variaveis-crm', path: `/i/${implementationId}/variaveis/crm` },
  { name: 'disparos-mapa', path: `/i/${implementationId}/disparos/mapa` },
  { name: 'disparos-arvore', path: `/i/${implementationId}/disparos/arvore` },
  { name: 'escrever', path: `/i/${implementationId}/escrever` },
  { name: 'analise', path: '/analise' },
  { name: 'regras', path: '/regras' },
  { name: 'ajustes', path: '/ajustes' },
]
