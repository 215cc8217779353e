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
