import { writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { childEnv } from '../../../scripts/child.mjs'
import { onPath } from '../../../scripts/files.mjs'
import { chooseShell } from '../../../scripts/shell-choice.mjs'
import { findChromium, openWindow, windowCommands } from '../../../scripts/window.mjs'
import { tempDir } from '../../support/temp-dir.ts'

const LINUX = { asked: null, platform: 'linux', env: { DISPLAY: ':0' }, root: false, runtime: true, failedLately: false } as const
const shell = (changes: Partial<Parameters<typeof chooseShell>[0]>) => chooseShell({ ...LINUX, ...changes }).shell

describe('the shell that a start opens', () => {
  it('is Electron where its runtime is, and its runtime is fetched where it is not', () => {
    expect(shell({})).toBe('electron')
    expect(shell({ runtime: false })).toBe('fetch-electron')
  })

  it('is the browser without a display, as root, or after a fetch that failed', () => {
    expect(shell({ env: {} })).toBe('browser')
    expect(shell({ root: true })).toBe('browser')
    expect(shell({ runtime: false, failedLately: true })).toBe('browser')
  })

  it('is Electron on Wayland alone, and on systems where neither variable nor root matters', () => {
    expect(shell({ env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBe('electron')
    expect(shell({ platform: 'darwin', env: {}, root: true })).toBe('electron')
    expect(shell({ platform: 'win32', env: {} })).toBe('electron')
  })

  it('is what was asked for, whatever the machine', () => {
    expect(shell({ asked: 'browser' })).toBe('browser')
    expect(shell({ asked: 'electron', env: {}, root: true })).toBe('electron')
    expect(shell({ asked: 'electron', runtime: false, failedLately: true })).toBe('fetch-electron')
  })
})

describe('the window', () => {
  const entrance = { file: '/home/ana maria/.local/share/disparo/enter/disparo-1.html', address: 'http://127.0.0.1:1/enter' }
  const url = 'file:///home/ana%20maria/.local/share/disparo/enter/disparo-1.html'

  it('is a Chromium without tabs, else the default browser', () => {
    const world = { platform: 'linux', env: { DISPLAY: ':0' }, root: false } as const
    expect(windowCommands(entrance, { ...world, chromium: '/usr/bin/chromium' })).toEqual([
      ['/usr/bin/chromium', `--app=${url}`],
      ['xdg-open', url],
    ])
    expect(windowCommands(entrance, { ...world, chromium: null })).toEqual([['xdg-open', url]])
    // A snap sees no hidden folder: there a code is typed.
    expect(windowCommands(entrance, { ...world, chromium: '/snap/bin/chromium' })[0]).toEqual([
      '/snap/bin/chromium',
      `--app=${entrance.address}`,
    ])
  })

  it('is left to the person without a display and as root', () => {
    expect(windowCommands(entrance, { platform: 'linux', env: {}, root: false, chromium: '/usr/bin/chromium' })).toEqual([])
    expect(
      windowCommands(entrance, { platform: 'linux', env: { DISPLAY: ':0' }, root: true, chromium: '/usr/bin/chromium' }),
    ).toEqual([])
  })

  it('is found where Windows and macOS keep their browsers', () => {
    const edge = (file: string) => file.includes('Edge')
    const windows = { 'ProgramFiles(x86)': 'C:\\Program Files (x86)', ProgramFiles: 'C:\\Program Files' }
    expect(findChromium({ platform: 'win32', env: windows, home: 'C:\\Users\\ana', exists: edge })).toMatch(
      /Program Files.*msedge\.exe$/,
    )
    expect(findChromium({ platform: 'darwin', env: {}, home: '/Users/ana', exists: edge })).toBe(
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    )
    expect(findChromium({ platform: 'darwin', env: {}, home: '/Users/ana', exists: () => false })).toBeNull()
  })

  it('goes to the next way when one is missing or fails, and tells when none is left', async () => {
    expect(await openWindow(entrance, [['/nonexistent/browser'], ['false'], ['true']])).toBe(true)
    expect(await openWindow(entrance, [['/nonexistent/browser'], ['false']])).toBe(false)
  })
})

describe('a program on PATH', () => {
  it('is found behind folders that are none, or that may not be looked at', () => {
    const file = join(tempDir(), 'a-file')
    writeFileSync(file, '')
    const path = [join(file, 'below'), `/nonexistent\0/bin`, '/root/bin', dirname(process.execPath)].join(':')
    expect(onPath(basename(process.execPath), { PATH: path })).toBe(process.execPath)
  })
})

describe("a child's environment", () => {
  it('uses the proxy except for this machine', () => {
    expect(childEnv({ no_proxy: 'intranet.test, localhost' })).toEqual({
      NODE_USE_ENV_PROXY: '1',
      NO_PROXY: 'intranet.test,localhost,127.0.0.1,::1',
      no_proxy: 'intranet.test,localhost,127.0.0.1,::1',
    })
  })
})
