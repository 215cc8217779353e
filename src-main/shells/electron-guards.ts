import { join } from 'node:path'
import type { App, Session, Shell } from 'electron'
import { type Home, isOurs, openable } from './electron-address.ts'

/** Copy buttons, notices of ended jobs and the full-screen key. Everything else is refused; without handlers everything is granted. */
const ALLOWED: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'notifications', 'fullscreen'])

/** No page leaves the app: links to elsewhere open in the system's browser, the rest goes nowhere. */
export const guardContents = (app: Pick<App, 'on'>, shell: Pick<Shell, 'openExternal'>, home: Home): void => {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-frame-navigate', (event) => {
      if (!isOurs(home, event.url)) event.preventDefault()
    })
    contents.on('will-redirect', (event) => {
      if (!isOurs(home, event.url)) event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      const outside = openable(url)
      if (outside !== null) {
        setImmediate(() => {
          shell.openExternal(outside).catch((error: unknown) => console.error('the system could not open a link:', error))
        })
      }
      return { action: 'deny' }
    })
  })
}

/** What the page may ask of the system, and where a saved file may come from. */
export const guardSession = (session: Session, home: Home, downloads: () => string): void => {
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(ALLOWED.has(permission) && details.isMainFrame && isOurs(home, details.requestingUrl)),
  )
  // Asked without a page too, and with a trailing slash on the origin.
  session.setPermissionCheckHandler((_contents, permission, origin) => ALLOWED.has(permission) && isOurs(home, origin))
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null))
  // Must stay synchronous: a dialog of our own would be followed by Electron's.
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${home.frameOrigin}/`)) {
      event.preventDefault()
      return
    }
    // Without a title the dialog shows the blob address.
    item.setSaveDialogOptions({ title: item.getFilename(), defaultPath: join(downloads(), item.getFilename()) })
  })
}
