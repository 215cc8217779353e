import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { ensureTestElectron, openDisplay } from '../../scripts/test-electron/index.mjs'
import { processesOf, proportionalMemory } from '../support/process-tree.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const READY = 'DISPARO_READY electron'
const RUNS = 7
/** What a window does by itself once it has appeared, its garbage and its helpers, is over by then. */
const SETTLED_MS = 2_000

/** As little as a window can be: one page of its own, and the line that says that it has loaded. */
const BARE = `const { app, BrowserWindow } = require('electron')
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1360, height: 860, webPreferences: { sandbox: true } })
  window.webContents.once('did-finish-load', () => console.log('${READY}'))
  window.loadURL('data:text/html,<!doctype html><h1>Disparo</h1>')
})
app.on('window-all-closed', () => app.quit())
`

export type WindowCost = {
  /** Milliseconds from the start of the process to the page's first answer. */
  start: number
  /** Proportional memory of all its processes, in MB. */
  memory: number
}

async function openOnce(program: string, app: string, dataDir: string, weighs: boolean): Promise<WindowCost> {
  const since = performance.now()
  const child: ChildProcess = spawn(program, [app, '--no-sandbox', '--disable-gpu'], {
    env: { ...process.env, DISPARO_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  if (!child.stdout || child.pid === undefined) throw new Error(`${program} did not start`)
  for await (const line of createInterface(child.stdout)) if (line === READY) break
  const start = performance.now() - since
  let memory = Number.NaN
  if (weighs) {
    await new Promise((settled) => setTimeout(settled, SETTLED_MS))
    memory = proportionalMemory(processesOf(child.pid)) / 1e6
  }
  const gone = once(child, 'exit')
  child.kill()
  await gone
  return { start, memory }
}

/** Disparo's window beside a bare one, in turns; of each the best run counts. Null where no Electron runs. */
export async function measureElectron(): Promise<{ disparo: WindowCost; bare: WindowCost } | null> {
  const electron = await ensureTestElectron(ROOT)
  const display = electron && (await openDisplay())
  if (!electron || !display) return null
  if (display.display) process.env.DISPLAY = display.display
  const folder = mkdtempSync(join(tmpdir(), 'disparo-bench-'))
  try {
    writeFileSync(join(folder, 'package.json'), '{ "name": "bare", "main": "main.js" }')
    writeFileSync(join(folder, 'main.js'), BARE)
    const best = { disparo: { start: Infinity, memory: Infinity }, bare: { start: Infinity, memory: Infinity } }
    // The first start makes what all later ones find.
    for (let run = 0; run <= RUNS; run++) {
      for (const [name, app] of [
        ['bare', folder],
        ['disparo', electron.app],
      ] as const) {
        const { start, memory } = await openOnce(electron.program, app, join(folder, 'data'), run > RUNS - 3)
        if (run > 0) best[name].start = Math.min(best[name].start, start)
        if (!Number.isNaN(memory)) best[name].memory = Math.min(best[name].memory, memory)
      }
    }
    return best
  } finally {
    display.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
