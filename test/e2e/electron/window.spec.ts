import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withNumber } from '../../support/main-job.ts'
import { startStandingList } from '../../support/standing-sync.ts'
import { launchElectron, testElectron } from '../support/electron-shell.ts'
import { startInspected } from './support/inspected.ts'
import { expect, test } from './support/window.ts'

/** Starts the program once more on the same data, as a second click on its icon. */
async function startAgain(dataDir: string): Promise<{ code: number | null; stdout: string }> {
  const { program, app } = testElectron()
  const child = spawn(program, [app, '--no-sandbox', '--disable-gpu'], {
    env: { ...process.env, DISPARO_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let stdout = ''
  child.stdout.on('data', (chunk) => {
    stdout += String(chunk)
  })
  const [code] = await once(child, 'close')
  return { code, stdout: stdout.trim() }
}

test('a second start brings the first window to the front, and ends', async ({ window }) => {
  await window.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
  expect(await startAgain(window.dataDir)).toEqual({ code: 0, stdout: 'DISPARO_RUNNING electron' })
  await expect
    .poll(() =>
      window.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((each) => [each.isVisible(), each.isMinimized()]),
      ),
    )
    .toEqual([[true, false]])
})

test('the page loaded anew in the middle of a sync ends it, and the next one comes through', async ({ window }) => {
  const simulator = await startStandingList(2_000)
  const { implementationId } = await withNumber(await window.client(), simulator)
  const { page } = window
  await page.evaluate((hash) => {
    location.hash = hash
  }, `/i/${implementationId}/templates`)
  const sync = page.getByRole('button', { name: 'Sincronizar Templates de mensagem ativa' })
  await sync.click()
  await expect(page.getByText(/ de 2\.?015 recebidos/)).toBeVisible()
  await page.reload()
  await expect(sync).toBeEnabled()
  await expect(page.getByText('Nenhum template ainda')).toBeVisible()
  simulator.goOn()
  await sync.click()
  await expect(page.getByText(/^2\.?015 de 2\.?015$/)).toBeVisible({ timeout: 30_000 })
  expect(window.stderr()).not.toMatch(/Unhandled|is not open/)
  await simulator.close()
})

test('a page whose process is killed comes back; killed again and again, it says why it does not', async ({ dataDir }) => {
  const program = await startInspected(dataDir)
  const shown = () => program.ask<string>("contents.isLoading() ? '' : contents.executeJavaScript('document.body.innerText')")
  for (let time = 1; time <= 4; time++) {
    await expect.poll(shown, { timeout: 20_000 }).toContain('Nenhuma ainda')
    const pid = await program.ask<number>('contents.getOSProcessId()')
    process.kill(pid, 'SIGKILL')
    await expect.poll(() => program.ask('contents.getOSProcessId()'), { timeout: 20_000 }).not.toBe(pid)
  }
  await expect.poll(shown, { timeout: 20_000 }).toContain('O Disparo não pôde abrir sua janela')
  expect(await shown()).toContain('killed (9)')
  expect(program.stderr().match(/loading it again/g)).toHaveLength(3)
  await program.stop()
})

test('without its preload the window says what is wrong instead of staying empty', async ({ dataDir }) => {
  const { app: whole } = testElectron()
  const folder = mkdtempSync(join(tmpdir(), 'disparo-torn-'))
  for (const part of ['package.json', 'out/main', 'out/renderer'])
    cpSync(join(whole, part), join(folder, part), { recursive: true })
  symlinkSync(join(whole, 'node_modules'), join(folder, 'node_modules'))
  const app = await launchElectron({ dataDir, env: {}, locale: 'pt-BR', timezone: 'America/Sao_Paulo', folder })
  const page = await app.firstWindow()
  await expect(page.getByRole('heading', { name: 'O Disparo não pôde abrir sua janela' })).toBeVisible()
  await expect(page.getByText('preload.cjs')).toBeVisible()
  await app.close()
})

test('a window that was left on a screen that is gone opens on one that is there', async ({ window }) => {
  await window.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setPosition(9_000, 7_000))
  await window.end('closing the window')
  await window.start()
  const { bounds, areas } = await window.app.evaluate(({ BrowserWindow, screen }) => ({
    bounds: BrowserWindow.getAllWindows()[0]?.getBounds(),
    areas: screen.getAllDisplays().map(({ workArea }) => workArea),
  }))
  const visible = areas.some(
    ({ x, y, width, height }) =>
      bounds !== undefined && bounds.x + 100 > x && bounds.x < x + width - 100 && bounds.y >= y && bounds.y < y + height - 100,
  )
  expect(visible, JSON.stringify({ bounds, areas })).toBe(true)
})

test('in a package the developer tools stay shut', async ({ dataDir }) => {
  const app = await launchElectron({ dataDir, env: {}, locale: 'pt-BR', timezone: 'America/Sao_Paulo', packaged: true })
  const page = await app.firstWindow()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await app.evaluate(({ app: program }) => program.isPackaged)).toBe(true)
  await page.keyboard.press('Control+Shift+I')
  await page.keyboard.press('F12')
  const open = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    contents?.openDevTools({ mode: 'detach' })
    return new Promise((resolve) => setTimeout(() => resolve(contents?.isDevToolsOpened()), 500))
  })
  expect(open).toBe(false)
  await app.close()
})
