import { pathToFileURL } from 'node:url'
import { createExample } from '../support/example.ts'
import { axeFaults } from './support/axe.ts'
import { expect, test } from './support/disparo.ts'
import { inTheBrowser } from './support/shell.ts'

test('the Relatório de implantação is read, printed and saved', async ({ disparo }) => {
  const { page } = disparo
  const problems: string[] = []
  page.on('console', (message) => {
    // The trace recorder's own scripts are refused in the paper like all others.
    if (message.type() === 'error' && !message.text().includes('about:srcdoc')) problems.push(message.text())
  })
  const client = await disparo.client()
  const { implementationId } = await createExample(client)
  const facts = { client: 'Clínica <b>Horizonte</b>' }
  await client.implementations.update({ id: implementationId, facts })

  await page.evaluate((hash) => {
    location.hash = hash
  }, `/i/${implementationId}/exportar`)
  await page.getByRole('link', { name: 'Relatório de implantação' }).click()
  await expect(page).toHaveTitle(`Relatório de implantação · ${facts.client} · Disparo`)

  const paper = page.frameLocator('iframe')
  await expect(paper.locator('.client')).toHaveText(facts.client)
  await expect(paper.getByRole('heading', { name: 'Assinaturas' })).toBeAttached()
  await expect(paper.locator('script')).toHaveCount(0)
  // axe waits for ever in a frame that runs no scripts: the paper is looked at by itself, below.
  expect(await axeFaults(page, 'iframe')).toEqual([])

  // Only the paper is printed; the system's window would hold the test up.
  await page.evaluate(() => {
    const frame = document.querySelector('iframe')?.contentWindow
    if (frame) frame.print = () => document.body.setAttribute('data-printed', frame.document.title)
  })
  await page.getByRole('button', { name: 'Salvar em PDF' }).click()
  await expect(page.locator('body')).toHaveAttribute('data-printed', `Relatório de implantação · ${facts.client}`)

  const saved = await disparo.saved(() => page.getByRole('button', { name: 'Baixar HTML' }).click())
  expect(saved.name).toMatch(/^clinica-b-horizonte-b-relatorio-\d{4}-\d\d-\d\d\.html$/)
  const file = await inTheBrowser(pathToFileURL(saved.path).href)
  await expect(file.locator('.client')).toHaveText(facts.client)
  expect(await axeFaults(file)).toEqual([])
  await file.close()

  // What is open leads to where it is closed.
  await page.getByRole('complementary', { name: 'O que falta' }).getByRole('link', { name: 'Fornecedor e números' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Fornecedor e números' })).toBeVisible()
  expect(problems).toEqual([])
})
