import type { BrowserWindow as Window } from 'electron'
import type { Home } from './electron-address.ts'
import { errorPage } from './electron-error-page.ts'
import type { Place } from './electron-place.ts'

export type WindowOptions = {
  BrowserWindow: typeof Window
  home: Home
  /** Absolute: Electron ignores a relative one with no more than a line in the log. */
  preload: string
  devTools: boolean
  dark: boolean
  /** Where it was left; null: as it opens the first time. */
  place: Place | null
}

const RELOADS_PER_MINUTE = 3
/** Chromium's ERR_ABORTED: the load was replaced by another, which is no failure. */
const ABORTED = -3

/** Opens the one window. It shows itself, also when its page fails: then with what went wrong. */
export const openWindow = ({ BrowserWindow, home, preload, devTools, dark, place }: WindowOptions): Window => {
  const window = new BrowserWindow({
    title: 'Disparo',
    ...(place ? { x: place.x, y: place.y, width: place.width, height: place.height } : { width: 1360, height: 860 }),
    minWidth: 960,
    minHeight: 600,
    show: false,
    backgroundColor: dark ? '#242424' : '#ffffff',
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      // Its dictionaries come from the network.
      spellcheck: false,
      devTools,
    },
  })
  const contents = window.webContents

  const show = (): void => {
    if (window.isDestroyed() || window.isVisible()) return
    if (place?.maximized) window.maximize()
    window.show()
    if (place?.fullScreen) window.setFullScreen(true)
  }
  window.once('ready-to-show', show)
  // On Wayland a hidden window is never drawn, so the event above never comes.
  contents.once('did-finish-load', () => setTimeout(show, 300))

  let failed = false
  const fail = (reason: string): void => {
    console.error(`the window could not be loaded: ${reason}`)
    // The preload runs for the error page too; its second failure must not load a third page.
    if (failed || window.isDestroyed()) return
    failed = true
    show()
    window.loadURL(errorPage(reason)).catch((error: unknown) => console.error('nor could the error page:', error))
  }
  contents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    if (isMainFrame && code !== ABORTED) fail(`${description} (${code})`)
  })
  contents.on('preload-error', (_event, path, error) => fail(`${path}: ${error.message}`))

  let reloads: number[] = []
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    const now = performance.now()
    reloads = [...reloads.filter((at) => now - at < 60_000), now]
    if (reloads.length > RELOADS_PER_MINUTE) {
      fail(`the page's process ended again and again: ${reason} (${exitCode})`)
      return
    }
    console.error(`the page's process ended, loading it again: ${reason} (${exitCode})`)
    setImmediate(() => {
      if (!window.isDestroyed()) contents.reload()
    })
  })

  // A failed load is told by did-fail-load; this only keeps the rejection from being a warning.
  window.loadURL(home.start).catch((error: unknown) => console.error(error instanceof Error ? error.message : error))
  return window
}

/** Brings the window to the front, wherever it was left. */
export const focusWindow = (window: Window | null): void => {
  if (window === null || window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
