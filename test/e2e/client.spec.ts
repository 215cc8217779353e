import { createExample } from '../support/example.ts'
import { expect, test } from './support/disparo.ts'

test('an implementation goes to production after a question, and away from it without one', async ({ disparo }) => {
  const { page } = disparo
  await page.getByRole('textbox', { name: 'Nome do cliente' }).fill('Padaria Sol')
  await page.getByText('Homologação', { exact: true }).click()
  await page.getByRole('button', { name: 'Criar implantação' }).click()
  const main = page.getByRole('main')
  const production = main.getByRole('radio', { name: 'Produção' })
  const staging = main.getByRole('radio', { name: 'Homologação' })
  await expect(staging).toBeChecked()

  await main.getByText('Produção', { exact: true }).click()
  const question = page.getByRole('dialog', { name: 'Passar Padaria Sol para produção?' })
  await question.getByRole('button', { name: 'Cancelar' }).click()
  await expect(question).toBeHidden()
  await expect(staging).toBeChecked()

  await main.getByText('Produção', { exact: true }).click()
  await question.getByRole('button', { name: 'Passar para produção' }).click()
  await expect(production).toBeChecked()
  await page.reload()
  await expect(production).toBeChecked()

  await main.getByText('Homologação', { exact: true }).click()
  await expect(staging).toBeChecked()
})

test('a number and an account in use show who uses them instead of asking what would be refused', async ({ disparo }) => {
  const { page } = disparo
  const { implementationId } = await createExample(await disparo.client())
  await page.evaluate((hash) => {
    location.hash = hash
  }, `/i/${implementationId}/fornecedor`)
  const main = page.getByRole('main')
  const dialog = page.getByRole('dialog')
  await main.getByRole('button', { name: 'Mais ações para (11) 93000-0001' }).click()
  await page.getByRole('menuitem', { name: 'Excluir número' }).click()
  await expect(dialog.getByText(/Ainda está em uso e não pode ser excluído/)).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Excluir número' })).toHaveCount(0)
  const user = dialog.getByRole('link', { name: /^Disparo do status/ }).first()
  await expect(user).toHaveAttribute('href', /disparos/)
  await dialog.getByRole('button', { name: 'Fechar' }).click()
  await main
    .getByRole('button', { name: /^Mais ações para a conta/ })
    .first()
    .click()
  await page.getByRole('menuitem', { name: 'Excluir conta' }).click()
  await dialog
    .getByRole('link', { name: /^Número/ })
    .first()
    .click()
  await expect(dialog).toHaveCount(0)
  await expect(page).toHaveURL(/fornecedor/)
})
