import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test'
import { electronRuntime } from '../../../scripts/electron.mjs'
import { type SimulatorProcess, startBrowserShell, startSimulator } from '../../support/processes.ts'

/** A running Disparo with a window, whichever shell it is. */
export type Disparo = {
  page: Page
  dataDir: string
  /** The browser shell's address; empty in Electron. */
  url: string
  /** What the program wrote to stderr. */
  stderr(): string
  /** Ends the program and starts it again on the same data. */
  restart(): Promise<void>
}

const ROOT = resolve(import.meta.dirname, '../../..')
export const inElectron = process.env.DISPARO_SHELL === 'electron'

type Fixtures = {
  /** Environment for the program, such as a Secret Service's address. */
  programEnv: Record<string, string>
  disparo: Disparo
  simulator: SimulatorProcess
}

export const test = base.extend<Fixtures>({
  programEnv: [{}, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's shape
  simulator: async ({}, use) => {
    const simulator = await startSimulator()
    await use(simulator)
    await simulator.stop()
  },
  disparo: async ({ page, programEnv }, use, info) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'disparo-e2e-'))
    const launch = inElectron ? () => launchElectron(dataDir, programEnv) : () => launchBrowser(page, dataDir, programEnv)
    let running = await launch()
    const stderr: string[] = []
    const disparo: Disparo = {
      page: running.page,
      dataDir,
      url: running.url,
      stderr: () => [...stderr, running.stderr()].join('\n'),
      async restart() {
        stderr.push(running.stderr())
        await running.stop()
        running = await launch()
        disparo.page = running.page
        disparo.url = running.url
      },
    }
    await use(disparo)
    if (info.status !== info.expectedStatus) await info.attach('stderr', { body: disparo.stderr() })
    await running.stop()
    rmSync(dataDir, { recursive: true, force: true })
  },
})

type Launched = { page: Page; url: string; stderr(): string; stop(): Promise<void> }

async function launchBrowser(page: Page, dataDir: string, env: Record<string, string>): Promise<Launched> {
  const shell = await startBrowserShell(dataDir, env)
  // A fragment alone would not load the page anew after a restart.
  await page.goto('about:blank')
  await page.goto(shell.url)
  return { page, url: shell.url, stderr: shell.stderr, stop: () => shell.stop() }
}

async function launchElectron(dataDir: string, env: Record<string, string>): Promise<Launched> {
  const executablePath = electronRuntime(ROOT)
  if (!executablePath) throw new Error('DISPARO_SHELL=electron, but the Electron runtime is not installed')
  const app: ElectronApplication = await _electron.launch({
    executablePath,
    args: [ROOT],
    env: { ...process.env, DISPARO_DATA_DIR: dataDir, ...env } as Record<string, string>,
  })
  let stderr = ''
  app.process().stderr?.on('data', (chunk) => {
    stderr += String(chunk)
  })
  return { page: await app.firstWindow(), url: '', stderr: () => stderr, stop: () => app.close() }
}

export { expect } from '@playwright/test'
