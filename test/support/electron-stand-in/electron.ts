import { statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import type * as Electron from 'electron'
import { answerOf, type ProtocolHandler } from './answers.ts'
import { closeWindows, FakeWindow, liveWindows, onContents } from './browser-window.ts'
import type { FakePort } from './ports.ts'
import { emitter, strict } from './strict.ts'
import { forkUtility } from './utility-process.ts'
import { called, onlyAfterReady, onlyBeforeReady, options, world } from './world.ts'

/**
 * The `electron` module as its main process sees it, no larger than this app needs and
 * as strict as the real one: what it would refuse throws, what it would lose in silence
 * is noted as a violation, and a member that isn't here throws by name.
 */
type Face<T, K extends keyof T> = Pick<T, K>

// app ------------------------------------------------------------------------

export const appEvents = emitter('electron.app', [
  'second-instance',
  'web-contents-created',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
])
const paths = new Map([
  ['userData', join(tmpdir(), 'electron-stand-in-default')],
  ['downloads', join(tmpdir(), 'downloads')],
])
let lockAsked = false
let announceReady = (): void => undefined
const ready = new Promise<void>((resolve) => {
  announceReady = resolve
})

/** The host calls it once the entry has been evaluated, and not before: that is what makes the deadlock. */
export const becomeReady = (): void => {
  if (world.exiting) return
  world.ready = true
  called('ready')
  announceReady()
}

const leave = (code: number): void => {
  if (world.exiting) return
  world.exiting = true
  // Not at once: whatever still follows in this turn runs, as it does there.
  setImmediate(() => {
    appEvents.emit('quit', {}, code)
    void closeWindows().finally(() => process.exit(code))
  })
}

/** Ends as `app.quit()` does: windows first, then `will-quit`, which may hold it back. */
const quit = (): void => {
  appEvents.emit('before-quit', {})
  void closeWindows().then(() => {
    let held = false
    appEvents.emit('will-quit', { preventDefault: () => (held = true) })
    if (!held) leave(0)
  })
}

const appMembers = {
  on: appEvents.on,
  once: appEvents.once,
  isPackaged: options.packaged ?? false,
  isReady: () => world.ready,
  whenReady: () => ready,
  getLocale() {
    onlyAfterReady('app.getLocale')
    return 'pt-BR'
  },
  getVersion: () => '0.0.0-stand-in',
  getPath(name: string) {
    const path = paths.get(name)
    if (path === undefined) throw new Error(`Failed to get '${name}' path`)
    return path
  },
  setName(_name: string) {
    called('setName')
  },
  setPath(name: string, path: string) {
    if (!isAbsolute(path)) throw new Error('Path must be absolute')
    if (!statSync(path).isDirectory()) throw new Error(`${path} is not a directory`)
    if (lockAsked) throw new Error('setPath after the lock was taken: the lock lives in userData')
    called(`setPath ${name}`)
    paths.set(name, path)
  },
  enableSandbox() {
    onlyBeforeReady('app.enableSandbox')
    called('enableSandbox')
  },
  requestSingleInstanceLock() {
    lockAsked = true
    called('requestSingleInstanceLock')
    return !options.lockLost
  },
  commandLine: strict('electron.app.commandLine', {
    hasSwitch: (name: string) => (options.switches ?? []).some((text) => text === `--${name}` || text.startsWith(`--${name}=`)),
  }),
  quit,
  exit: (code = 0) => leave(code),
}
export const app = strict('electron.app', appMembers) as unknown as Face<
  Electron.App,
  Exclude<keyof typeof appMembers, 'commandLine'>
> & { commandLine: Face<Electron.CommandLine, 'hasSwitch'> }

// protocol -------------------------------------------------------------------

const privileged = new Map<string, Electron.Privileges>()
let registered = false
const handlers = new Map<string, ProtocolHandler>()

export const protocol = strict('electron.protocol', {
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]) {
    onlyBeforeReady('protocol.registerSchemesAsPrivileged')
    if (registered) throw new Error('protocol.registerSchemesAsPrivileged was called twice')
    registered = true
    called('registerSchemesAsPrivileged')
    for (const { scheme, privileges = {} } of schemes) {
      if (privileges.codeCache && !privileges.standard) throw new Error('Code cache can only be enabled for standard schemes')
      privileged.set(scheme, privileges)
    }
  },
  handle(scheme: string, handler: ProtocolHandler) {
    onlyAfterReady('protocol.handle')
    if (handlers.has(scheme)) throw new Error('Failed to register protocol: already handled')
    called(`protocol.handle ${scheme}`)
    handlers.set(scheme, handler)
  },
}) as unknown as Face<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'>

/** Answers a request of a page; what the page's scheme would be refused is refused. */
export const answerPage = async (request: Request): ReturnType<typeof answerOf> => {
  const scheme = request.url.slice(0, request.url.indexOf(':'))
  const handler = handlers.get(scheme)
  if (!handler) return { error: 'net::ERR_UNKNOWN_URL_SCHEME' }
  const { standard, secure, supportFetchAPI } = privileged.get(scheme) ?? {}
  // The stand-in's own origin has these rights by nature; without them the real page would break.
  if (!standard || !secure || !supportFetchAPI) throw new Error(`${scheme}: lacks standard, secure or supportFetchAPI`)
  return answerOf(handler, request)
}

// session --------------------------------------------------------------------

const sessionEvents = emitter('electron.session', ['will-download'])
type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0]
type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0]
type DeviceHandler = Parameters<Electron.Session['setDevicePermissionHandler']>[0]
type DisplayHandler = Parameters<Electron.Session['setDisplayMediaRequestHandler']>[0]
/** Without a handler all is granted, as there. */
export const permission = {
  request: null as RequestHandler,
  check: null as CheckHandler,
  device: null as DeviceHandler,
  display: null as DisplayHandler,
}
const defaultSession = strict('electron.session.defaultSession', {
  on: sessionEvents.on,
  async resolveProxy(url: string) {
    onlyAfterReady('session.resolveProxy')
    return options.proxy?.[new URL(url).hostname] ?? 'DIRECT'
  },
  setPermissionRequestHandler(handler: RequestHandler) {
    permission.request = handler
  },
  setPermissionCheckHandler(handler: CheckHandler) {
    permission.check = handler
  },
  setDevicePermissionHandler(handler: DeviceHandler) {
    permission.device = handler
  },
  setDisplayMediaRequestHandler(handler: DisplayHandler) {
    permission.display = handler
  },
})
export const session = strict('electron.session', {
  get defaultSession() {
    onlyAfterReady('session.defaultSession')
    called('session.defaultSession')
    return defaultSession as unknown as Electron.Session
  },
})

/** Lets `will-download` decide about a download; the dialog is what the app asked for, null for Electron's own. */
export const tellDownload = (url: string, name: string): { prevented: boolean; dialog: Record<string, unknown> | null } => {
  let prevented = false
  let dialog: Record<string, unknown> | null = null
  let open = true
  const item = strict('DownloadItem', {
    getURL: () => url,
    getFilename: () => name,
    setSaveDialogOptions(options: Record<string, unknown>) {
      // Later than this turn, Electron has shown its own dialog already.
      if (!open) throw new Error('setSaveDialogOptions after will-download')
      dialog = options
    },
  })
  sessionEvents.emit('will-download', { preventDefault: () => (prevented = true) }, item)
  open = false
  return { prevented, dialog }
}

// ipcMain --------------------------------------------------------------------

type IpcListener = (event: { ports: object[]; senderFrame: object | null }, message: unknown) => void
const channels = new Map<string, IpcListener[]>()
export const channelNames = (): string[] => [...channels.keys()]

export const ipcMain = strict('electron.ipcMain', {
  on(channel: string, listener: IpcListener) {
    called(`ipcMain.on ${channel}`)
    channels.set(channel, [...(channels.get(channel) ?? []), listener])
  },
}) as unknown as Face<Electron.IpcMain, 'on'>

/** A message of a page. The frame may be null by the time it is handled. */
export const arriveIpc = (channel: string, message: unknown, ports: FakePort[], frame: object): void => {
  const listeners = channels.get(channel) ?? []
  if (listeners.length === 0) world.violations.push(`nobody listens to ${channel}`)
  const senderFrame = options.framesGone ? null : strict('WebFrameMain', frame)
  for (const listener of listeners) listener({ ports: ports.map(({ port }) => port), senderFrame }, message)
}

// the rest -------------------------------------------------------------------

export const BrowserWindow = FakeWindow
onContents({
  created: (contents) => appEvents.emit('web-contents-created', {}, contents),
  answer: answerPage,
  ipc: arriveIpc,
  download: tellDownload,
})
/** When the last window closes by itself: with a listener, quitting is the listener's. */
export const lastWindowClosed = (): void => {
  if (liveWindows().length > 0 || world.exiting) return
  if (appEvents.count('window-all-closed') > 0) appEvents.emit('window-all-closed')
  else quit()
}

export const external: string[] = []
export const shell = strict('electron.shell', {
  async openExternal(url: string) {
    external.push(url)
  },
}) as Face<Electron.Shell, 'openExternal'>

export const dialog = strict('electron.dialog', {
  showErrorBox(title: string, content: string) {
    process.stderr.write(`error box: ${title}: ${content}\n`)
  },
}) as Face<Electron.Dialog, 'showErrorBox'>

export const nativeTheme = strict('electron.nativeTheme', { shouldUseDarkColors: false }) as Face<
  Electron.NativeTheme,
  'shouldUseDarkColors'
>

export const utilityProcess = strict('electron.utilityProcess', {
  fork(...fork: Parameters<typeof forkUtility>) {
    onlyAfterReady('utilityProcess.fork')
    called('utilityProcess.fork')
    return forkUtility(...fork)
  },
}) as unknown as Face<typeof Electron.utilityProcess, 'fork'>
