import { createExample } from '../support/example.ts'
import { axeFaults } from './support/axe.ts'
import { expect, test } from './support/disparo.ts'
import { person } from './support/person.ts'

test('who changed what is read in the history, filtered, and taken back by keyboard', async ({ disparo }) => {
  const { page } = disparo
  const client = await disparo.client()
  const { implementationId } = await createExample(client)
  await client.implementations.update({ id: implementationId, facts: { chatRequestType: 'Suporte ao cliente' } })
  await page.evaluate((hash) => {
    location.hash = hash
  }, `/i/${implementationId}/cliente`)
  const { goTo, choose, main } = person(page)
  await goTo(/Histórico/)
  await expect(page).toHaveTitle('Histórico · Clínica Horizonte · Disparo')
  const changes = main.getByRole('list', { name: 'Mudanças, a mais nova primeiro' }).getByRole('listitem')
  const newest = changes.first()
  // The example's templates are being decided on meanwhile.
  await choose(/Parte/, /Cliente/)
  await expect(newest).toContainText('Implantação: mudança')
  await expect(newest).toContainText('Marina Prado')
  await expect(newest.getByRole('row', { name: 'Solicitação de sub ocorrências' })).toContainText('Suporte ao cliente')
  expect(await axeFaults(page)).toEqual([])

  await newest.getByRole('button', { name: 'Desfazer: Implantação: mudança' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Desfeito. A volta também está no histórico.')).toBeVisible()
  const { implementation } = await client.implementations.get({ id: implementationId })
  expect(implementation.chatRequestType).not.toBe('Suporte ao cliente')
  // The way back is the newest change now, and the one that it took back says so.
  await expect(changes.nth(1)).toContainText('Não dá para desfazer: mudou de novo depois.')

  await choose(/Parte/, /Disparos/)
  await expect(newest).toContainText('Disparo')
  await expect(changes.filter({ hasText: 'Implantação: mudança' })).toHaveCount(0)
  await main.getByLabel('Até').fill('2020-01-01')
  await expect(main.getByText('Nenhuma mudança com estes filtros')).toBeVisible()
  await main.getByRole('button', { name: 'Tirar os filtros' }).click()
  await main.getByRole('button', { name: 'Mostrar mais' }).click()
  await expect(changes.nth(50)).toBeVisible()
})
