import { expect, test } from './support/disparo.ts'

test('what is typed while the connection is lost is saved when it is back', async ({ disparo }) => {
  const { page } = disparo
  const line = await disparo.tap()
  await page.getByRole('textbox', { name: 'Nome do cliente' }).fill('Clínica Horizonte')
  await page.getByRole('button', { name: 'Criar implantação' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Cliente' })).toBeVisible()
  const name = page.getByRole('main').getByRole('textbox', { name: 'Nome do cliente' })
  await expect(name).toHaveValue('Clínica Horizonte')

  await line.cut()
  const banner = page.getByText(/Sem conexão com o Disparo/)
  await expect(banner).toBeVisible()
  await name.fill('Clínica Horizonte Azul')
  await line.mend()
  await expect(banner).toBeHidden()
  await expect(page.getByRole('navigation').getByRole('link', { name: /Clínica Horizonte Azul/ })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('main').getByRole('textbox', { name: 'Nome do cliente' })).toHaveValue('Clínica Horizonte Azul')
})

test('everything is there again after the program was started anew', async ({ disparo }) => {
  await disparo.page.getByRole('textbox', { name: 'Nome do cliente' }).fill('Colégio Aurora')
  await disparo.page.getByRole('button', { name: 'Criar implantação' }).click()
  await expect(disparo.page.getByRole('heading', { level: 1, name: 'Cliente' })).toBeVisible()
  await disparo.restart()
  await expect(disparo.page.getByRole('main').getByText('Colégio Aurora')).toBeVisible()
})

test('what was typed a moment before the page is loaded anew is saved', async ({ disparo }) => {
  const { page } = disparo
  await page.getByRole('textbox', { name: 'Nome do cliente' }).fill('Padaria Sol')
  await page.getByRole('button', { name: 'Criar implantação' }).click()
  // The form that it is made in has a field of the same name.
  await expect(page.getByRole('heading', { level: 1, name: 'Cliente' })).toBeVisible()
  const name = page.getByRole('main').getByRole('textbox', { name: 'Nome do cliente' })
  await expect(name).toHaveValue('Padaria Sol')
  for (const typed of ['Padaria Sol Nascente', 'Padaria Sol Poente']) {
    await name.fill(typed)
    await page.reload()
    await expect(name).toHaveValue(typed)
  }
})
