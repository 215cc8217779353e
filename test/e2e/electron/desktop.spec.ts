import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { exampleBytes } from '../../main/bundle/archives.ts'
import { launchElectron, testElectron } from '../support/electron-shell.ts'
import { expect, test } from './support/window.ts'

const launch = (dataDir: string) => launchElectron({ dataDir, env: {}, locale: 'pt-BR', timezone: 'America/Sao_Paulo' })
const bounds = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds() ?? null)
const isMaximized = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMaximized() ?? null)
/** Chooses an entry of the application's menu by the way to it, as a person does. */
const choose = (app: ElectronApplication, ...way: string[]) =>
  app.evaluate(({ Menu, BrowserWindow }, labels) => {
    let items = Menu.getApplicationMenu()?.items ?? []
    for (const label of labels.slice(0, -1)) items = items.find((item) => item.label === label)?.submenu?.items ?? []
    const found = items.find((item) => item.label === labels.at(-1))
    if (!found) throw new Error(`no entry ${labels.join(' > ')}`)
    found.click(undefined, BrowserWindow.getAllWindows()[0], undefined)
  }, way)
const menus = (app: ElectronApplication) => app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label))

test('the window opens where it was left, and a place that no screen shows is not taken', async ({ dataDir }) => {
  test.slow()
  const first = await launch(dataDir)
  await (await first.firstWindow()).getByRole('main').waitFor()
  await first.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 60, width: 1100, height: 700 }),
  )
  await expect.poll(() => bounds(first)).toEqual({ x: 40, y: 60, width: 1100, height: 700 })
  await first.close()
  const second = await launch(dataDir)
  await second.firstWindow()
  expect(await bounds(second)).toEqual({ x: 40, y: 60, width: 1100, height: 700 })
  expect(await isMaximized(second)).toBe(false)
  await second.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 9000, y: 9000, width: 1000, height: 700 }),
  )
  await second.close()
  const third = await launch(dataDir)
  await third.firstWindow()
  const { x, y } = (await bounds(third)) ?? { x: 9000, y: 9000 }
  expect(Math.max(x, y)).toBeLessThan(2000)
  await third.close()
})

test('the menu speaks the language of the settings, goes where it says, and zooms for good', async ({ dataDir }) => {
  test.slow()
  const app = await launch(dataDir)
  const page = await app.firstWindow()
  await page.getByRole('main').waitFor()
  expect(await menus(app)).toEqual(['Arquivo', 'Editar', 'Exibir', 'Janela', 'Ajuda'])
  await choose(app, 'Ajuda', 'Licenças')
  await expect(page.getByRole('heading', { level: 1, name: 'Sobre o Disparo' })).toBeVisible()
  await choose(app, 'Arquivo', 'Ajustes…')
  await page.getByText('English', { exact: true }).click()
  await expect.poll(() => menus(app)).toEqual(['File', 'Edit', 'View', 'Window', 'Help'])
  const zoom = (of: ElectronApplication) => of.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.getZoomLevel())
  await choose(app, 'View', 'Zoom in')
  await choose(app, 'View', 'Zoom in')
  await expect.poll(() => zoom(app)).toBe(1)
  await app.close()
  const again = await launch(dataDir)
  await (await again.firstWindow()).getByRole('main').waitFor()
  await expect.poll(() => zoom(again)).toBe(1)
  await choose(again, 'View', 'Normal size')
  await expect.poll(() => zoom(again)).toBe(0)
  await again.close()
})

test('a second start with a bundle has the running window show it', async ({ dataDir }) => {
  const app = await launch(dataDir)
  const page = await app.firstWindow()
  await page.getByRole('main').waitFor()
  const file = join(dataDir, 'Clínica e Cia.disparo')
  writeFileSync(file, exampleBytes())
  const { program, app: folder } = testElectron()
  const second = spawn(program, [folder, '--no-sandbox', '--disable-gpu', '--lang=pt-BR', 'Clínica e Cia.disparo'], {
    cwd: dataDir,
    env: { ...process.env, DISPARO_DATA_DIR: dataDir, LANGUAGE: 'pt_BR' },
    stdio: 'ignore',
  })
  expect(await once(second, 'close')).toEqual([0, null])
  await expect(page.getByRole('heading', { level: 2, name: 'Clínica e Cia.disparo' })).toBeVisible()
  await expect(page.getByText('Íntegro: nenhum arquivo falta')).toBeVisible()
  await app.close()
})

test('recent implementations are in the menu, by their own names', async ({ dataDir }) => {
  const app = await launch(dataDir)
  const page = await app.firstWindow()
  await page.getByRole('textbox', { name: 'Nome do cliente' }).fill('Silva & Filhos')
  await page.getByRole('button', { name: 'Criar implantação' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Cliente' })).toBeVisible()
  await page.getByRole('link', { name: 'Início' }).click()
  await choose(app, 'Arquivo', 'Implantações recentes', 'Silva && Filhos')
  await expect(page.getByRole('heading', { level: 1, name: 'Cliente' })).toBeVisible()
  await app.close()
})
