import { axeFaults } from './support/axe.ts'
import { expect, test } from './support/disparo.ts'

test('an implementation is saved as a file, and comes back beside the one that is here', async ({ disparo }) => {
  const { page } = disparo
  const client = await disparo.client()
  await client.implementations.create({ client: 'Clínica Horizonte', environment: 'production' })
  await page.getByRole('button', { name: 'Mais ações para Clínica Horizonte' }).click()
  const saved = await disparo.saved(() => page.getByRole('menuitem', { name: 'Salvar como arquivo' }).click())
  expect(saved.name).toBe('clinica-horizonte.disparo-implementation')

  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Importar…' }).click()
  await (await choosing).setFiles(saved.path)
  const dialog = page.getByRole('dialog', { name: 'Importar Clínica Horizonte' })
  await expect(dialog.getByText('Esta implantação já está aqui, como Clínica Horizonte.')).toBeVisible()
  expect(await axeFaults(page)).toEqual([])
  await dialog.getByRole('radio', { name: 'Manter as duas' }).check()
  await dialog.getByRole('button', { name: 'Importar' }).click()
  await expect(page.getByRole('link', { name: /Clínica Horizonte \(2\)/ }).first()).toBeVisible()
})
