import { recordConsent } from '../../src-main/headless/demo-consent.ts'
import type { DisparoClient } from './rpc-client.ts'
import { fineContent, writeDraft } from './studio.ts'

/**
 * A realistic implementation on the embedded simulators: what the gallery shows and axe
 * looks at. The training implementation with its mistakes mended, tested and exported,
 * everything through the contract, as a consultant would do it; beside it one that has
 * only begun.
 */
export async function createExample(
  disparo: DisparoClient,
): Promise<{ implementationId: string; numberId: string; templateId: string; triggerId: string; draftId: string }> {
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
  await recordConsent(
    disparo,
    implementationId,
    'Aceito receber mensagens da Clínica Horizonte pelo WhatsApp sobre os meus chamados.',
  )
  await disparo.exports.create({ implementationId })
  const draftId = await writeTemplates(disparo, implementationId)
  const [row] = await disparo.triggers.list({ implementationId })
  return {
    implementationId,
    numberId: numbers[0]?.id ?? '',
    templateId: template ?? '',
    triggerId: row?.trigger.id ?? '',
    draftId,
  }
}

/** One template that is being written, with something left to mend, and one that goes through review. @returns the draft */
async function writeTemplates(disparo: DisparoClient, implementationId: string): Promise<string> {
  const [account] = (await disparo.accounts.list({ implementationId })).filter(({ provider }) => provider === 'zenvia')
  const accountId = account?.id ?? ''
  const senderId = (await disparo.numbers.list({ implementationId })).find((number) => number.accountId === accountId)?.senderId
  const place = { implementationId, accountId, senderId: senderId ?? '' }
  const text =
    'Olá {{nome}}, o seu chamado *{{protocolo}}* foi atualizado pela nossa equipe. Aproveite e confira o andamento dele.'
  const { id } = await writeDraft(disparo, 'zenvia', place, {
    ...fineContent('zenvia', 'chamado_atualizado_v1', text),
    header: { format: 'TEXT', text: 'Seu chamado andou' },
    footer: { text: 'Central de Serviços' },
    buttons: [{ type: 'URL', text: 'Ver chamado', url: 'https://clinicahorizonte.com.br/chamados' }],
  })
  const sent = await writeDraft(disparo, 'zenvia', place, fineContent('zenvia', 'chamado_aberto_v1'))
  await disparo.submissions.add({ draftIds: [sent.id] })
  return id
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

/**
 * Every page of an implementation, by the address behind the `#`.
 * @param draftId of a template that is being written
 */
export const pagesOf = (implementationId: string, draftId?: string): { name: string; path: string }[] => [
  { name: 'inicio', path: '/' },
  ...[
    'cliente',
    'fornecedor',
    'templates',
    'variaveis',
    'disparos',
    'consentimento',
    'teste',
    'ensaio',
    'exportar',
    'liberacao',
    'prontidao',
    'relatorio',
    'historico',
  ].map((name) => ({
    name,
    path: `/i/${implementationId}/${name}`,
  })),
  { name: 'templates-novo', path: `/i/${implementationId}/templates/novo` },
  { name: 'variaveis-crm', path: `/i/${implementationId}/variaveis/crm` },
  { name: 'disparos-mapa', path: `/i/${implementationId}/disparos/mapa` },
  { name: 'disparos-arvore', path: `/i/${implementationId}/disparos/arvore` },
  { name: 'ensaio-ao-vivo', path: `/i/${implementationId}/ensaio/ao-vivo` },
  { name: 'escrever', path: `/i/${implementationId}/escrever` },
  ...(draftId === undefined ? [] : [{ name: 'editor', path: `/i/${implementationId}/escrever/${draftId}` }]),
  { name: 'analise', path: '/analise' },
  { name: 'regras', path: '/regras' },
  { name: 'ajustes', path: '/ajustes' },
]
