import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { secretServiceAvailable, startSecretService } from '../support/secret-service.ts'
import { test as base, expect } from './support/disparo.ts'

/** Nobody else writes this word. */
const CANARY = 'CANARIO-7f3a9c51d2e84b06-segredo'
const FORMS = [
  CANARY,
  Buffer.from(CANARY).toString('base64').replace(/=+$/, ''),
  encodeURIComponent(CANARY),
  Buffer.from(CANARY).toString('hex'),
]
const finds = (text: string | Buffer): boolean => FORMS.some((form) => text.includes(form))

const test = base.extend<{ programEnv: Record<string, string> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's shape
  programEnv: async ({}, use) => {
    // biome-ignore lint/suspicious/noSkippedTests: says so, and never in CI
    test.skip(!secretServiceAvailable(), 'no Secret Service can be started here: install gnome-keyring and dbus')
    const service = await startSecretService()
    await use(service.env as Record<string, string>)
    await service.close()
  },
})

/** A provider that answers with the very credential that it was given, in every way it can. */
async function startIndiscreetProvider() {
  const server = createServer((request, response) => {
    const token = String(request.headers['x-api-token'] ?? '')
    response.writeHead(Number(/status=(\d+)/.exec(request.url ?? '')?.[1] ?? 401), {
      'content-type': 'application/json',
      'x-echo': token,
    })
    response.end(
      JSON.stringify({
        code: 'AUTHENTICATION_ERROR',
        message: `The token ${token} (${Buffer.from(token).toString('base64')}) is not valid`,
      }),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2`, close: () => server.close() }
}

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => lstatSync(path).isFile())

test('a secret typed into the account form is nowhere afterwards but in the keychain', async ({ disparo }) => {
  const { page } = disparo
  const provider = await startIndiscreetProvider()
  const shown: string[] = []
  page.on('console', (message) => shown.push(message.text()))
  const line = await disparo.tap()

  await page.getByRole('textbox', { name: 'Nome do cliente' }).fill('Clínica Horizonte')
  await page.getByRole('button', { name: 'Criar implantação' }).click()
  await page.getByRole('link', { name: /^Fornecedor e números/ }).click()
  await page.getByLabel('Token da API (X-API-TOKEN)').fill(CANARY)
  await page.getByRole('button', { name: 'Avançado' }).click()
  await page.getByLabel('Endereço da API').fill(provider.baseUrl)
  await page.getByRole('button', { name: 'Salvar e testar conexão' }).click()
  await expect(page.getByText('Credencial guardada no cofre do sistema')).toBeVisible()
  await page.getByRole('button', { name: 'Testar conexão' }).click()
  // The provider's own words are folded beneath ours; unfold them all.
  await expect(page.locator('details').first()).toBeAttached()
  for (const details of await page.locator('details').all()) await details.locator('summary').click()
  shown.push(await page.locator('body').innerText())
  await page.getByRole('link', { name: /^Templates/ }).click()
  await page.getByRole('button', { name: 'Sincronizar Templates de mensagem ativa' }).click()
  await expect(page.locator('details').first()).toBeAttached()
  for (const details of await page.locator('details').all()) await details.locator('summary').click()
  shown.push(await page.locator('body').innerText())
  shown.push(await page.content())
  shown.push(
    await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href, document.cookie])),
  )

  const received = await line.heard()
  expect(received.length, 'the window’s traffic was listened to').toBeGreaterThan(5)
  expect(received.filter(finds)).toEqual([])
  expect(shown.filter(finds)).toEqual([])
  expect(finds(disparo.stderr())).toBe(false)
  const files = filesUnder(disparo.dataDir)
  expect(files.map((path) => path.split('/').at(-1))).toEqual(expect.arrayContaining(['disparo.sqlite', 'disparo.sqlite-wal']))
  expect(files.filter((path) => finds(readFileSync(path)))).toEqual([])

  await test.step('and is still known after a restart', async () => {
    await disparo.restart()
    await disparo.page
      .getByRole('link', { name: /Clínica Horizonte/ })
      .first()
      .click()
    await disparo.page.getByRole('link', { name: /^Fornecedor e números/ }).click()
    await expect(disparo.page.getByText('Credencial guardada no cofre do sistema')).toBeVisible()
    expect(filesUnder(disparo.dataDir).filter((path) => finds(readFileSync(path)))).toEqual([])
  })
  provider.close()
})
