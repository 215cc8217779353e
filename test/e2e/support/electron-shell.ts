import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, expect, type Page } from '@playwright/test'
import { pageClient } from '../../support/page-client.ts'
import { inTheBrowser, type Line, type Running, type Saved, type ShellOptions } from './shell.ts'

/** What the main process notes for the tests: each link it was to open, each file it let be saved. */
type Notes = { opened: string[]; saved: Saved[]; heard: string[]; ports: { close(): void }[]; reachable: boolean }
type WithNotes = { disparoTest: Notes }

export type ElectronShell = Running & { app: ElectronApplication }

/** Prepared before the first spec, see `electron-setup.ts`. */
export function testElectron(): { program: string; app: string } {
  const { DISPARO_TEST_ELECTRON: program, DISPARO_TEST_ELECTRON_APP: app } = process.env
  if (!program || !app) throw new Error('no Electron was prepared for the tests')
  return { program, app }
}

/** Quiet on a closed network, alive in a small container. */
const SWITCHES = ['--disable-gpu', '--disable-dev-shm-usage', '--force-device-scale-factor=1']

export function launchElectron(
  { dataDir, env, locale, timezone }: Omit<ShellOptions, 'viewport'>,
  ...switches: string[]
): Promise<ElectronApplication> {
  const { program, app } = testElectron()
  const language = locale.replace('-', '_')
  return _electron.launch({
    executablePath: program,
    args: [app, `--lang=${locale}`, ...SWITCHES, ...switches],
    env: { ...process.env, LANGUAGE: language, TZ: timezone, DISPARO_DATA_DIR: dataDir, ...env } as Record<string, string>,
  })
}

/** The Electron shell, in its own window. */
export async function openElectronShell(options: ShellOptions): Promise<ElectronShell> {
  const app = await launchElectron(options)
  let stderr = ''
  app.process().stderr?.on('data', (chunk) => {
    stderr += String(chunk)
  })
  await keepNotes(app)
  const page = await app.firstWindow()
  await app.evaluate(
    ({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
    options.viewport,
  )
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const notes = () => app.evaluate(() => (globalThis as unknown as WithNotes).disparoTest)
  return {
    app,
    page,
    stderr: () => stderr,
    client: () => pageClient(page),
    async saved(act) {
      const before = (await notes()).saved.length
      await act()
      await expect.poll(async () => (await notes()).saved.length, { message: 'a file was saved' }).toBeGreaterThan(before)
      return (await notes()).saved[before] as Saved
    },
    async opened(act) {
      const before = (await notes()).opened.length
      await act()
      await expect.poll(async () => (await notes()).opened.length, { message: 'a link was opened' }).toBeGreaterThan(before)
      return inTheBrowser((await notes()).opened[before] ?? '')
    },
    tap: () => tap(app, page),
    // The window's own page may: see electron-guards.ts.
    allowNotices: async () => undefined,
    stop: () => app.close(),
  }
}

/** Files are saved without a dialog and links go nowhere; both are noted. */
const keepNotes = (app: ElectronApplication): Promise<void> =>
  app.evaluate(
    ({ session, shell }, folder) => {
      const notes: Notes = { opened: [], saved: [], heard: [], ports: [], reachable: true }
      Object.assign(globalThis, { disparoTest: notes })
      shell.openExternal = async (url) => {
        notes.opened.push(url)
      }
      session.defaultSession.on('will-download', (event, item) => {
        if (event.defaultPrevented) return
        const path = `${folder}/${notes.saved.length}-${item.getFilename()}`
        item.setSavePath(path)
        item.once('done', (_event, state) => {
          if (state === 'completed') notes.saved.push({ name: item.getFilename(), path })
        })
      })
    },
    mkdtempSync(join(tmpdir(), 'disparo-saved-')),
  )

async function tap(app: ElectronApplication, page: Page): Promise<Line> {
  await app.evaluate(({ ipcMain }) => {
    const notes = (globalThis as unknown as WithNotes).disparoTest
    ipcMain.prependListener('rpc-port', ({ ports: [port] }) => {
      if (!port) return
      if (!notes.reachable) return port.close()
      notes.ports.push(port)
      const post = port.postMessage.bind(port)
      port.postMessage = (message: unknown) => {
        notes.heard.push(String(message))
        post(message)
      }
    })
  })
  await page.reload()
  return {
    heard: () => app.evaluate(() => (globalThis as unknown as WithNotes).disparoTest.heard),
    cut: () =>
      app.evaluate(() => {
        const notes = (globalThis as unknown as WithNotes).disparoTest
        notes.reachable = false
        for (const port of notes.ports.splice(0)) port.close()
      }),
    mend: () =>
      app.evaluate(() => {
        ;(globalThis as unknown as WithNotes).disparoTest.reachable = true
      }),
  }
}
