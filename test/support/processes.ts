import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

const ROOT = resolve(import.meta.dirname, '../..')
/** Tests may themselves run under an older Node; the program never does. */
export const NODE =
  process.versions.napi && Number(process.versions.napi) >= 10 ? process.execPath : join(ROOT, 'node_modules/.bin/node')

export type Running = {
  pid: number
  /** The line that said it was ready. */
  line: string
  stderr(): string
  stop(signal?: NodeJS.Signals): Promise<void>
}

/** Starts a built entry of the program and waits for the first stdout line that `ready` accepts. */
export async function startBuilt(
  entry: 'server' | 'cli',
  args: string[],
  env: Record<string, string | undefined>,
  ready: (line: string) => boolean,
): Promise<Running> {
  const child = spawn(NODE, [join(ROOT, `out/main/${entry}.js`), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stderr = ''
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk)
  })
  const line = await new Promise<string>((done, fail) => {
    createInterface(child.stdout).on('line', (text) => {
      if (ready(text)) done(text)
    })
    child.once('exit', (code) => fail(new Error(`${entry} ended with ${code} before it was ready: ${stderr}`)))
  })
  return { pid: child.pid ?? 0, line, stderr: () => stderr, stop: (signal = 'SIGTERM') => stop(child, signal) }
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

export type BrowserShell = Running & { url: string }

/** The browser shell on a data folder of the caller's own. */
export async function startBrowserShell(
  dataDir: string,
  env: Record<string, string | undefined> = {},
  args: string[] = [],
): Promise<BrowserShell> {
  const prefix = 'DISPARO_READY browser '
  const running = await startBuilt('server', args, { DISPARO_DATA_DIR: dataDir, ...env }, (line) => line.startsWith(prefix))
  return { ...running, url: running.line.slice(prefix.length).trim() }
}

export type SimulatorProcess = Running & {
  zenvia: { baseUrl: string; token: string; senderId: string }
  infobip: { baseUrl: string; apiKey: string; sender: string }
  phone: { url: string }
}

/** `disparo simulate --json` as whoever tests from outside would run it. */
export async function startSimulator(options: { templateCount?: number } = {}): Promise<SimulatorProcess> {
  const args = ['simulate', '--json', '--templates', String(options.templateCount ?? 0)]
  const running = await startBuilt('cli', args, {}, (line) => line.startsWith('{'))
  return { ...running, ...(JSON.parse(running.line) as Pick<SimulatorProcess, 'zenvia' | 'infobip' | 'phone'>) }
}
