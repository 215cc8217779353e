import { startStandingList } from '../support/standing-sync.ts'
import { expect, test } from './support/disparo.ts'

test('a long sync shows how far it is, can be cancelled, and its list answers at once', async ({ disparo }) => {
  const { page } = disparo
  const simulator = await startStandingList(3_000)
  const client = await disparo.client()
  const { id: implementationId } = await client.implementations.create({ client: 'Clínica Horizonte', environment: 'staging' })
  await client.accounts.create({
    implementationId,
    provider: 'zenvia',
    label: 'Zenvia',
    mode: 'live',
    settings: { baseUrl: simulator.baseUrl },
    secret: simulator.secret,
  })
  await page.evaluate((hash) => {
    location.hash = hash
  }, `/i/${implementationId}/templates`)

  const sync = page.getByRole('button', { name: 'Sincronizar Templates de mensagem ativa' })
  await sync.click()
  await expect(page.getByText(/ de 3\.?015 recebidos/)).toBeVisible()
  await page.getByRole('button', { name: 'Cancelar sincronização' }).click()
  await expect(page.getByText('Sincronização cancelada. A lista ficou como estava.')).toBeVisible()
  await expect(page.getByText('Nenhum template ainda')).toBeVisible()

  simulator.goOn()
  await sync.click()
  await expect(page.getByText(/^3\.?015 de 3\.?015$/)).toBeVisible({ timeout: 30_000 })
  await page.keyboard.press('/')
  await page.keyboard.type('agendamento_visita')
  await expect(page.getByText(/^1 de 3\.?015$/)).toBeVisible()
  await page
    .getByRole('treeitem', { name: /agendamento_visita_v2/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: 'agendamento_visita_v2' })).toBeVisible()
  await simulator.close()
})
