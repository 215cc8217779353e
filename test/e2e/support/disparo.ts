import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type Page } from '@playwright/test'
import { type SimulatorProcess, startSimulator } from '../../support/processes.ts'
import type { DisparoClient } from '../../support/rpc-client.ts'
import { openBrowserShell } from './browser-shell.ts'
import { openElectronShell } from './electron-shell.ts'
import { closeTheBrowser, type Running, type ShellOptions } from './shell.ts'

/** A running Disparo with a window, whichever shell it is. */
export type Disparo = Omit<Running, 'client' | 'stop'> & {
  dataDir: string
  /** Calls to the program beside those of its page, until that page is loaded anew. */
  client(): Promise<DisparoClient>
  /** Ends the program and starts it again on the same data. */
  restart(): Promise<void>
}

export const inElectron = process.env.DISPARO_SHELL === 'electron'

type Fixtures = {
  /** Environment for the program, such as a Secret Service's address. */
  programEnv: Record<string, string>
  disparo: Disparo
  simulator: SimulatorProcess
}
type Launch = (options: ShellOptions) => Promise<Running>

const shared = base.extend<Pick<Fixtures, 'programEnv' | 'simulator'>>({
  programEnv: [{}, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's shape
  simulator: async ({}, use) => {
    const simulator = await startSimulator()
    await use(simulator)
    await simulator.stop()
  },
})

/** Playwright starts what a fixture's first parameter names: in Electron no browser of its own. */
export const test = inElectron
  ? shared.extend<{ disparo: Disparo }>({
      disparo: async ({ programEnv, locale, timezoneId, viewport }, use, info) =>
        withProgram(openElectronShell, optionsOf(programEnv, locale, timezoneId, viewport), use, info),
      page: ({ disparo }, use) => use(disparo.page),
    })
  : shared.extend<{ disparo: Disparo }>({
      disparo: async ({ page, programEnv, locale, timezoneId, viewport }, use, info) =>
        withProgram((options) => openBrowserShell(page, options), optionsOf(programEnv, locale, timezoneId, viewport), use, info),
    })

const optionsOf = (
  env: Record<string, string>,
  locale = 'pt-BR',
  timezone = 'America/Sao_Paulo',
  viewport: ShellOptions['viewport'] | null = null,
): ShellOptions => ({
  dataDir: mkdtempSync(join(tmpdir(), 'disparo-e2e-')),
  env,
  locale,
  timezone,
  viewport: viewport ?? { width: 1280, height: 720 },
})

type Info = ReturnType<typeof base.info>

async function withProgram(
  launch: Launch,
  options: ShellOptions,
  use: (disparo: Disparo) => Promise<void>,
  info: Info,
): Promise<void> {
  let running = await launch(options)
  const ended: string[] = []
  const clients: { close(): void }[] = []
  const disparo: Disparo = {
    ...running,
    dataDir: options.dataDir,
    stderr: () => [...ended, running.stderr()].join('\n'),
    saved: (act) => running.saved(act),
    opened: (act) => running.opened(act),
    tap: () => running.tap(),
    allowNotices: () => running.allowNotices(),
    async client() {
      const client = await running.client()
      clients.push(client)
      return client.disparo
    },
    async restart() {
      ended.push(running.stderr())
      await running.stop()
      running = await launch(options)
      disparo.page = running.page
    },
  }
  await use(disparo)
  if (info.status !== info.expectedStatus) {
    await info.attach('stderr', { body: disparo.stderr() })
    if (inElectron) await attachScreenshot(disparo.page, info)
  }
  for (const client of clients) client.close()
  await running.stop()
  await closeTheBrowser()
  rmSync(options.dataDir, { recursive: true, force: true })
}

/** Playwright's own screenshots are of pages that it opened. */
async function attachScreenshot(page: Page, info: Info): Promise<void> {
  if (!page.isClosed()) await info.attach('screenshot', { body: await page.screenshot(), contentType: 'image/png' })
}

export { expect } from '@playwright/test'
