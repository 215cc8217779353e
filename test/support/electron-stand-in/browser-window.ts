import { statSync } from 'node:fs'
import type { BrowserWindowConstructorOptions } from 'electron'
import type { Answer } from './answers.ts'
import type { ChromiumPage } from './chromium-page.ts'
import type { FakePort } from './ports.ts'
import { type Emitter, emitter, strict } from './strict.ts'
import { onlyAfterReady, options, world } from './world.ts'

/** What may be set; a key that isn't here is looked at before it is added. */
const WINDOW_OPTIONS = [
  'title',
  'width',
  'height',
  'minWidth',
  'minHeight',
  'show',
  'backgroundColor',
  'autoHideMenuBar',
  'webPreferences',
]
const WEB_PREFERENCES = ['preload', 'sandbox', 'contextIsolation', 'nodeIntegration', 'webSecurity', 'spellcheck', 'devTools']

type OpenHandler = (details: { url: string }) => { action: string }

export type LiveWindow = {
  events: Emitter
  contents: Emitter
  openHandler: OpenHandler | null
  options: BrowserWindowConstructorOptions
  visible: boolean
  focused: number
  destroyed: boolean
  loaded: string[]
  downloads: { name: string; bytes: number; dialog: Record<string, unknown> | null }[]
  page: Promise<ChromiumPage> | null
}

const windows: LiveWindow[] = []
export const allWindows = (): LiveWindow[] => windows
export const liveWindows = (): LiveWindow[] => windows.filter(({ destroyed }) => !destroyed)

type Surroundings = {
  created(contents: object): void
  answer(request: Request): Promise<Answer>
  ipc(channel: string, message: unknown, ports: FakePort[], frame: object): void
  download(url: string, name: string): { prevented: boolean; dialog: Record<string, unknown> | null }
}
let around: Surroundings
export const onContents = (surroundings: Surroundings): void => {
  around = surroundings
}

/** As a part of quitting, where `window-all-closed` is not told. */
export const closeWindows = async (): Promise<void> => {
  for (const window of liveWindows()) await destroy(window)
}
export const destroy = async (window: LiveWindow): Promise<void> => {
  window.destroyed = true
  window.visible = false
  const page = await window.page
  page?.dropPorts()
  await page?.close()
  window.events.emit('closed')
}

/** Emits a cancellable event and says whether it was let through. */
export const letThrough = (events: Emitter, name: string, details: object): boolean => {
  let prevented = false
  events.emit(name, { ...details, preventDefault: () => (prevented = true) })
  return !prevented
}

const known = (what: string, given: object, allowed: readonly string[]): void => {
  for (const key of Object.keys(given)) if (!allowed.includes(key)) throw new Error(`${what}: "${key}" is not in the stand-in`)
}

export class FakeWindow {
  constructor(given: BrowserWindowConstructorOptions = {}) {
    onlyAfterReady('BrowserWindow')
    known('BrowserWindow options', given, WINDOW_OPTIONS)
    known('webPreferences', given.webPreferences ?? {}, WEB_PREFERENCES)
    const window: LiveWindow = {
      events: emitter('BrowserWindow', ['ready-to-show', 'show', 'closed']),
      contents: emitter('WebContents', [
        'did-start-navigation',
        'dom-ready',
        'did-finish-load',
        'did-fail-load',
        'preload-error',
        'render-process-gone',
        'will-frame-navigate',
        'will-redirect',
        'will-attach-webview',
      ]),
      openHandler: null,
      options: given,
      visible: given.show ?? true,
      focused: 0,
      destroyed: false,
      loaded: [],
      downloads: [],
      page: null,
    }
    windows.push(window)
    const contents = strict('WebContents', {
      on: window.contents.on,
      once: window.contents.once,
      setWindowOpenHandler(handler: OpenHandler) {
        window.openHandler = handler
      },
      reload: () => void reload(window),
    })
    around.created(contents)
    // biome-ignore lint/correctness/noConstructorReturn: a class only because the app says `new`
    return strict('BrowserWindow', {
      on: window.events.on,
      once: window.events.once,
      webContents: contents,
      loadURL: (url: string) => load(window, url),
      isVisible: () => alive(window).visible,
      isDestroyed: () => window.destroyed,
      isMinimized: () => alive(window) && false,
      restore: () => void alive(window),
      show() {
        alive(window).visible = true
        window.events.emit('show')
      },
      focus: () => void alive(window).focused++,
    })
  }
}

/** Any use of a destroyed window throws, but for asking whether it is. */
const alive = (window: LiveWindow): LiveWindow => {
  if (window.destroyed) throw new TypeError('Object has been destroyed')
  return window
}

const painted = (window: LiveWindow): void => {
  // A hidden surface is never drawn on Wayland, so this never comes there.
  if (window.visible || !options.wayland) window.events.emit('ready-to-show')
}

const load = async (window: LiveWindow, url: string): Promise<void> => {
  alive(window).loaded.push(url)
  if (!options.page) {
    window.contents.emit('did-start-navigation', { url, isMainFrame: true })
    window.contents.emit('dom-ready', {})
    painted(window)
    window.contents.emit('did-finish-load')
    return
  }
  window.page ??= open(window)
  const page = await window.page
  try {
    await page.load(url)
  } catch (error) {
    const aborted = /interrupted|ERR_ABORTED/.test(String(error))
    const [code, text] = aborted ? [-3, 'ERR_ABORTED'] : [-2, 'ERR_FAILED']
    if (window.destroyed) return
    window.contents.emit('did-fail-load', {}, code, text, url, true)
    throw new Error(`${text} (${code}) loading '${url}'`)
  }
}

export const reload = async (window: LiveWindow): Promise<void> => {
  const page = await window.page
  if (page) await page.reload()
  else await load(window, window.loaded.at(-1) ?? '')
}

const open = async (window: LiveWindow): Promise<ChromiumPage> => {
  // Only now: most runs need no browser, and its driver is large.
  const { openChromiumPage } = await import('./chromium-page.ts')
  return openChromiumPage(window.options.webPreferences?.preload, {
    answer: (request) => around.answer(request),
    mayNavigate: (url) => letThrough(window.contents, 'will-frame-navigate', { url, isMainFrame: true }),
    startedNavigation: (url) => window.contents.emit('did-start-navigation', { url, isMainFrame: true }),
    preloadError: (path, error) => window.contents.emit('preload-error', {}, path, error),
    domReady: () => window.contents.emit('dom-ready', {}),
    finished() {
      painted(window)
      window.contents.emit('did-finish-load')
    },
    ipc: (channel, message, ports, frame) => around.ipc(channel, message, ports, frame),
    download: (download, url) => void saved(window, download, url),
    violation: (what) => void world.violations.push(what),
  })
}

const saved = async (
  window: LiveWindow,
  download: { path(): Promise<string>; cancel(): Promise<void>; suggestedFilename(): string },
  url: string,
): Promise<void> => {
  const name = download.suggestedFilename()
  const { prevented, dialog } = around.download(url, name)
  if (prevented) return download.cancel()
  window.downloads.push({ name, bytes: statSync(await download.path()).size, dialog })
}
