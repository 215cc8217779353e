import { isAbsolute, join } from 'node:path'
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
} from 'electron'
import { openApp } from '../app.ts'
import { systemClock } from '../clock.ts'
import { dataDir, defaultDataDir } from '../data-dir.ts'
import type { Desk } from '../desk.ts'
import { isOpenToOthers, ownFolder, removeTemporaries } from '../disk/index.ts'
import { openWords } from '../i18n.ts'
import { openKeychain } from '../keychain/index.ts'
import { openLog } from '../log.ts'
import { openTransport, pacRoutes } from '../transport/index.ts'
import { homeOf, SCHEME } from './electron-address.ts'
import { serveAsset } from './electron-assets.ts'
import { furnish } from './electron-desktop.ts'
import { bundlesIn } from './electron-files.ts'
import { guardContents, guardSession } from './electron-guards.ts'
import { utilityKeychainChild } from './electron-keychain-child.ts'
import { createPlaces } from './electron-place.ts'
import { acceptPorts, type ServedPort } from './electron-port.ts'
import { askedPlace } from './electron-recent.ts'
import { smoke } from './electron-smoke.ts'
import { electronUpdates } from './electron-updates.ts'
import { offerCopy } from './electron-way-back.ts'
import { focusWindow, openWindow } from './electron-window.ts'
import { portHandler } from './rpc-handlers.ts'
import { claimInstance } from './single-instance.ts'
import { isLost, runningSentence, startSentence, stopSentence } from './start-error.ts'

/**
 * The Electron shell. The order below is the design: what must be said before `ready`
 * is said at the top level and nothing else is done there, because this file runs
 * before there is a display. Never await at the top level: Electron waits for the
 * module and the module would wait for Electron.
 */
const APP_ID = 'app.disparo.desktop'
/** Whoever quits expects the process to be gone within five seconds, its own ending included. */
const CLOSE_WITHIN_MS = 4_000
/** Not while the first page is being drawn; and then twice a day. */
const FIRST_LOOK_MS = 20_000
const LOOK_EVERY_MS = 12 * 60 * 60 * 1000
const folder = defaultDataDir()
const home = homeOf(app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL)
let window: BrowserWindow | null = null
/** What the person asked for with a file or an entry of the jump list, until there is somebody to do it. */
const asked: ((desk: Desk) => void)[] = []
let desk: Desk | null = null

const ask = (what: (desk: Desk) => void): void => {
  if (desk) what(desk)
  else asked.push(what)
}

/** What a start's command line asks for: a bundle of the file manager, a recent implementation of the jump list. */
const readArguments = (args: readonly string[], from: string): void => {
  for (const file of bundlesIn(args, from)) ask((there) => there.openBundle(file))
  const place = askedPlace(args)
  if (place !== null) ask((there) => there.show(place))
}

/** Known only once the app is ready; before that, the language of those who use Disparo. */
const systemLocale = (): 'pt-BR' | 'en' => (app.isReady() && !app.getLocale().startsWith('pt') ? 'en' : 'pt-BR')

/** For whoever helps: the sentence alone doesn't say where it happened. */
const note = (error: unknown): void => {
  if (isAbsolute(folder)) openLog(folder).error('electron', error)
}

const die = async (error: unknown): Promise<void> => {
  const locale = systemLocale()
  const isStart = desk === null
  note(error)
  console.error(await (isStart ? startSentence : stopSentence)(error, locale, folder).catch(String))
  // Started from an icon, there is nobody to read the line above, and no terminal to act on it.
  if (app.isPackaged && app.isReady()) {
    const sentence = await (isStart ? startSentence(error, locale, folder, 'dialog') : stopSentence(error, locale, folder)).catch(
      String,
    )
    if (!(isStart && isLost(error))) dialog.showErrorBox('Disparo', sentence)
    else if (await offerCopy(dialog, { sentence, folder, locale }).catch(refused)) {
      app.relaunch()
      app.exit(0)
      return
    }
  }
  app.exit(1)
}

/** The copy could not be put in place: what stopped that is the news now. */
const refused = async (error: unknown): Promise<false> => {
  note(error)
  dialog.showErrorBox('Disparo', await startSentence(error, systemLocale(), folder).catch(String))
  return false
}

// Electron's own answer is a dialog, and then a process that goes on without a window.
process.on('uncaughtException', (error) => void die(error))

const main = async (): Promise<void> => {
  // Electron's own lock knows other windows; this one, on the data, knows the browser shell too.
  const claim = await claimInstance(folder)
  if (!claim.first) {
    console.log(['DISPARO_RUNNING', claim.shell, claim.url].filter((word) => word !== null).join(' '))
    // Started from an icon, nobody would see that it is open elsewhere; a window of its own has come to the front already.
    if (app.isPackaged && claim.url !== null) dialog.showErrorBox('Disparo', runningSentence(claim.url, systemLocale()))
    app.exit(0)
    return
  }
  const { defaultSession } = session
  guardSession(defaultSession, home, () => app.getPath('downloads'))
  protocol.handle(SCHEME, (request) => serveAsset(join(import.meta.dirname, '../renderer'), request))

  const served = Promise.withResolvers<(port: ServedPort) => void>()
  const answered = new Promise<void>((resolve) => acceptPorts(ipcMain, home, served.promise, resolve))
  // The page's process starts while the data is opened; what it asks meanwhile waits.
  const places = createPlaces(join(app.getPath('userData'), 'window.json'), screen)
  window = openWindow({
    BrowserWindow,
    home,
    preload: join(import.meta.dirname, '../preload/preload.cjs'),
    devTools: !app.isPackaged,
    dark: nativeTheme.shouldUseDarkColors,
    place: places.of(),
  })
  places.follow(window)

  let closing = false
  let replacing = false
  const opened = await openApp({
    dataDir: folder,
    keychain: openKeychain({ spawn: utilityKeychainChild(utilityProcess, join(import.meta.dirname, 'keychain-child.js')) }),
    // The system's proxy, asked of Chromium for each address; the requests themselves are Node's.
    fetch: openTransport(async ({ href }) => pacRoutes(await defaultSession.resolveProxy(href))),
    clock: systemClock,
    shell: 'electron',
    contactsWorker: join(import.meta.dirname, 'contacts-worker.js'),
    rehearsalWorker: join(import.meta.dirname, 'rehearsal-worker.js'),
    locale: systemLocale(),
    updates: (parts) =>
      electronUpdates(app, {
        ...parts,
        afterClosing: (then) => {
          closing = true
          replacing = true
          // The new one is started by the updater, and must find nobody.
          opened
            .close()
            .then(() => claim.release())
            .then(() => {
              app.releaseSingleInstanceLock()
              then()
            })
            .catch(die)
            .finally(() => setTimeout(() => app.exit(0), CLOSE_WITHIN_MS))
        },
      }),
  })
  if (isOpenToOthers(folder)) console.error(openWords(systemLocale())('cli:start.openToOthers', { folder }))
  const handler = portHandler(opened)
  served.resolve((port) => handler.upgrade(port))

  const end = (code: number): void => {
    if (closing) return
    closing = true
    // A stuck provider or keyring must not keep the process; the store is whole at any moment.
    setTimeout(() => app.exit(code), CLOSE_WITHIN_MS)
    opened
      .close()
      .then(() => claim.release())
      .finally(removeTemporaries)
      .then(() => app.exit(code), die)
  }
  app.on('will-quit', (event) => {
    if (replacing) return
    event.preventDefault()
    end(0)
  })

  furnish({ app, menu: Menu, dialog, shell, window, desk: opened.desk, places, folder })
  desk = opened.desk
  for (const what of asked.splice(0)) what(desk)
  claim.serve(() => {
    focusWindow(window)
    return { shell: 'electron', url: null }
  })
  // The launcher waits for this line: the window's page has asked and was answered.
  void answered.then(() => console.log('DISPARO_READY electron'))
  if (opened.updates.state().kind === 'current') {
    const look = (): void => void opened.updates.check()
    void answered.then(() => setTimeout(look, FIRST_LOOK_MS))
    setInterval(look, LOOK_EVERY_MS)
  }
  if (app.commandLine.hasSwitch('smoke')) end(await smoke(window, answered))
}

const begin = (): void => {
  const profile = ownFolder(join(dataDir(), 'electron'))
  app.setName('Disparo')
  app.setPath('userData', profile)
  if (process.platform === 'win32') app.setAppUserModelId(APP_ID)
  // enableSandbox takes --no-sandbox off the command line, and a container's root could then start no process.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])

  if (!app.requestSingleInstanceLock()) {
    console.log('DISPARO_RUNNING electron')
    app.exit(0)
    return
  }
  app.on('second-instance', (_event, args, from) => {
    focusWindow(window)
    readArguments(args.slice(1), from)
  })
  // macOS hands files over by this, also before it is ready.
  app.on('open-file', (event, file) => {
    event.preventDefault()
    ask((there) => there.openBundle(file))
  })
  readArguments(process.argv.slice(1), process.cwd())
  // Started by `npm start`, it goes when that is gone.
  process.on('disconnect', () => app.quit())
  // The one window is the app, on macOS too. With a listener Electron leaves the quitting to it.
  app.on('window-all-closed', () => app.quit())
  guardContents(app, shell, home)
  app.whenReady().then(main).catch(die)
}

try {
  begin()
} catch (error) {
  void die(error)
}
