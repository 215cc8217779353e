import { axeFaults } from './support/axe.ts'
import { expect, test } from './support/disparo.ts'

test('a backup is made, encrypted, and restored with what it replaces in sight', async ({ disparo }) => {
  const { page } = disparo
  const client = await disparo.client()
  await client.implementations.create({ client: 'Clínica da cópia', environment: 'production' })
  await page.getByRole('link', { name: 'Ajustes' }).click()
  const section = page.getByRole('region', { name: 'Cópia de segurança' })
  const form = section.getByRole('form', { name: 'Fazer cópia agora' })

  await form.getByRole('button', { name: 'Fazer cópia agora' }).click()
  await expect(form.getByText('Digite pelo menos 8 caracteres.')).toBeVisible()
  await form.getByLabel('Frase secreta', { exact: true }).fill('três pombos num fio')
  await form.getByLabel('Frase secreta, mais uma vez').fill('três pombos num fio')
  const saved = await disparo.saved(() => form.getByRole('button', { name: 'Fazer cópia agora' }).click())
  expect(saved.name).toMatch(/\.disparo-backup$/)
  await expect(page.getByText('Cópia conferida e salva, com 1 implantação.')).toBeVisible()
  expect(await axeFaults(page)).toEqual([])

  await client.implementations.create({ client: 'Padaria de depois', environment: 'staging' })
  const choosing = page.waitForEvent('filechooser')
  await section.getByRole('button', { name: 'Restaurar de um arquivo…' }).click()
  await (await choosing).setFiles(saved.path)
  const locked = page.getByRole('dialog', { name: 'Esta cópia está cifrada' })
  await locked.getByLabel('Frase secreta', { exact: true }).fill('dois pombos num fio')
  await locked.getByRole('button', { name: 'Abrir cópia' }).click()
  await expect(locked.getByText('A frase secreta não é a desta cópia.')).toBeVisible()
  await locked.getByLabel('Frase secreta', { exact: true }).fill('três pombos num fio')
  await locked.getByRole('button', { name: 'Abrir cópia' }).click()

  const asking = page.getByRole('dialog', { name: 'Restaurar esta cópia?' })
  await expect(asking.getByRole('region', { name: /^O que está na cópia de/ })).toContainText('Clínica da cópia')
  await expect(asking.getByRole('region', { name: /^O que está na cópia de/ })).not.toContainText('Padaria')
  await expect(asking.getByRole('region', { name: 'O que ela substitui' })).toContainText('Padaria de depois')
  expect(await axeFaults(page)).toEqual([])
  await asking.getByRole('button', { name: 'Restaurar' }).click()
  await expect(page.getByText('Cópia restaurada. O que estava aqui ficou guardado.')).toBeVisible()
  await expect(section.getByRole('row', { name: /Antes de restaurar/ })).toBeVisible()

  const sidebar = page.getByRole('navigation').first()
  await expect(sidebar.getByRole('link', { name: /Clínica da cópia/ })).toBeVisible()
  await expect(sidebar.getByRole('link', { name: /Padaria de depois/ })).toHaveCount(0)
})
