import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { exampleBytes, exampleFiles, repack } from '../main/bundle/archives.ts'
import { createExample } from '../support/example.ts'
import { axeFaults } from './support/axe.ts'
import { expect, test } from './support/disparo.ts'

const choose = (page: Page, name: string, bytes: Uint8Array): Promise<void> =>
  page
    .getByRole('main')
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })

test('a bundle that was sent over is looked into before the CRM gets it', async ({ disparo: { page } }) => {
  const main = page.getByRole('main')

  await test.step('a whole and right one says whose it is, and what is inside', async () => {
    await choose(page, 'clinica-horizonte-0003.disparo', exampleBytes())
    await expect(page.getByRole('heading', { level: 1, name: 'Bundle aberto' })).toBeVisible()
    await expect(main.getByText('Íntegro: nenhum arquivo falta')).toBeVisible()
    await expect(main.getByText('Certo: as partes combinam')).toBeVisible()
    await expect(main.getByRole('heading', { level: 2, name: 'Clínica Horizonte' })).toBeVisible()
    await expect(main.getByRole('table', { name: /clinica-horizonte-0003/ }).getByRole('row')).toHaveCount(4)
    expect(await axeFaults(page)).toEqual([])
  })

  await test.step('it is loaded into a database, once it was seen what that would change there', async () => {
    const form = main.getByRole('form', { name: 'Carregar em um banco' })
    const target = `sqlite:${join(mkdtempSync(join(tmpdir(), 'disparo-crm-')), 'crm.sqlite')}`
    await form.getByLabel('Banco de dados').fill(target)
    await form.getByRole('button', { name: 'Ver o que mudaria' }).click()
    await expect(main.getByText('Nada foi mudado ainda.')).toBeVisible()
    await expect(
      main
        .getByRole('table', { name: `O que muda em ${target}` })
        .getByText('+551130001000')
        .first(),
    ).toBeVisible()
    expect(await axeFaults(page)).toEqual([])
    await main.getByRole('button', { name: 'Carregar em produção' }).click()
    await expect(main.getByText(`Carregado em ${target}`)).toBeVisible()
    await form.getByRole('button', { name: 'Ver o que mudaria' }).click()
    await expect(main.getByText('já está assim: nada mudaria.')).toBeVisible()
  })

  await test.step('one that was changed on the way is refused, in a sentence', async () => {
    const files = exampleFiles()
    const numbers = files['numbers.json']
    if (numbers) files['numbers.json'] = new TextEncoder().encode(new TextDecoder().decode(numbers).replace('+55', '+54'))
    await choose(page, 'changed.disparo', repack(files))
    await expect(main.getByText('Não está íntegro.')).toBeVisible()
    await expect(main.getByText(/numbers\.json/)).toBeVisible()
    await expect(main.getByText('O CRM não deve carregar este bundle')).toBeVisible()
    expect(await axeFaults(page)).toEqual([])
  })

  await test.step('one that is dropped on the window is opened, also under its older name; other files change nothing', async () => {
    const drop = (name: string, bytes: Uint8Array) =>
      page.evaluate(
        ([fileName, content]) => {
          const transfer = new DataTransfer()
          transfer.items.add(new File([Uint8Array.from(content)], fileName))
          for (const type of ['dragover', 'drop'])
            document.body.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }))
        },
        [name, [...bytes]] as const,
      )
    await drop('notes.txt', new Uint8Array([1]))
    await expect(main.getByText('Não está íntegro.')).toBeVisible()
    await drop('antigo.disparo.zip', exampleBytes())
    await expect(main.getByRole('heading', { level: 2, name: 'antigo.disparo.zip' })).toBeVisible()
  })

  await test.step('nothing of it was kept', async () => {
    await page.getByRole('link', { name: 'Início' }).click()
    await expect(main.getByText('Clínica Horizonte')).toHaveCount(0)
  })
})

test('the program says what it is, whom it is made of, and how to ask for help', async ({ disparo: { page, dataDir } }) => {
  const main = page.getByRole('main')
  await page.getByRole('link', { name: /Ajustes/ }).click()
  await main.getByRole('link', { name: /licenças/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sobre o Disparo' })).toBeVisible()
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  await expect(main.getByText(`Disparo ${version}`)).toBeVisible()
  await expect(main.getByText(`${dataDir}/logs/disparo.log`)).toBeVisible()
  await main.getByLabel('Procurar pacote ou licença').fill('better-sqlite3')
  await main.getByText(/better-sqlite3/).click()
  await expect(main.getByText(/Permission is hereby granted/)).toBeVisible()
  expect(await axeFaults(page)).toEqual([])
})

test('what an export changes for people is seen before it is made, and between two that were', async ({ disparo }) => {
  const { page } = disparo
  const client = await disparo.client()
  const { implementationId, triggerId } = await createExample(client)
  const kept = await client.exports.list({ implementationId })
  await page.evaluate((hash) => {
    location.hash = hash
  }, `/i/${implementationId}/exportar`)
  const changes = page.getByRole('region', { name: 'O que muda' })
  await expect(changes.getByText('Nada muda: a configuração é a mesma.')).toBeVisible()

  const row = (await client.triggers.list({ implementationId })).find(({ trigger }) => trigger.id === triggerId)
  if (!row) throw new Error('the example has a trigger')
  await client.triggers.save({ trigger: { ...row.trigger, active: false } })
  const less = changes.getByRole('list', { name: 'Mudanças: Alguém deixa de receber' })
  await expect(less.getByText(/foi desligado\.$/)).toBeVisible()
  expect(await axeFaults(page)).toEqual([])

  const [first] = kept
  const { file } = await client.exports.file({ id: first?.id ?? '' })
  await changes
    .locator('input[type=file]')
    .setInputFiles({ name: 'producao.disparo', mimeType: 'application/zip', buffer: Buffer.from(await file.bytes()) })
  await expect(changes.getByLabel('De', { exact: true })).toContainText('producao.disparo')
  await expect(less.getByText(/foi desligado\.$/)).toBeVisible()
  await changes.getByLabel('Para', { exact: true }).selectOption('exportação nº 1')
  await expect(changes.getByText('Nada muda: a configuração é a mesma.')).toBeVisible()
  await changes.getByLabel('Para', { exact: true }).selectOption('a configuração de agora')
  await less
    .getByRole('link', { name: /^Ver no lugar/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1, name: 'Disparos' })).toBeVisible()
})
