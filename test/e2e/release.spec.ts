import { createExample } from '../support/example.ts'
import { axeFaults } from './support/axe.ts'
import { expect, test } from './support/disparo.ts'

test('an exported bundle is released by a note and a person, and gone back to in one step', async ({ disparo }) => {
  const { page } = disparo
  const { implementationId } = await createExample(await disparo.client())
  await page.evaluate((hash) => {
    location.hash = hash
  }, `/i/${implementationId}/exportar`)
  const main = page.getByRole('main')
  await main.getByRole('link', { name: 'Liberação' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Liberação' })).toBeVisible()
  // It belongs to Exportar, and is found again there.
  await expect(page.getByRole('navigation').getByRole('link', { name: /^Exportar/ })).toHaveAttribute('aria-current', 'page')
  await expect(main.getByText('Ainda não se sabe de nenhuma carga.')).toBeVisible()
  const form = main.getByRole('form', { name: 'Liberar o último bundle' })
  await form.getByRole('button', { name: 'Liberar o bundle nº 1' }).click()
  await expect(form.getByText('Preencha este campo.')).toBeVisible()
  await form.getByLabel('Nota').fill('Avisos de andamento')
  await form.getByLabel('Quem libera').fill('Ana Souza')
  expect(await axeFaults(page)).toEqual([])
  await form.getByRole('button', { name: 'Liberar o bundle nº 1' }).click()

  const list = main.getByRole('table', { name: 'Liberações' })
  await expect(list.getByText(/^Liberada por Ana Souza/)).toBeVisible()
  await list.getByRole('button', { name: 'Voltar à nº 1' }).click()
  const dialog = page.getByRole('dialog', { name: 'Voltar à liberação nº 1' })
  await dialog.getByLabel('Nota').fill('De volta')
  await dialog.getByRole('button', { name: 'Voltar a esta liberação' }).click()
  await expect(list.getByText('Repete a liberação nº 1.')).toBeVisible()
  await expect(dialog).toBeHidden()
  await list.getByRole('button', { name: 'O que muda na nº 2' }).click()
  const changes = page.getByRole('dialog', { name: 'O que muda da liberação nº 1 para a nº 2' })
  await expect(changes.getByText('Nada muda: o conteúdo é o mesmo.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(changes).toBeHidden()
  expect(await axeFaults(page)).toEqual([])
})
