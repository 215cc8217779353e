import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { electronClone } from '../../support/electron-stand-in/clone.ts'
import { startShell } from '../../support/electron-stand-in/driver.ts'
import { DEADLOCK, ENTRY_FAILED } from '../../support/electron-stand-in/options.ts'
import { fakePort } from '../../support/electron-stand-in/ports.ts'
import { tempDir } from '../../support/temp-dir.ts'

/** The stand-in itself: that it refuses what Electron refuses is what the other tests rest on. */
const run = async (source: string): Promise<{ code: number | null; stderr: string; stdout: string[] }> => {
  const folder = tempDir()
  const entry = join(folder, 'entry.mjs')
  writeFileSync(entry, source)
  const shell = startShell({ entry }, folder)
  onTestFinished(() => shell.stop())
  return { code: await shell.exit, stderr: shell.stderr(), stdout: shell.stdout() }
}

test('an entry that waits for ready at its top level is a deadlock', async () => {
  const { code, stderr } = await run(`import { app } from 'electron'; await app.whenReady()`)
  expect(code).toBe(DEADLOCK)
  expect(stderr).toContain('never evaluated to its end')
})

test('an entry that waits for anything else is ready afterwards', async () => {
  const { code, stdout } = await run(`import { app } from 'electron'
    await new Promise((resolve) => setTimeout(resolve, 10))
    console.log(app.isReady())
    app.whenReady().then(() => { console.log(app.isReady()); app.exit(3) })`)
  expect([code, stdout]).toEqual([3, ['false', 'true']])
})

test.each([
  ['a member nobody looked at', `app.dock`, 'electron.app.dock is not in the stand-in'],
  ['an event nobody looked at', `app.on('activate', () => {})`, 'has no event "activate"'],
  ['a window before ready', `new BrowserWindow()`, "can't be used before the app is ready"],
  ['the session before ready', `session.defaultSession`, "can't be used before the app is ready"],
  ['a handler before ready', `protocol.handle('app', () => {})`, "can't be used before the app is ready"],
  ['a utility process before ready', `utilityProcess.fork('x')`, "can't be used before the app is ready"],
  ['privileges twice', `protocol.registerSchemesAsPrivileged([]); protocol.registerSchemesAsPrivileged([])`, 'was called twice'],
  ['a relative path', `app.setPath('userData', 'x')`, 'Path must be absolute'],
  ['a profile moved after its lock', `app.requestSingleInstanceLock(); app.setPath('userData', '/')`, 'after the lock was taken'],
  ['an export that does not exist', `0; import { remote } from 'electron'`, "does not provide an export named 'remote'"],
])('refuses %s', async (_what, statement, message) => {
  const { code, stderr } = await run(
    `import { app, BrowserWindow, protocol, session, utilityProcess } from 'electron'\n${statement}`,
  )
  expect(code).toBe(ENTRY_FAILED)
  expect(stderr).toContain(message)
})

test.each([
  ['the sandbox after ready', `app.enableSandbox()`],
  ['privileges after ready', `protocol.registerSchemesAsPrivileged([])`],
  ['a window option nobody looked at', `new BrowserWindow({ kiosk: true })`],
  ['a web preference nobody looked at', `new BrowserWindow({ webPreferences: { webviewTag: true } })`],
])('refuses %s', async (_what, statement) => {
  const { code, stdout } = await run(`import { app, BrowserWindow, protocol } from 'electron'
    app.whenReady().then(() => { try { ${statement} } catch (error) { console.log('refused') } app.exit(4) })`)
  expect([code, stdout]).toEqual([4, ['refused']])
})

test('nobody loads the real package, whose import would start a download', () => {
  // A path, not an API: what a plain Node gets from it.
  expect(createRequire(import.meta.url).resolve('electron')).toMatch(/electron[\\/]index\.js$/)
  expect(
    Object.keys(createRequire(import.meta.url).cache ?? {}).filter((file) => /node_modules[\\/]electron[\\/]/.test(file)),
  ).toEqual([])
})

test('a value is carried as Electron carries it', () => {
  expect(electronClone({ a: [1, null, 2n], d: new Date(0), m: new Map([[1, new Set(['x'])]]) })).toEqual({
    a: [1, null, 2n],
    d: new Date(0),
    m: new Map([[1, new Set(['x'])]]),
  })
  const carried = electronClone(Buffer.from('ab'))
  expect([carried instanceof Uint8Array, Buffer.isBuffer(carried)]).toEqual([true, false])
  expect(electronClone(new Blob(['x']))).toEqual({})
  expect(electronClone(new URL('https://example.test'))).toEqual({})
  expect(() => electronClone(() => 1)).toThrow('could not be cloned')
  expect(() => electronClone(Promise.resolve())).toThrow('could not be cloned')
})

const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)))

test('a port keeps its messages until it is started', async () => {
  const got: unknown[] = []
  const { port, receive } = fakePort(
    () => undefined,
    () => undefined,
  )
  port.on('message', ({ data }) => got.push(data))
  receive('one')
  await turn()
  expect(got).toEqual([])
  port.start()
  receive('two')
  await turn()
  expect(got).toEqual(['one', 'two'])
})

test('a port that was never started does not say that it closed', async () => {
  let closes = 0
  const quiet = fakePort(
    () => undefined,
    () => undefined,
  )
  quiet.port.on('close', () => closes++)
  quiet.port.close()
  await turn()
  expect(closes).toBe(0)
  const loud = fakePort(
    () => undefined,
    () => undefined,
  )
  loud.port.on('close', () => closes++)
  loud.port.start()
  loud.drop()
  loud.port.close()
  await turn()
  expect(closes).toBe(1)
})

test('a closed port swallows what is posted, and no port takes a buffer as a transfer', () => {
  const sent: unknown[] = []
  const { port } = fakePort(
    (data) => sent.push(data),
    () => undefined,
  )
  port.postMessage('one')
  expect(() => port.postMessage('x', [new ArrayBuffer(1) as never])).toThrow('Port at index 0 is not a valid port')
  port.close()
  port.postMessage('two')
  expect(sent).toEqual(['one'])
})

test('a port has the face of the main process, not that of a page', () => {
  const { port } = fakePort(
    () => undefined,
    () => undefined,
  )
  expect(['addEventListener' in port, 'on' in port]).toEqual([false, true])
})
