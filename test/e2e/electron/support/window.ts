import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type ElectronApplication } from '@playwright/test'
import { isGone, processesOf } from '../../../support/process-tree.ts'
import type { DisparoClient } from '../../../support/rpc-client.ts'
import { type ElectronShell, openElectronShell } from '../../support/electron-shell.ts'

export const WAYS_TO_END = ['closing the window', 'quitting'] as const
type WayToEnd = (typeof WAYS_TO_END)[number]

/** The window of a running program, which a test may end and start again on the same data. */
export type Window = Omit<ElectronShell, 'client'> & {
  dataDir: string
  client(): Promise<DisparoClient>
  /** Ends it as a person does, and waits until none of its processes is there. Fails after five seconds. */
  end(way: WayToEnd): Promise<void>
  start(env?: Record<string, string>): Promise<void>
}

const GONE_WITHIN_MS = 5_000

/** What the window shows, asked from outside: a page that was killed or kept from leaving answers nobody through Playwright. */
export const shown = ({ app }: Pick<Window, 'app'>): Promise<string> =>
  app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    return contents === undefined || contents.isCrashed() || contents.isLoading()
      ? ''
      : contents.executeJavaScript('document.body.innerText')
  })

async function end(app: ElectronApplication, way: WayToEnd): Promise<void> {
  const child = app.process()
  const pids = processesOf(child.pid ?? 0)
  const gone = once(child, 'exit')
  const since = performance.now()
  await app.evaluate(
    ({ app: program, BrowserWindow }, quits) =>
      void setTimeout(() => (quits ? program.quit() : BrowserWindow.getAllWindows()[0]?.close())),
    way === 'quitting',
  )
  const [code] = await gone
  base.expect(code).toBe(0)
  await base.expect.poll(() => pids.filter((pid) => !isGone(pid)), { timeout: GONE_WITHIN_MS, intervals: [20] }).toEqual([])
  base.expect(performance.now() - since).toBeLessThan(GONE_WITHIN_MS)
}

export const test = base.extend<{ programEnv: Record<string, string>; dialogs: boolean; dataDir: string; window: Window }>({
  programEnv: [{}, { option: true }],
  /** Saved files are asked for with the system's own dialog. */
  dialogs: [false, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's shape
  dataDir: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'disparo-window-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
  window: async ({ dataDir, programEnv, dialogs, locale, timezoneId, viewport }, use, info) => {
    const open = (env: Record<string, string> = {}): Promise<ElectronShell> =>
      openElectronShell({
        dataDir,
        dialogs,
        env: { ...programEnv, ...env },
        locale: locale ?? 'pt-BR',
        timezone: timezoneId ?? 'America/Sao_Paulo',
        viewport: viewport ?? { width: 1280, height: 720 },
      })
    let running = await open()
    let isRunning = true
    const window: Window = {
      ...running,
      dataDir,
      stderr: () => running.stderr(),
      saved: (act) => running.saved(act),
      opened: (act) => running.opened(act),
      tap: () => running.tap(),
      linksOpened: () => running.linksOpened(),
      downloads: () => running.downloads(),
      client: async () => (await running.client()).disparo,
      async end(way) {
        await end(running.app, way)
        isRunning = false
      },
      async start(env) {
        running = await open(env)
        isRunning = true
        Object.assign(window, { app: running.app, page: running.page })
      },
      stop: async () => {
        isRunning = false
        await running.stop()
      },
    }
    await use(window)
    if (info.status !== info.expectedStatus) await info.attach('stderr', { body: window.stderr() })
    if (isRunning) await running.stop()
  },
})

export { expect } from '@playwright/test'
