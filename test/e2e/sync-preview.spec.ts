import { startZenviaSimulator, type ZenviaSimulator } from '../../src-main/training/index.ts'
import { syncToEnd, withNumber } from '../support/main-job.ts'
import { axeFaults } from './support/axe.ts'
import { expect, test } from './support/disparo.ts'

const seeded = (simulator: ZenviaSimulator, name: string) => {
  const template = [...simulator.templates.all()].find((candidate) => candidate.name === name)
  if (!template) throw new Error(`the simulator has no ${name}`)
  return template
}

test('a sync that would change a text or lose a template is looked at before it is applied', async ({ disparo }) => {
  const { page } = disparo
  const main = page.getByRole('main')
  const simulator = await startZenviaSimulator()
  const client = await disparo.client()
  const { implementationId, accountId } = await withNumber(client, simulator)
  const opened = seeded(simulator, 'abertura_solicitacao_v1')
  simulator.templates.drop(opened.id)
  // Typed from the portal before it is listed, and not quite as it is there.
  await client.templates.register({
    accountId,
    senderId: opened.senderId,
    remoteId: '0b0e0d3a-7d1f-4f0a-9d5e-5a7c3f1e2d4b',
    status: 'APPROVED',
    content: {
      name: opened.name,
      language: 'pt_BR',
      category: 'UTILITY',
      body: { text: 'Olá, {{nome}}! A solicitação {{protocolo}} foi aberta em {{data_abertura}}.' },
      buttons: [],
      samples: {},
    },
  })
  await syncToEnd(client, accountId)
  simulator.templates.add(opened)
  const hours = seeded(simulator, 'horario_atendimento_v1')
  simulator.templates.change(hours, {
    components: {
      ...hours.components,
      body: { type: 'TEXT_FIXED', text: 'Nosso horário mudou: das 9h às 17h\u202e, de segunda a sexta.' },
    },
  })
  simulator.templates.drop(seeded(simulator, 'conclusao_servico_v1').id)

  await page.evaluate((hash) => {
    location.hash = hash
  }, `/i/${implementationId}/templates`)
  const sync = main.getByRole('button', { name: 'Sincronizar Templates de mensagem ativa' })
  await sync.click()
  const plan = main.getByRole('region', { name: /^O que a sincronização vai mudar/ })
  await expect(plan.getByText('2 alterados')).toBeVisible()
  await expect(plan.getByRole('button', { name: /^horario_atendimento_v1/ })).toBeVisible()
  const changed = plan.getByRole('table', { name: 'horario_atendimento_v1' })
  await expect(changed.locator('ins').first()).toBeVisible()
  // What would turn the letters around stands there as what it is.
  await expect(changed).toContainText('17h\\u202e')
  expect(await axeFaults(page)).toEqual([])
  await plan.getByText('1 ausente', { exact: true }).click()
  await expect(plan.getByText('conclusao_servico_v1')).toBeVisible()
  await plan.getByRole('button', { name: 'Agora não' }).click()
  await expect(plan).toHaveCount(0)
  const untouched = await client.drafts.list({ implementationId })
  expect(untouched).toEqual([])

  await sync.click()
  await plan.getByText('Guardar o meu como rascunho').click()
  // Another window looks meanwhile: what this one shows holds no longer.
  for await (const progress of await client.templates.previewSync({ accountId }))
    expect(progress.phase).toMatch(/listing|planned/)
  await plan.getByRole('button', { name: 'Aplicar 3 mudanças' }).click()
  await expect(plan.getByText('A prévia anterior já não valia; esta é a de agora.')).toBeVisible()
  await plan.getByText('Guardar o meu como rascunho').click()
  await plan.getByRole('button', { name: 'Aplicar 3 mudanças' }).click()
  await expect(plan).toHaveCount(0)
  await expect(main.getByRole('button', { name: '2 alterados' })).toBeVisible()
  await expect(main.getByRole('region', { name: 'Rascunhos (1)' }).getByText('abertura_solicitacao_v1')).toBeVisible()
  const [kept] = await client.drafts.list({ implementationId })
  expect(kept?.content.body.text).toContain('A solicitação {{protocolo}} foi aberta')
  await simulator.close()
})

test('drafts are submitted together and one is deleted, after it was said what will happen', async ({ disparo }) => {
  const { page } = disparo
  const main = page.getByRole('main')
  const simulator = await startZenviaSimulator({ reviewMs: 600_000 })
  const client = await disparo.client()
  const { implementationId, accountId, number } = await withNumber(client, simulator)
  await syncToEnd(client, accountId)
  const write = (name: string, text: string) =>
    client.drafts.create({
      implementationId,
      accountId,
      senderId: number.senderId,
      bindings: [{ key: 'body.nome', source: { kind: 'crm', token: 'NOME' }, fallback: 'cliente', transforms: [] }],
      content: {
        name,
        language: 'pt_BR',
        category: 'UTILITY',
        body: { text },
        buttons: [],
        samples: { 'body.nome': 'Ana' },
      },
    })
  await write(
    'visita_confirmada_v1',
    'Olá, {{nome}}. A visita técnica do seu chamado foi confirmada para amanhã, no horário combinado com a nossa equipe.',
  )
  await write(
    'chamado_em_analise_v1',
    'Olá, {{nome}}. O seu chamado está em análise pela equipe técnica, e a próxima atualização será enviada por aqui.',
  )
  await write('Sem Nome Válido', '{{nome}}')

  await page.evaluate((hash) => {
    location.hash = hash
  }, `/i/${implementationId}/templates`)
  await expect(main.getByLabel('Marcar Sem Nome Válido')).toBeDisabled()
  await main.getByLabel('Marcar todos os rascunhos prontos').check()
  await main.getByRole('button', { name: 'Enviar 2 para aprovação' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(/São duas análises: primeiro a da Zenvia, depois a da Meta/)).toBeVisible()
  await expect(dialog.getByText(/por mensagem entregue/)).toHaveCount(2)
  expect(await axeFaults(page)).toEqual([])
  const sure = dialog.getByRole('checkbox')
  if (await sure.isVisible()) await sure.check()
  await dialog.getByRole('button', { name: 'Enviar 2 para aprovação' }).click()
  await expect(main.getByRole('region', { name: 'Rascunhos (1)' })).toBeVisible()
  const search = main.getByRole('searchbox', { name: 'Buscar por nome ou texto' })
  await search.fill('visita_confirmada')
  await expect(main.getByRole('treeitem', { name: /visita_confirmada_v1.*Em análise/s })).toBeVisible()

  await search.fill('horario_atendimento')
  await main.getByRole('treeitem', { name: /horario_atendimento_v1/ }).click()
  await main.getByRole('button', { name: 'Mais ações para horario_atendimento_v1' }).click()
  await page.getByRole('menuitem', { name: 'Excluir na Zenvia' }).click()
  await expect(dialog.getByText(/fica bloqueado por 30 dias/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Excluir na Zenvia' }).click()
  await expect(main.getByRole('treeitem', { name: /horario_atendimento_v1/ })).toHaveCount(0)
  expect([...simulator.templates.all()].map(({ name }) => name)).not.toContain('horario_atendimento_v1')
  await simulator.close()
})
