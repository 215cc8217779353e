import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { test as base, expect, type Page } from '@playwright/test'
import { askForEntrance, type Invitation } from '../../scripts/entrance.mjs'
import { type BrowserShell, startBrowserShell } from '../support/processes.ts'
import { inElectron } from './support/disparo.ts'

type Program = { shell(): BrowserShell; address: string; invite(): Promise<Invitation>; restart(): Promise<void> }

/** The program as its launcher has it; nothing here ever opens the address with the key. */
const test = base.extend<{ program: Program }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's shape
  program: async ({}, use) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'disparo-e2e-'))
    let shell = await startBrowserShell(dataDir)
    const { origin, port } = new URL(shell.url)
    await use({
      shell: () => shell,
      address: `${origin}/`,
      async invite() {
        const invitation = await askForEntrance(shell.url)
        if (!invitation) throw new Error('no way in was given')
        return invitation
      },
      async restart() {
        await shell.stop()
        shell = await startBrowserShell(dataDir, {}, ['--port', port])
      },
    })
    await shell.stop()
    rmSync(dataDir, { recursive: true, force: true })
  },
})

// biome-ignore lint/suspicious/noSkippedTests: Electron's window has no address, no key and no way in
test.skip(inElectron, 'only the browser shell has an entrance')

const home = (page: Page) => page.getByRole('textbox', { name: 'Nome do cliente' })
const locked = (page: Page) => page.getByRole('heading', { name: 'Esta janela ainda não tem acesso ao Disparo' })

async function enter(page: Page, program: Program): Promise<void> {
  await page.goto(pathToFileURL((await program.invite()).file).href)
  await expect(home(page)).toBeVisible()
}

test('a file of its owner leads the browser in, and nothing of it stays in an address', async ({ page, program }) => {
  const visited: string[] = []
  page.on('framenavigated', (frame) => visited.push(frame.url()))
  const { file } = await program.invite()
  await page.goto(pathToFileURL(file).href)
  await expect(home(page)).toBeVisible()
  expect(existsSync(file)).toBe(false)
  const key = await page.evaluate(() => sessionStorage.getItem('disparo.token'))
  expect(key).toMatch(/^[\w-]{43}$/)
  expect(program.shell().url).not.toContain(key)
  for (const address of visited)
    expect(address).toMatch(/^(about:blank|file:\/\/.*\.html|http:\/\/127\.0\.0\.1:\d+\/(enter|#?\/?)?)$/)
  await page.reload()
  await expect(home(page)).toBeVisible()
})

test('a second tab of the same browser just works, at its own address; another browser is asked for a code', async ({
  page,
  program,
  browser,
}) => {
  await enter(page, program)
  await home(page).fill('Clínica Horizonte')
  await page.getByRole('button', { name: 'Criar implantação' }).click()
  const link = page.getByRole('link', { name: /^Fornecedor e números/ })
  const opening = page.context().waitForEvent('page')
  await link.click({ modifiers: ['ControlOrMeta'] })
  const second = await opening
  await expect(second.getByRole('heading', { name: 'Fornecedor e números' })).toBeVisible()
  const pasted = await page.context().newPage()
  await pasted.goto(second.url())
  await expect(pasted.getByRole('heading', { name: 'Fornecedor e números' })).toBeVisible()

  const other = await (await browser.newContext()).newPage()
  await other.goto(second.url())
  await expect(locked(other)).toBeVisible()
  await other.getByLabel('Código').fill('ABCD-EFGH')
  await other.getByRole('button', { name: 'Entrar' }).click()
  await expect(other.getByRole('alert')).toHaveText('Este código não vale: confira o que foi digitado.')
  await other.getByLabel('Código').fill((await program.invite()).code.toLowerCase())
  await other.getByRole('button', { name: 'Entrar' }).click()
  await expect(other.getByRole('heading', { name: 'Fornecedor e números' })).toBeVisible()
  await other.context().close()
})

test('after a restart the old tab keeps what was typed, says what to do, and goes on once a new one was let in', async ({
  page,
  program,
}) => {
  await enter(page, program)
  await home(page).fill('Clínica Horizonte')
  await program.restart()
  const banner = page.getByRole('status').filter({ hasText: 'ainda não conhece esta janela' })
  await expect(banner).toBeVisible()
  await expect(home(page)).toHaveValue('Clínica Horizonte')
  const opening = page.context().waitForEvent('page')
  await page.getByRole('link', { name: 'Dar acesso a ela' }).click()
  const asked = await opening
  await asked.getByLabel('Código').fill((await program.invite()).code)
  await asked.getByRole('button', { name: 'Entrar' }).click()
  await expect(home(asked)).toBeVisible()
  await expect(banner).toBeHidden()
  await page.getByRole('button', { name: 'Criar implantação' }).click()
  await expect(page.getByRole('link', { name: /^Fornecedor e números/ })).toBeVisible()
})

test('a way in that somebody else has used before puts that one out, and says so', async ({ page, program, request }) => {
  const { file } = await program.invite()
  const copy = `${file}.copy.html`
  copyFileSync(file, copy)
  const ticket = /name="ticket" value="([\w-]+)"/.exec(readFileSync(file, 'utf8'))?.[1] ?? ''
  const stolen = /data-key="([\w-]+)"/.exec(
    await (await request.post(`${program.address}enter`, { form: { ticket } })).text(),
  )?.[1]
  const mayPass = async () =>
    (await request.get(`${program.address}enter/key`, { headers: { authorization: `Bearer ${stolen}` } })).ok()
  expect(await mayPass()).toBe(true)
  await page.goto(pathToFileURL(copy).href)
  await expect(page.getByRole('alert')).toContainText('já foi usado')
  expect(await mayPass()).toBe(false)
  expect(program.shell().stderr()).toContain('foi usado duas vezes')
})
