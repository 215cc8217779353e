import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { buildTrial } from '../../support/electron-stand-in/builds.ts'
import { type Shell, startShell } from '../../support/electron-stand-in/driver.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { MOMENTS, mortal } from '../transport/mortal.ts'
import { answering, OK, raw } from '../transport/servers.ts'

/**
 * The built shell and preload around the trial app, with a real Chromium page as its
 * window: what the page posts and what the main process posts go through the same
 * hands, in the same order, as they would in Electron.
 */
describe('a page in the window', () => {
  let shell: Shell
  let folder: string
  let entry: string
  beforeAll(async () => {
    entry = await buildTrial('page')
    folder = mkdtempSync(join(tmpdir(), 'disparo-test-'))
    shell = startShell({ entry, page: true }, folder)
    await shell.line(/^DISPARO_READY electron$/)
  })
  afterAll(async () => {
    await shell.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  test('is answered over the port that it handed over', async () =>
    expect(await shell.page('trial.info()')).toEqual({ shell: 'electron', dataDir: folder, keychain: null }))

  test('makes the shell ready by its first answer, once', async () => {
    await shell.page('trial.info()')
    expect(shell.stdout()).toEqual(['DISPARO_READY electron'])
  })

  test('sees one plain, frozen value of the shell', async () => {
    expect(await shell.page('trial.bridge()')).toBe('{"shell":"electron"}')
    expect(await shell.page('Object.isFrozen(globalThis.disparo)')).toBe(true)
    expect(await shell.page('[typeof require, typeof process, typeof standInTell].join()')).toBe('undefined,undefined,undefined')
  })

  test('is a secure context under the policy', async () => {
    expect(await shell.page('trial.secure()')).toBe(true)
    const blocked = `new Promise((resolve) => {
      addEventListener('securitypolicyviolation', (event) => resolve(event.violatedDirective), { once: true })
      const script = document.createElement('script')
      script.textContent = 'globalThis.broken = true'
      document.body.append(script)
    })`
    expect(await shell.page(blocked)).toBe('script-src-elem')
  })

  test('reads a stream and ends it by leaving', async () => {
    expect(await shell.page(`trial.countTo('left', 5)`)).toEqual([1, 2, 3, 4, 5])
    expect(await shell.page('trial.ended(1)')).toEqual(['left'])
  })

  test('gives a call up, and the main process hears of it', async () => {
    expect(await shell.page('trial.abort()')).toBe('AbortError')
    expect(await shell.page('trial.ended(2)')).toContain('wait')
  })

  test('sends a file and gets one back, whole', async () =>
    expect(await shell.page('trial.turn(5_000_000)')).toEqual({
      isFile: true,
      name: 'números.bin',
      type: 'application/x-trial',
      bytes: 5_000_000,
      same: true,
    }))

  test('saves a file under its name, through the dialog', async () => {
    await shell.page(`trial.save('cliente-1.zip', 'twelve bytes')`)
    let downloads: Awaited<ReturnType<typeof state>>['downloads'] = []
    while (downloads.length === 0) downloads = (await state()).downloads
    expect(downloads).toEqual([
      {
        name: 'cliente-1.zip',
        bytes: 12,
        dialog: { title: 'cliente-1.zip', defaultPath: expect.stringMatching(/cliente-1\.zip$/) },
      },
    ])
  })

  test('cannot leave the app', async () => {
    await shell.page(`trial.leave('https://evil.test/')`)
    expect(await shell.page('trial.info()')).toMatchObject({ shell: 'electron' })
    expect(await shell.page('location.pathname')).toBe('/')
  })

  test('reloaded in mid-stream ends the stream and gets a port of its own', async () => {
    const before = (await state()).ports.length
    await shell.page(`trial.countOn('reloaded')`)
    await shell.ask('reload')
    expect(await shell.page('trial.ended(3)')).toContain('reloaded')
    const { ports } = await state()
    expect(ports.slice(before - 1)).toEqual([
      { started: true, closed: true },
      { started: true, closed: false },
    ])
  })

  test('hears when the main process closes, and no call waits for ever', async () => {
    await shell.page(`trial.countOn('closed')`)
    await shell.ask('closePorts')
    expect(await shell.page('trial.closes()')).toBe(true)
    await shell.ask('reload')
    expect(await shell.page('trial.ended(4)')).toContain('closed')
  })

  test.each(MOMENTS)('sends a message to a provider once whose connection dies %s', async (moment) => {
    const provider = await raw(answering(OK))
    const network = await mortal({ port: provider.port, path: '/' })
    const ask = (method: string) => shell.page(`trial.fetch('${network.baseUrl}', '${method}')`)
    expect([await ask('GET'), await ask('GET'), await ask('POST')]).toEqual(['200 {}', '200 {}', '200 {}'])
    network.die(moment)
    expect(await ask('POST')).toMatch(/ECONNRESET|hang up/)
    expect(network.seen()).toEqual({ messages: moment === 'before it is read' ? 0 : 1, attempts: 1 })
  })

  test('reaches a provider through the proxy that the system names for it', { timeout: 60_000 }, async () => {
    const proxied = await raw(answering(OK))
    const proxy = { 'proxied.test': `SOCKS5 127.0.0.1:1; PROXY 127.0.0.1:${proxied.port}`, 'socks.test': 'SOCKS5 127.0.0.1:1' }
    const other = startShell({ entry, page: true, proxy }, tempDir())
    onTestFinished(() => other.stop())
    await other.line(/^DISPARO_READY electron$/)
    expect(await other.page(`trial.fetch('http://proxied.test/x')`)).toBe('200 {}')
    expect(proxied.heard.text).toMatch(/^GET http:\/\/proxied\.test\/x HTTP\/1\.1\r\n/)
    expect(await other.page(`trial.fetch('http://socks.test/x')`)).toContain('SOCKS5 127.0.0.1:1')
    expect(await other.page(`trial.fetch('file:///etc/hostname')`)).toContain('only http and https')
  })

  test('has lost nothing on the way', async () => expect((await state()).violations).toEqual([]))

  test('that posts a Blob is told apart: it would have arrived as null', async () => {
    await shell.page('trial.postBlob()')
    let violations: string[] = []
    while (violations.length === 0) violations = (await state()).violations
    expect(violations).toEqual(['the page posted [object Blob], which arrives as null'])
  })

  const state = () => shell.ask('state')
})

describe('another start', () => {
  let entry: string
  let folder: string
  beforeAll(async () => {
    entry = await buildTrial('start')
  })
  beforeEach(() => {
    folder = tempDir()
  })

  test('with --smoke ends with 0 once the window is visible and the page was answered', async () => {
    const shell = startShell({ entry, page: true, switches: ['--smoke'] }, folder)
    onTestFinished(() => shell.stop())
    expect(await shell.exit).toBe(0)
    expect(shell.stdout().filter((line) => line.startsWith('DISPARO_'))).toEqual(['DISPARO_READY electron', 'DISPARO_SMOKE ok'])
  })

  test('refuses the port of a frame that has gone, and the page hears that', async () => {
    const shell = startShell({ entry, page: true, framesGone: true }, folder)
    onTestFinished(() => shell.stop())
    let ports: { started: boolean; closed: boolean }[] = []
    while (ports.length === 0) ports = (await shell.ask('state')).ports
    expect(ports).toEqual([{ started: false, closed: true }])
    expect(shell.stdout()).toEqual([])
  })

  test('ends with 1 and a sentence when something is thrown where nobody catches', async () => {
    const shell = startShell({ entry, page: true }, folder)
    onTestFinished(() => shell.stop())
    await shell.line(/READY/)
    await shell.page('void trial.fail()')
    expect(await shell.exit).toBe(1)
    expect(shell.stderr()).toContain('thrown where nobody catches')
  })
})
