import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { addressFor } from '../../../src-main/shells/instance.ts'
import { connectClient } from '../../support/rpc-client.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { folderOf } from './folder.ts'

const page = folderOf({ 'index.html': '<!doctype html><title>Disparo</title>' })
afterAll(() => page.remove())

type Shell = { child: ChildProcess; stdout(): string; stderr(): string; ended: Promise<number | null> }
type Given = { args?: string[]; rendererDir?: string; lang?: string; ipc?: boolean }

function launch(dataDir: string, { args = [], rendererDir = page.path, lang = 'en_US.UTF-8', ipc = false }: Given = {}): Shell {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'shell-process.ts'), rendererDir, ...args], {
    env: { ...process.env, DISPARO_DATA_DIR: dataDir, LC_ALL: lang },
    stdio: ['ignore', 'pipe', 'pipe', ...(ipc ? (['ipc'] as const) : [])],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let stdout = ''
  let stderr = ''
  child.stdout?.on('data', (chunk) => {
    stdout += String(chunk)
  })
  child.stderr?.on('data', (chunk) => {
    stderr += String(chunk)
  })
  const ended = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null)
  return { child, stdout: () => stdout, stderr: () => stderr, ended }
}

async function ready(shell: Shell): Promise<string> {
  while (!shell.stdout().endsWith('\n')) {
    const more = shell.child.stdout ? once(shell.child.stdout, 'data') : shell.ended
    const ended = await Promise.race([more.then(() => false), shell.ended.then(() => true)])
    if (ended) throw new Error(`ended before it was ready: ${shell.stderr()}`)
  }
  return shell.stdout().replace('DISPARO_READY browser ', '').trim()
}

/** How a start ends that must not succeed. */
async function refused(dataDir: string, given: Given = {}): Promise<{ code: number | null; stderr: string }> {
  const shell = launch(dataDir, given)
  const code = await shell.ended
  expect(shell.stdout()).toBe('')
  return { code, stderr: shell.stderr() }
}

describe('the browser shell', () => {
  it('prints one line, and behind its address are the page and the app', async () => {
    const dataDir = tempDir()
    const shell = launch(dataDir)
    const url = await ready(shell)
    expect(shell.stdout()).toMatch(/^DISPARO_READY browser http:\/\/127\.0\.0\.1:\d+\/#t=[\w-]{43}\n$/)
    expect(await (await fetch(url)).text()).toContain('<title>Disparo</title>')
    const { disparo, close } = await connectClient(url)
    expect(await disparo.app.info()).toMatchObject({ shell: 'browser', dataDir, settings: { locale: 'en' } })
    close()
  })

  it('has a new token at every start', async () => {
    const [one, two] = await Promise.all([tempDir(), tempDir()].map((dataDir) => ready(launch(dataDir))))
    expect(new URL(one ?? '').hash).not.toBe(new URL(two ?? '').hash)
  })

  it('sends a second start to the page of the first, and that one ends well', async () => {
    const dataDir = tempDir()
    const url = await ready(launch(dataDir))
    const second = launch(dataDir)
    expect(await second.ended).toBe(0)
    expect(second.stdout()).toBe(`DISPARO_RUNNING browser ${url}\n`)
  })

  it('goes on with the data of one that was killed', async () => {
    const dataDir = tempDir()
    const killed = launch(dataDir)
    const { disparo, close } = await connectClient(await ready(killed))
    const { id } = await disparo.implementations.create({ client: 'Clínica', environment: 'staging' })
    killed.child.kill('SIGKILL')
    await killed.ended
    close()
    const again = await connectClient(await ready(launch(dataDir)))
    expect(JSON.stringify(await again.disparo.implementations.list())).toContain(id)
    again.close()
  })

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('ends well on %s, with a page open', async (signal) => {
    const dataDir = tempDir()
    const shell = launch(dataDir)
    await connectClient(await ready(shell))
    shell.child.kill(signal)
    expect(await shell.ended).toBe(0)
    expect(existsSync(addressFor(dataDir))).toBe(false)
    expect(shell.stderr()).toBe('')
  })

  it('ends with its launcher', async () => {
    const shell = launch(tempDir(), { ipc: true })
    await ready(shell)
    shell.child.disconnect()
    expect(await shell.ended).toBe(0)
  })
})

describe('a start that cannot be', () => {
  it('is one sentence when the data folder cannot be made, in the language of the terminal', async () => {
    const { path, remove } = folderOf({ file: '' })
    onTestFinished(remove)
    const dataDir = join(path, 'file', 'data')
    expect(await refused(dataDir)).toEqual({
      code: 1,
      stderr: `The data folder ${dataDir} cannot be written to: give permission or choose another (DISPARO_DATA_DIR).\n`,
    })
    expect((await refused(dataDir, { lang: 'pt_BR.UTF-8' })).stderr).toMatch(/^Não é possível gravar na pasta de dados /)
  })

  it('is one sentence when the data is from a newer version, and leaves the folder free', async () => {
    const dataDir = tempDir()
    const db = new Database(join(dataDir, 'disparo.sqlite'))
    db.pragma('user_version = 9999')
    db.close()
    const { code, stderr } = await refused(dataDir)
    expect(code).toBe(1)
    expect(stderr).toMatch(/^The data in .* belongs to a newer Disparo: .*\n$/)
    expect(existsSync(addressFor(dataDir))).toBe(false)
  })

  it('is one sentence when the data file is no database', async () => {
    const { path, remove } = folderOf({ 'disparo.sqlite': 'not a database, and long enough to be read as one'.repeat(40) })
    onTestFinished(remove)
    expect(await refused(path)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^The data file in .* is damaged: .*\n$/),
    })
  })

  it('is one sentence when the port is taken or none', async () => {
    const holder = createServer().listen(0, '127.0.0.1')
    await once(holder, 'listening')
    onTestFinished(() => void holder.close())
    const address = holder.address()
    const port = typeof address === 'object' ? String(address?.port) : ''
    expect((await refused(tempDir(), { args: ['--port', port] })).stderr).toMatch(/^That port is in use or not allowed: .*\n$/)
    expect((await refused(tempDir(), { args: ['--port', 'many'] })).stderr).toBe('--port takes a number from 0 to 65535.\n')
  })

  it('is one sentence when nothing was built', async () => {
    const { stderr } = await refused(tempDir(), { rendererDir: join(page.path, 'absent') })
    expect(stderr).toBe("Disparo's page was not found: run npm run build.\n")
  })
})
