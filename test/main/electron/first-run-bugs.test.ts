import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Script } from 'node:vm'
import { expect, onTestFinished, test } from 'vitest'
import { MIME } from '../../../src-main/shells/page-headers.ts'
import { filesBelow, OUT, productEntry, ROOT, staticGraph } from '../../support/electron-stand-in/builds.ts'
import { type Shell, startShell } from '../../support/electron-stand-in/driver.ts'
import type { StandInOptions } from '../../support/electron-stand-in/options.ts'
import { tempDir } from '../../support/temp-dir.ts'

/**
 * What an Electron app that could not be run before it shipped breaks on first, ruled
 * out one by one on the product as it was built.
 */
const start = (options: Partial<StandInOptions> = {}, dataDir = tempDir()): Shell => {
  const shell = startShell({ entry: productEntry(), ...options }, dataDir)
  onTestFinished(() => shell.stop())
  return shell
}
const opened = async (shell: Shell) => {
  for (;;) {
    const state = await shell.ask('state')
    if (state.windows.some(({ loaded }) => loaded.length > 0)) return state
  }
}
const shellSources = (): Map<string, string> =>
  new Map(
    readdirSync(join(ROOT, 'src-main/shells'))
      .filter((name) => /^(electron.*|preload)\.ts$/.test(name))
      .map((name) => [name, readFileSync(join(ROOT, 'src-main/shells', name), 'utf8')]),
  )

test('first-run bug 1: no await at the top level waits for ready, so a window opens', async () => {
  // The stand-in becomes ready only after the whole entry was evaluated, and ends the process that never is.
  const { windows } = await opened(start())
  expect(windows).toHaveLength(1)
})

test('first-run bug 2: the preload is one CommonJS file that asks for nothing but electron', async () => {
  expect(readdirSync(join(OUT, 'preload'))).toEqual(['preload.cjs'])
  const text = readFileSync(join(OUT, 'preload/preload.cjs'), 'utf8')
  // A classic script: `import` and `export` would not parse.
  expect(() => new Script(text)).not.toThrow()
  expect([...text.matchAll(/require\(\s*["'`]([^"'`]+)/g)].map(([, name]) => name)).toEqual(['electron'])
  expect(text).not.toMatch(/import\(/)
  const { windows } = await opened(start())
  expect(windows[0]?.webPreferences.preload).toBe(join(OUT, 'preload/preload.cjs'))
})

test('first-run bug 3: both ends of the port are started, and it is the page that makes it', () => {
  const page = readFileSync(join(ROOT, 'src-renderer/connection/port.ts'), 'utf8')
  expect(page).toContain('new MessageChannel()')
  expect(page).toContain('port1.start()')
  const main = [...shellSources().values()].join('\n')
  expect(main).toContain('port.start()')
  expect(main).not.toMatch(/MessageChannelMain|webContents\.postMessage/)
})

test('first-run bug 4: no origin of a parsed address is compared in the main process', () => {
  // Node answers "null" for app: and file: alike; only a frame tells its origin.
  const reads = [...shellSources()].flatMap(([name, text]) =>
    [...text.matchAll(/(\w+)\.origin\b/g)].map(([, object]) => `${name}: ${object}.origin`),
  )
  expect(reads.sort()).toEqual(['electron-address.ts: frame.origin', 'preload.ts: event.origin', 'preload.ts: location.origin'])
})

test('first-run bug 5: every file of the page is served with its own type and the policy', async () => {
  const shell = start()
  await opened(shell)
  const files = filesBelow(join(OUT, 'renderer'))
  expect(files).toContain('index.html')
  expect(files.some((file) => file.endsWith('.js'))).toBe(true)
  for (const file of files) {
    const extension = /\.[^.]+$/.exec(file)?.[0] ?? ''
    expect(Object.keys(MIME)).toContain(extension)
    const answer = await shell.ask('request', `app://disparo/${encodeURI(file)}`, 'GET')
    expect(answer).toMatchObject({
      status: 200,
      headers: { 'content-type': MIME[extension], 'content-security-policy': expect.stringContaining("default-src 'none'") },
      bytes: readFileSync(join(OUT, 'renderer', file)).length,
    })
  }
  expect(await shell.ask('request', 'app://disparo/', 'GET')).toMatchObject({ status: 200 })
  expect(await shell.ask('request', 'app://disparo/assets/gone.js', 'GET')).toMatchObject({ status: 404 })
  expect(await shell.ask('request', 'app://disparo/..%2f..%2fpackage.json', 'GET')).toMatchObject({ status: 404 })
})

test('first-run bug 5: the page asks for its files by relative paths', () => {
  const html = readFileSync(join(OUT, 'renderer/index.html'), 'utf8')
  const asked = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? '')
  expect(asked.length).toBeGreaterThan(0)
  for (const path of asked) {
    expect(path).toMatch(/^(\.\/|data:)/)
    if (path.startsWith('./')) expect(existsSync(join(OUT, 'renderer', path))).toBe(true)
  }
  // An inline script is what the policy refuses.
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/)
})

test.each([{ wayland: false }, { wayland: true }])(
  'first-run bug 6: the window shows, hidden surface drawn or not: %o',
  async (options) => {
    const shell = start(options)
    let visible = false
    while (!visible) visible = (await opened(shell)).windows[0]?.visible ?? false
    expect(visible).toBe(true)
  },
)

test('first-run bug 7: copying and notifications are allowed, by both handlers', async () => {
  const shell = start()
  await opened(shell)
  for (const name of ['clipboard-sanitized-write', 'notifications']) {
    expect(await shell.ask('permissionRequest', name, 'app://disparo/index.html', true)).toBe(true)
    expect(await shell.ask('permissionCheck', name, 'app://disparo/')).toBe(true)
  }
})

test('first-run bug 8: nothing but text and bytes crosses a port', () => {
  const files = [
    ...filesBelow(join(ROOT, 'src-renderer')).map((file) => join(ROOT, 'src-renderer', file)),
    ...filesBelow(join(ROOT, 'src-main')).map((file) => join(ROOT, 'src-main', file)),
  ].filter((file) => /\.tsx?$/.test(file))
  // With it oRPC would post the values themselves: a File would arrive as null.
  expect(files.filter((file) => readFileSync(file, 'utf8').includes('experimental_transfer'))).toEqual([])
})

test('first-run bug 9: what Electron evaluates starts no process by Node and loads natives from their packages', () => {
  const graph = staticGraph(productEntry())
  for (const [file, text] of graph) expect([file, /["'](node:)?child_process["']/.test(text)]).toEqual([file, false])
  const external = [...graph.values()].some((text) =>
    /from\s*["']better-sqlite3["']|require\(["']better-sqlite3["']\)/.test(text),
  )
  expect(external).toBe(true)
  expect(existsSync(join(OUT, 'main/keychain-child.js'))).toBe(true)
})

test('first-run bug 9: nothing that needs ready is touched before it', async () => {
  const { calls } = await opened(start())
  const ready = calls.indexOf('ready')
  expect(ready).toBeGreaterThan(0)
  for (const call of ['session.defaultSession', 'protocol.handle app', 'ipcMain.on rpc-port']) {
    expect(calls.indexOf(call)).toBeGreaterThan(ready)
  }
})

test('first-run bug 10: started with --no-sandbox, the sandbox is left off; else it is on for all', async () => {
  expect((await opened(start({ switches: ['--no-sandbox'] }))).sandboxed).toBe(false)
  expect((await opened(start())).sandboxed).toBe(true)
})

test('first-run bug 10: before there is a display no data is opened', async () => {
  const dataDir = tempDir()
  // The second start goes through all of the entry and is never ready.
  await start({ lockLost: true }, dataDir).exit
  expect(readdirSync(dataDir)).toEqual(['electron'])
})
