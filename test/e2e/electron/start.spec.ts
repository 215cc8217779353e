import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { reasonFor } from '../../../scripts/electron-reasons.mjs'
import { startBrowserShell } from '../../support/processes.ts'
import { launchElectron, testElectron } from '../support/electron-shell.ts'
import { startInspected } from './support/inspected.ts'
import { expect, test } from './support/window.ts'

/** Root may write everywhere, but here the kernel says no. */
const CLOSED_TO_ROOT = '/sys/disparo'

type End = { code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }

/** Starts the program and waits until it has ended by itself. */
async function startToItsEnd(env: Record<string, string | undefined>, ...switches: string[]): Promise<End> {
  const { program, app } = testElectron()
  const child = spawn(program, [app, '--no-sandbox', '--disable-gpu', '--lang=pt-BR', ...switches], {
    env: { ...process.env, LANGUAGE: 'pt_BR', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const told = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name].on('data', (chunk) => {
      told[name] += String(chunk)
    })
  const [code, signal] = await once(child, 'close')
  return { code, signal, ...told }
}

test('without a display it ends, says so, and has opened no data', async ({ dataDir }) => {
  const end = await startToItsEnd({ DISPARO_DATA_DIR: dataDir, DISPLAY: undefined, WAYLAND_DISPLAY: undefined })
  expect(end.code).not.toBe(0)
  expect(reasonFor({ ...end, silentFor: null }).en).toBe('there is no display')
  expect(existsSync(join(dataDir, 'disparo.sqlite'))).toBe(false)
})

test('a data folder with spaces, accents and an emoji is like any other', async ({ dataDir }) => {
  const folder = join(dataDir, 'Configurações do João & Cia – 50% 📁')
  const launch = () => launchElectron({ dataDir: folder, env: {}, locale: 'pt-BR', timezone: 'America/Sao_Paulo' })
  const first = await launch()
  const page = await first.firstWindow()
  await page.getByRole('textbox', { name: 'Nome do cliente' }).fill('Colégio Aurora')
  await page.getByRole('button', { name: 'Criar implantação' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Cliente' })).toBeVisible()
  await first.close()
  const second = await launch()
  await expect((await second.firstWindow()).getByRole('main').getByText('Colégio Aurora')).toBeVisible()
  await second.close()
})

test('a data folder that cannot be written to is told in a sentence', async ({ dataDir }) => {
  const folder = process.getuid?.() === 0 ? CLOSED_TO_ROOT : join(dataDir, 'closed', 'data')
  if (folder !== CLOSED_TO_ROOT) {
    mkdirSync(join(dataDir, 'closed'))
    chmodSync(join(dataDir, 'closed'), 0o500)
  }
  const { code, stdout, stderr } = await startToItsEnd({ DISPARO_DATA_DIR: folder })
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toContain(`Não é possível gravar na pasta de dados ${folder}`)
  expect(stderr).not.toMatch(/^ +at /m)
})

test('data that the browser shell has open is left alone, and it is said where that is', async ({ dataDir }) => {
  const shell = await startBrowserShell(dataDir)
  const { code, stdout } = await startToItsEnd({ DISPARO_DATA_DIR: dataDir })
  expect(code).toBe(0)
  expect(stdout).toMatch(/^DISPARO_RUNNING browser http:\/\/127\.0\.0\.1:\d+\//)
  await shell.stop()
})

test('it goes when whoever started it is gone', async ({ dataDir }) => {
  const { program, app } = testElectron()
  const child = spawn(program, [app, '--no-sandbox', '--disable-gpu'], {
    env: { ...process.env, DISPARO_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  })
  const ended = once(child, 'exit')
  if (!child.stdout) throw new Error(`${program} did not start`)
  for await (const line of createInterface(child.stdout)) if (line.startsWith('DISPARO_READY')) break
  // What the kernel does to the channel of a killed parent.
  child.disconnect()
  expect(await ended).toEqual([0, null])
})

test('what is thrown where nobody catches ends it with a sentence, and says in the log where', async ({ dataDir }) => {
  const program = await startInspected(dataDir)
  await program.ask("void setTimeout(() => { throw new Error('thrown where nobody catches') })")
  await expect.poll(program.stderr).toContain('O Disparo parou: thrown where nobody catches')
  expect(readFileSync(join(dataDir, 'logs', 'disparo.log'), 'utf8')).toContain('"where":"electron"')
  await program.stop()
})

test('asked for a smoke run, it answers and leaves nothing in the log', async ({ dataDir }) => {
  const { code, stdout } = await startToItsEnd({ DISPARO_DATA_DIR: dataDir }, '--smoke')
  expect({ code, lines: stdout.trim().split('\n') }).toEqual({ code: 0, lines: ['DISPARO_READY electron', 'DISPARO_SMOKE ok'] })
  const log = join(dataDir, 'logs', 'disparo.log')
  expect(existsSync(log) ? readFileSync(log, 'utf8') : '').toBe('')
})
