import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import { createExample } from '../support/example.ts'
import { connectClient } from '../support/rpc-client.ts'
import { expect, test } from './support/disparo.ts'

const faultsOf = async (axe: AxeBuilder): Promise<string[]> =>
  (await axe.analyze()).violations.map(({ id, nodes }) => `${id} ${nodes.map((node) => node.html).join(' ')}`)

test('the Relatório de implantação is read, printed and saved', async ({ disparo }) => {
  // biome-ignore lint/suspicious/noSkippedTests: says so, and only in Electron
  test.skip(disparo.url === '', 'fills its data through the browser shell’s socket')
  const { page } = disparo
  const problems: string[] = []
  page.on('console', (message) => {
    // The trace recorder's own scripts are refused in the paper like all others.
    if (message.type() === 'error' && !message.text().includes('about:srcdoc')) problems.push(message.text())
  })
  const { disparo: client, close } = await connectClient(disparo.url)
  const { implementationId } = await createExample(client)
  const facts = { client: 'Clínica <b>Horizonte</b>' }
  await client.implementations.update({ id: implementationId, facts })
  close()

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
  expect(await faultsOf(new AxeBuilder({ page }).exclude('iframe'))).toEqual([])

  // Only the paper is printed; the system's window would hold the test up.
  await page.evaluate(() => {
    const frame = document.querySelector('iframe')?.contentWindow
    if (frame) frame.print = () => document.body.setAttribute('data-printed', frame.document.title)
  })
  await page.getByRole('button', { name: 'Salvar em PDF' }).click()
  await expect(page.locator('body')).toHaveAttribute('data-printed', `Relatório de implantação · ${facts.client}`)

  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Baixar HTML' }).click()
  const saved = await saving
  expect(saved.suggestedFilename()).toMatch(/^clinica-b-horizonte-b-relatorio-\d{4}-\d\d-\d\d\.html$/)
  const file = await page.context().newPage()
  await file.setContent(await readFile(await saved.path(), 'utf8'))
  await expect(file.locator('.client')).toHaveText(facts.client)
  expect(await faultsOf(new AxeBuilder({ page: file }))).toEqual([])
  await file.close()

  // What is open leads to where it is closed.
  await page.getByRole('complementary', { name: 'O que falta' }).getByRole('link', { name: 'Fornecedor e números' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Fornecedor e números' })).toBeVisible()
  expect(problems).toEqual([])
})
