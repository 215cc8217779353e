import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { addressFor } from '../../../src-main/shells/single-instance.ts'
import { startSimulatorForTest, syncToEnd, withMappedTemplate, withNumber, withPhone } from '../../support/in-process.ts'
import { connectClient } from '../../support/rpc-client.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { MOMENTS, mortal } from '../transport/mortal.ts'
import { answering, raw } from '../transport/servers.ts'
import { folderOf } from './folder.ts'

const page = folderOf({ 'index.html': '<!doctype html><title>Disparo</title>' })
// Some starts are of somebody else.
chmodSync(page.path, 0o755)
afterAll(() => page.remove())

type Shell = { child: ChildProcess; stdout(): string; stderr(): string; ended: Promise<number | null> }
type Given = {
  args?: string[]
  rendererDir?: string
  lang?: string
  ipc?: boolean
  env?: Record<string, string>
  user?: number | undefined
  cwd?: string
}

function launch(
  dataDir: string,
  { args = [], rendererDir = page.path, lang = 'en_US.UTF-8', ipc = false, env = {}, user, cwd }: Given = {},
): Shell {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'shell-process.ts'), rendererDir, ...args], {
    env: { ...process.env, DISPARO_DATA_DIR: dataDir, LC_ALL: lang, ...env },
    ...(user !== undefined && { uid: user, gid: user }),
    ...(cwd !== undefined && { cwd }),
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

/** Root may do everything: what a person may not do is tried as somebody who is not root. */
const isRoot = process.getuid?.() === 0
const SOMEBODY = isRoot ? 65_534 : undefined
function folderOfSomebody(): string {
  const folder = tempDir()
  if (SOMEBODY !== undefined) chownSync(folder, SOMEBODY, SOMEBODY)
  return folder
}

describe('the data folder of a running program', () => {
  it('has nothing that others may read, although it was open to them, and its files too', async () => {
    const dataDir = tempDir()
    new Database(join(dataDir, 'disparo.sqlite')).close()
    chmodSync(join(dataDir, 'disparo.sqlite'), 0o666)
    chmodSync(dataDir, 0o777)
    const shell = launch(dataDir)
    await connectClient(await ready(shell))
    const modes = readdirSync(dataDir).map((name) => [name, (statSync(join(dataDir, name)).mode & 0o077).toString(8)])
    expect(modes).toEqual(
      expect.arrayContaining([
        ['disparo.sqlite-wal', '0'],
        ['disparo.sqlite-shm', '0'],
        ['instance.sock', '0'],
      ]),
    )
    expect(modes.filter(([, mode]) => mode !== '0')).toEqual([])
    expect((statSync(dataDir).mode & 0o777).toString(8)).toBe('700')
    expect(shell.stderr()).toBe('')
  })

  it('is told where it stays open to others, because it is not Disparo’s alone', async () => {
    const dataDir = tempDir()
    writeFileSync(join(dataDir, 'thesis.odt'), '')
    chmodSync(dataDir, 0o755)
    const shell = launch(dataDir)
    await ready(shell)
    expect(shell.stderr()).toBe(
      `Mind: other people of this computer can enter the data folder ${dataDir}, which is not Disparo’s alone. Choose one of your own (DISPARO_DATA_DIR).\n`,
    )
    expect(statSync(join(dataDir, 'disparo.sqlite')).mode & 0o777).toBe(0o600)
  })

  it('may be deep, and a temporary folder of our name may be somebody else’s', async () => {
    const tmp = tempDir()
    writeFileSync(join(tmp, `disparo-${process.getuid?.()}`), 'somebody else was here')
    const dataDir = join(tempDir(), 'deep'.repeat(20), 'folder'.repeat(10))
    const shell = launch(dataDir, { env: { TMPDIR: tmp, XDG_RUNTIME_DIR: tmp } })
    const url = await ready(shell)
    const second = launch(dataDir, { env: { TMPDIR: tmp, XDG_RUNTIME_DIR: tmp } })
    expect(await second.ended).toBe(0)
    expect(second.stdout()).toBe(`DISPARO_RUNNING browser ${url}\n`)
  })
})

describe('a start that cannot be', () => {
  it('is one sentence in a folder that can only be read', async () => {
    const dataDir = folderOfSomebody()
    chmodSync(dataDir, 0o500)
    expect(await refused(dataDir, { user: SOMEBODY })).toEqual({
      code: 1,
      stderr: `The data folder ${dataDir} cannot be written to: give permission or choose another (DISPARO_DATA_DIR).\n`,
    })
  })

  it('is one sentence when the data file can only be read', async () => {
    const dataDir = folderOfSomebody()
    const shell = launch(dataDir, { user: SOMEBODY })
    await ready(shell)
    shell.child.kill('SIGTERM')
    await shell.ended
    chmodSync(join(dataDir, 'disparo.sqlite'), 0o400)
    expect((await refused(dataDir, { user: SOMEBODY })).stderr).toMatch(/^The data file in .* can only be read: .*\n$/)
  })

  it('is one sentence while another program holds the data file', async () => {
    const dataDir = tempDir()
    const db = new Database(join(dataDir, 'disparo.sqlite'))
    db.exec('CREATE TABLE anything (x); BEGIN EXCLUSIVE')
    onTestFinished(() => void db.close())
    expect((await refused(dataDir)).stderr).toMatch(/^Another program holds the data file in .* locked: .*\n$/)
  })

  it('is one sentence for an id without a home', async () => {
    const nobodys = { HOME: '', DISPARO_DATA_DIR: '', XDG_DATA_HOME: '' }
    const cwd = tempDir()
    const { stderr } = await refused('', { env: nobodys, user: isRoot ? 54_321 : undefined, cwd })
    // Only root can be somebody whom the system does not know.
    if (isRoot)
      expect(stderr).toBe(
        'Nobody says where the home folder is (HOME is empty): say in DISPARO_DATA_DIR where to keep the data.\n',
      )
    expect(readdirSync(cwd)).toEqual([])
  })

  // Only root may mount a small disk.
  it.runIf(isRoot)('is one sentence on a full disk', async () => {
    const dataDir = tempDir()
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', dataDir])
    onTestFinished(() => void execFileSync('umount', ['-l', dataDir]))
    expect((await refused(dataDir)).stderr).toMatch(/^The disk of the data folder .* is full: .*\n$/)
  })

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

describe('the browser shell and a provider', () => {
  it.each(MOMENTS)('sends a message once whose connection dies %s', async (moment) => {
    const simulator = await startSimulatorForTest()
    const { port, pathname } = new URL(simulator.baseUrl)
    const network = await mortal({ port: Number(port), path: pathname })
    const shell = launch(tempDir())
    const { disparo, close } = await connectClient(await ready(shell))
    onTestFinished(close)

    const { implementationId, accountId, number } = await withNumber(disparo, { ...simulator, baseUrl: network.baseUrl })
    await syncToEnd(disparo, accountId)
    const template = await withMappedTemplate(disparo, implementationId, number.senderId)
    const phone = await withPhone(disparo, implementationId)
    const send = (key: string) =>
      disparo.tests.send({ key, numberId: number.id, templateId: template.id, testPhoneId: phone.id, crmValues: { NOME: 'Ana' } })

    network.die(moment)
    const sent = await send('first-message')
    expect(sent).toMatchObject({ state: expect.stringMatching(/^(failed|unknown)$/), problem: 'network' })
    const { messages, attempts } = network.seen()
    expect(messages).toBe(moment === 'before it is read' ? 0 : 1)
    if (messages === 1) expect([sent.state, attempts]).toEqual(['unknown', 1])
    // The same key is never sent again, whatever became of it.
    network.die(null)
    expect((await send('first-message')).state).toBe(sent.state)
    expect(network.seen().messages).toBe(0)
    expect(simulator.messages()).toHaveLength(moment === 'after it was read' ? 1 : 0)
  })

  it.each([
    { kind: 'http', words: /asks for a password/ },
    { kind: 'socks5', words: /not supported: socks5/ },
  ])('goes to one through the $kind proxy of the environment, and tells what it says', async ({ kind, words }) => {
    const proxy = await raw(answering('HTTP/1.1 407 Auth\r\ncontent-length: 0\r\n\r\n'))
    const shell = launch(tempDir(), { env: { HTTPS_PROXY: `${kind}://127.0.0.1:${proxy.port}`, NO_PROXY: '' } })
    const { disparo, close } = await connectClient(await ready(shell))
    onTestFinished(close)
    const provider = { baseUrl: 'https://provider.test/v2', secret: 's3cr3t-t0k3n', senderIds: ['5511900000001'] }
    const { accountId } = await withNumber(disparo, provider)
    const check = await disparo.accounts.check({ id: accountId })
    expect(check).toMatchObject({ ok: false, problem: 'proxy', raw: expect.stringMatching(words) })
    expect(proxy.heard.text).toMatch(kind === 'http' ? /^CONNECT provider\.test:443 / : /^$/)
  })
})
