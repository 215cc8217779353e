import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { _electron, type ElectronApplication, expect } from '@playwright/test'
import { pageClient } from '../../support/page-client.ts'
import { inTheBrowser, type Line, type Running, type Saved, type ShellOptions } from './shell.ts'

/** What the main process notes for the tests: each link it was to open, each file it let be saved. */
type Notes = {
  opened: string[]
  saved: Saved[]
  downloads: string[]
}
type WithNotes = { disparoTest: Notes }
/** Every word that the page was sent, and the line's ends. */
type WithLine = { disparoLine: { heard: string[]; ports: { close(): void }[]; reachable: boolean } }

export type ElectronShell = Running & {
  app: ElectronApplication
  linksOpened(): Promise<string[]>
  /** How each saved file ended: `completed`, `cancelled` or `interrupted`. */
  downloads(): Promise<string[]>
}

/** Prepared before the first spec, see `electron-setup.ts`. */
export function testElectron(): { program: string; app: string } {
  const { DISPARO_TEST_ELECTRON: program, DISPARO_TEST_ELECTRON_APP: app } = process.env
  if (!program || !app) throw new Error('no Electron was prepared for the tests')
  return { program, app }
}

const ROOT = resolve(import.meta.dirname, '../../..')
const HOLD = join(ROOT, 'scripts/test-electron/hold.cjs')
/** Quiet on a closed network, alive in a small container. */
const SWITCHES = ['--disable-gpu', '--disable-dev-shm-usage', '--force-device-scale-factor=1']

export type LaunchOptions = Omit<ShellOptions, 'viewport'> & {
  /** Another folder than the whole program's. */
  folder?: string
  /** As an installed program: by its own name, and with its app inside. */
  packaged?: boolean
}

export function launchElectron({
  dataDir,
  env,
  locale,
  timezone,
  folder,
  packaged = false,
}: LaunchOptions): Promise<ElectronApplication> {
  const { program, app } = testElectron()
  return _electron.launch({
    executablePath: packaged ? packagedProgram(program) : program,
    args: ['-r', HOLD, folder ?? app, `--lang=${locale}`, ...SWITCHES],
    env: {
      ...process.env,
      LANGUAGE: locale.replace('-', '_'),
      TZ: timezone,
      DISPARO_DATA_DIR: dataDir,
      ...env,
    } as Record<string, string>,
  })
}

/** The runtime under another name, which is what makes Electron take itself for a packaged program. */
function packagedProgram(program: string): string {
  const installed = mkdtempSync(join(tmpdir(), 'disparo-installed-'))
  for (const name of readdirSync(dirname(program)))
    if (name !== 'resources' && name !== basename(program)) symlinkSync(join(dirname(program), name), join(installed, name))
  // Electron looks for its app beside where the file really is, so that one is no link.
  copyFileSync(program, join(installed, 'disparo'))
  const inside = join(installed, 'resources', 'app')
  mkdirSync(inside, { recursive: true })
  copyFileSync(join(ROOT, 'scripts/test-electron/boot.cjs'), join(inside, 'boot.cjs'))
  writeFileSync(join(inside, 'package.json'), '{ "name": "disparo", "main": "boot.cjs" }')
  return join(installed, 'disparo')
}

/** The Electron shell, in its own window. `dialogs`: a saved file is asked for with the system's dialog, which somebody has to answer. */
export async function openElectronShell(options: ShellOptions & { dialogs?: boolean }): Promise<ElectronShell> {
  const app = await launchElectron(options)
  let stderr = ''
  app.process().stderr?.on('data', (chunk) => {
    stderr += String(chunk)
  })
  await keepNotes(app, options.dialogs ?? false)
  const page = await app.firstWindow()
  // The window is there before what it shows: a page loaded anew in between takes its process along.
  await page.waitForURL(/^app:/)
  await app.evaluate(
    ({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
    options.viewport,
  )
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const notes = () =>
    app.evaluate(() => {
      const { opened, saved, downloads } = (globalThis as unknown as WithNotes).disparoTest
      return { opened, saved, downloads }
    })
  return {
    app,
    page,
    stderr: () => stderr,
    linksOpened: async () => (await notes()).opened,
    downloads: async () => (await notes()).downloads,
    client: () => pageClient(page),
    async saved(act) {
      const before = (await notes()).saved.length
      await act()
      const ended = (await notes()).downloads.length
      // How those ended that came to nothing is said with a failure.
      const state = async (): Promise<string> => {
        const { saved, downloads } = await notes()
        return saved.length > before ? 'saved' : `not saved; ended since: ${downloads.slice(ended).join() || 'none'}`
      }
      await expect.poll(state, { message: 'a file was saved' }).toBe('saved')
      return (await notes()).saved[before] as Saved
    },
    async opened(act) {
      const before = (await notes()).opened.length
      await act()
      await expect.poll(async () => (await notes()).opened.length, { message: 'a link was opened' }).toBeGreaterThan(before)
      return inTheBrowser((await notes()).opened[before] ?? '')
    },
    tap: async () => tap(app),
    // The window's own page may: see electron-guards.ts.
    allowNotices: async () => undefined,
    stop: () => app.close(),
  }
}

/** Files are saved without a dialog and links go nowhere; both are noted. */
const keepNotes = (app: ElectronApplication, dialogs: boolean): Promise<void> =>
  app.evaluate(
    ({ session, shell }, { folder, asks }) => {
      const notes: Notes = { opened: [], saved: [], downloads: [] }
      Object.assign(globalThis, { disparoTest: notes })
      shell.openExternal = async (url) => {
        notes.opened.push(url)
      }
      session.defaultSession.on('will-download', (event, item) => {
        if (event.defaultPrevented) return
        const path = `${folder}/${notes.saved.length}-${item.getFilename()}`
        if (!asks) item.setSavePath(path)
        item.once('done', (_event, state) => {
          notes.downloads.push(state)
          if (state === 'completed') notes.saved.push({ name: item.getFilename(), path })
        })
      })
    },
    { folder: mkdtempSync(join(tmpdir(), 'disparo-saved-')), asks: dialogs },
  )

/** See `line.cjs`. */
function tap(app: ElectronApplication): Line {
  return {
    heard: () => app.evaluate(() => (globalThis as unknown as WithLine).disparoLine.heard),
    cut: () =>
      app.evaluate(() => {
        const { disparoLine } = globalThis as unknown as WithLine
        disparoLine.reachable = false
        for (const port of disparoLine.ports.splice(0)) port.close()
      }),
    mend: () =>
      app.evaluate(() => {
        ;(globalThis as unknown as WithLine).disparoLine.reachable = true
      }),
  }
}
