import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { claimInstance } from '../../../src-main/shells/instance.ts'
import { buildTrial } from '../../support/electron-stand-in/builds.ts'
import { type Shell, startShell } from '../../support/electron-stand-in/driver.ts'
import type { StandInOptions } from '../../support/electron-stand-in/options.ts'
import { tempDir } from '../../support/temp-dir.ts'

/** The built shell around the trial app, without a page: windows only say what they do. */
let entry: string
beforeAll(async () => {
  entry = await buildTrial('shell')
})
const start = (options: Partial<StandInOptions> = {}, dataDir = tempDir()): Shell => {
  const shell = startShell({ entry, ...options }, dataDir)
  onTestFinished(() => shell.stop())
  return shell
}
/** Asks until it holds; what it waits for is under way. */
const opened = async (shell: Shell): Promise<Awaited<ReturnType<typeof state>>> => {
  for (;;) {
    const now = await state(shell)
    if (now.windows.some(({ loaded }) => loaded.length > 0)) return now
  }
}
const state = (shell: Shell) => shell.ask('state')

describe('starting', () => {
  test('says everything in the order that Electron needs', async () => {
    const shell = start()
    expect((await opened(shell)).calls).toEqual([
      'setName',
      'setPath userData',
      'enableSandbox',
      'registerSchemesAsPrivileged',
      'requestSingleInstanceLock',
      'ready',
      'session.defaultSession',
      'protocol.handle app',
      'ipcMain.on rpc-port',
    ])
  })

  test('opens one window on the app page, with every protection stated', async () => {
    const { windows } = await opened(start())
    expect(windows).toHaveLength(1)
    expect(windows[0]).toMatchObject({
      loaded: ['app://disparo/'],
      options: { show: false, backgroundColor: '#ffffff' },
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, spellcheck: false },
    })
  })

  test.each([
    [false, true],
    [true, false],
  ])('packaged %s: developer tools %s', async (packaged, devTools) =>
    expect((await opened(start({ packaged }))).windows[0]?.webPreferences).toMatchObject({ devTools }),
  )

  test('keeps the profile of Chromium inside the data folder', async () => {
    const dataDir = tempDir()
    await opened(start({}, dataDir))
    expect(readdirSync(dataDir)).toContain('electron')
  })

  test('leaves the running one alone when the lock is held, in one line and with exit code 0', async () => {
    const dataDir = tempDir()
    const shell = start({ lockLost: true }, dataDir)
    expect(await shell.exit).toBe(0)
    expect(shell.stdout()).toEqual(['DISPARO_RUNNING electron'])
    expect(readdirSync(dataDir)).toEqual(['electron'])
  })

  test('leaves the data alone that a browser shell has open, and says where it is', async () => {
    const dataDir = tempDir()
    const claim = await claimInstance(dataDir)
    if (!claim.first) throw new Error('the folder is new')
    onTestFinished(() => claim.release())
    claim.serve(() => ({ shell: 'browser', url: 'http://127.0.0.1:1/#t=x' }))
    const shell = start({}, dataDir)
    expect(await shell.exit).toBe(0)
    expect(shell.stdout()).toEqual(['DISPARO_RUNNING browser http://127.0.0.1:1/#t=x'])
  })

  test('tells another shell on the same data that it is here, and comes to the front', async () => {
    const dataDir = tempDir()
    const shell = start({}, dataDir)
    await opened(shell)
    expect(await claimInstance(dataDir)).toEqual({ first: false, shell: 'electron', url: null })
    expect((await state(shell)).windows[0]?.focused).toBe(1)
  })

  test('says in a sentence why it can not start, and ends with 1', async () => {
    const dataDir = tempDir()
    const shell = start({ switches: ['--fail-to-open'], packaged: true }, dataDir)
    expect(await shell.exit).toBe(1)
    expect(shell.stderr()).toContain('O Disparo não pôde iniciar: no disk')
    // Whoever started it from an icon sees it too; whoever helps finds where it happened.
    expect(shell.stderr()).toContain('error box: Disparo')
    expect(readFileSync(join(dataDir, 'logs/disparo.log'), 'utf8')).toMatch(
      /"where":"electron","error":"Error: no disk\\n.*openApp/,
    )
  })

  test('says in a sentence that the data folder can not be used, before there is a display', async () => {
    const dataDir = join(tempDir(), 'taken')
    writeFileSync(dataDir, '')
    const shell = start({}, dataDir)
    expect(await shell.exit).toBe(1)
    expect(shell.stderr()).toContain(`Não é possível gravar na pasta de dados ${dataDir}`)
    expect(shell.stdout()).toEqual([])
  })

  test.runIf(process.platform !== 'win32')('makes the data folder for its owner only', async () => {
    const dataDir = join(tempDir(), 'new')
    await opened(start({}, dataDir))
    expect(statSync(dataDir).mode & 0o777).toBe(0o700)
  })
})

describe('the window', () => {
  test('comes to the front at a second start', async () => {
    const shell = start()
    await opened(shell)
    await shell.ask('secondInstance')
    expect((await state(shell)).windows[0]).toMatchObject({ focused: 1, visible: true })
  })

  test('ends the app when it closes, after the app has closed', async () => {
    const shell = start()
    await opened(shell)
    await shell.ask('closeWindow')
    expect(await shell.exit).toBe(0)
    expect(shell.stdout()).toEqual(['trial: closed'])
  })

  test('ends the app when the person quits, after the app has closed', async () => {
    const shell = start()
    await opened(shell)
    await shell.ask('quit')
    expect(await shell.exit).toBe(0)
    expect(shell.stdout()).toEqual(['trial: closed'])
    expect(shell.stderr()).toBe('')
  })

  test('survives a second start that comes while it is closing', async () => {
    const shell = start()
    await opened(shell)
    await shell.ask('closeWindow', true)
    expect(await shell.exit).toBe(0)
    expect(shell.stderr()).toBe('')
  })
})

describe('what the page may not do', () => {
  const names = (method: string): string[] => {
    const types = readFileSync(createRequire(import.meta.url).resolve('electron/electron.d.ts'), 'utf8')
    const signature = new RegExp(`${method}\\(handler: .*permission: ([^,]*),`).exec(types)?.[1] ?? ''
    return [...signature.matchAll(/'([\w-]+)'/g)].map(([, name]) => name ?? '')
  }
  const GRANTED = ['clipboard-sanitized-write', 'fullscreen', 'notifications']

  test('is every permission that Electron knows, but for three', async () => {
    const shell = start()
    await opened(shell)
    const request = names('setPermissionRequestHandler')
    expect(request.length).toBeGreaterThan(35)
    const granted = await Promise.all(
      request.map(async (name) => ((await shell.ask('permissionRequest', name, 'app://disparo/index.html', true)) ? name : null)),
    )
    expect(granted.filter((name) => name !== null).sort()).toEqual(GRANTED)
    const checked = await Promise.all(
      names('setPermissionCheckHandler').map(async (name) =>
        (await shell.ask('permissionCheck', name, 'app://disparo/')) ? name : null,
      ),
    )
    expect(checked.filter((name) => name !== null).sort()).toEqual(GRANTED)
    expect(await shell.ask('devicePermission')).toBe(false)
    expect(await shell.ask('displayMedia')).toBeNull()
  })

  test('is granted to no other page and no frame', async () => {
    const shell = start()
    await opened(shell)
    for (const url of ['https://evil.test/', 'file:///x', 'app://other/', 'null', '']) {
      expect(await shell.ask('permissionRequest', 'notifications', url, true)).toBe(false)
      expect(await shell.ask('permissionCheck', 'notifications', url)).toBe(false)
    }
    expect(await shell.ask('permissionRequest', 'notifications', 'app://disparo/', false)).toBe(false)
  })

  test('is to navigate away, to embed, or to open a window', async () => {
    const shell = start()
    await opened(shell)
    for (const event of ['will-frame-navigate', 'will-redirect'] as const) {
      for (const url of ['https://evil.test/', 'file:///etc/passwd', 'data:text/html,x', 'app://other/', 'mailto:a@b.test']) {
        expect(await shell.ask('navigate', event, url)).toBe(false)
      }
      expect(await shell.ask('navigate', event, 'app://disparo/index.html')).toBe(true)
    }
    expect(await shell.ask('attachWebview')).toBe(false)
    for (const url of [
      'https://docs.test/a',
      'mailto:a@b.test',
      'file:///etc/passwd',
      'https:evil',
      'smb://x/y',
      'about:blank',
    ]) {
      expect(await shell.ask('openWindow', url)).toBe('deny')
    }
    expect((await state(shell)).external).toEqual(['https://docs.test/a', 'mailto:a@b.test'])
  })

  test('is to save a file from anywhere but its own memory', async () => {
    const shell = start()
    await opened(shell)
    const { prevented, dialog } = await shell.ask('download', 'blob:app://disparo/1', 'cliente.zip')
    expect(prevented).toBe(false)
    expect(dialog).toMatchObject({ title: 'cliente.zip', defaultPath: expect.stringMatching(/downloads[\\/]cliente\.zip$/) })
    for (const url of ['https://evil.test/x.exe', 'blob:https://evil.test/1', 'data:text/plain,x', 'blob:app://disparo.evil/1']) {
      expect(await shell.ask('download', url, 'x')).toEqual({ prevented: true, dialog: null })
    }
  })

  test('is to reach the main process by any channel but one', async () => {
    expect((await opened(start())).channels).toEqual(['rpc-port'])
  })
})

test('the page that stands in for a lost one can be read by whoever sees it', async () => {
  const shell = start()
  await opened(shell)
  // Four deaths in a minute: three loads again, then the truth.
  for (let death = 0; death < 4; death++) await shell.ask('rendererGone', 'crashed')
  let loaded: string[] = []
  while (!loaded.at(-1)?.startsWith('data:')) loaded = (await state(shell)).windows[0]?.loaded ?? []
  expect(loaded.filter((url) => url === 'app://disparo/')).toHaveLength(4)
  const html = decodeURIComponent(loaded.at(-1) ?? '')
  expect(html).toContain('Feche o Disparo e abra de novo')
  expect(html).toContain('crashed (5)')
  expect(shell.stderr()).toContain('ended again and again')
})

test('a process of the page that ended as it should is not loaded again', async () => {
  const shell = start()
  await opened(shell)
  await shell.ask('rendererGone', 'clean-exit')
  expect((await state(shell)).windows[0]?.loaded).toEqual(['app://disparo/'])
})

test('every file of the built shell that it names exists', async () => {
  const { windows } = await opened(start())
  expect(existsSync(String(windows[0]?.webPreferences.preload))).toBe(true)
  expect(existsSync(join(entry, '../keychain-child.js'))).toBe(true)
})
