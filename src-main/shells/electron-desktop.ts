import { join } from 'node:path'
import type { App, BrowserWindow, Dialog, Menu, Shell } from 'electron'
import type { Desk } from '../desk.ts'
import { openWords } from '../i18n.ts'
import { menuOf } from './electron-menu.ts'
import type { Places } from './electron-place.ts'
import { showRecent } from './electron-recent.ts'

export type Furniture = {
  app: Pick<App, 'dock' | 'setJumpList'>
  menu: Pick<typeof Menu, 'buildFromTemplate' | 'setApplicationMenu'>
  dialog: Pick<Dialog, 'showOpenDialog'>
  shell: Pick<Shell, 'openPath' | 'showItemInFolder'>
  window: BrowserWindow
  desk: Desk
  places: Places
  /** The data folder. */
  folder: string
}

/** Chromium's scale: each level is a fifth more. */
const ZOOM_STEP = 0.5
const ZOOM_MOST = 5

/** The menu, the zoom and the recent implementations around the window, made anew when the language or a client changes. */
export function furnish({ app, menu, dialog, shell, window, desk, places, folder }: Furniture): void {
  const contents = window.webContents
  const zoom = (step: 1 | -1 | 0): void => {
    const level = step === 0 ? 0 : Math.max(-ZOOM_MOST, Math.min(ZOOM_MOST, places.zoom() + step * ZOOM_STEP))
    places.setZoom(level)
    contents.setZoomLevel(level)
  }
  contents.on('did-finish-load', () => contents.setZoomLevel(places.zoom()))
  // Ctrl and the wheel: Electron tells of it and leaves the zooming to us.
  contents.on('zoom-changed', (_event, direction) => zoom(direction === 'in' ? 1 : -1))

  const openBundle = async (): Promise<void> => {
    const t = openWords(desk.locale())
    const { filePaths } = await dialog.showOpenDialog(window, {
      properties: ['openFile'],
      filters: [{ name: t('desktop:bundles'), extensions: ['disparo', 'zip'] }],
    })
    for (const path of filePaths) await desk.openBundle(path)
  }
  const failed = (error: unknown): void =>
    console.error('the menu could not do that:', error instanceof Error ? error.message : error)
  const build = (): void => {
    const t = openWords(desk.locale())
    const recent = desk.recent()
    const template = menuOf(t, recent, {
      openBundle: () => void openBundle().catch(failed),
      show: desk.show,
      openFolder: () => void shell.openPath(folder).then((trouble) => trouble !== '' && failed(trouble)),
      showLog: () => shell.showItemInFolder(join(folder, 'logs', 'disparo.log')),
      zoom,
    })
    menu.setApplicationMenu(menu.buildFromTemplate(template))
    showRecent(app, menu, recent, t('desktop:recent'), desk.show)
  }
  build()
  // A whole import may say the same a hundred times.
  let waiting = false
  const stop = desk.listen(() => {
    if (waiting) return
    waiting = true
    setImmediate(() => {
      waiting = false
      if (!window.isDestroyed()) build()
    })
  })
  window.once('closed', stop)
}
