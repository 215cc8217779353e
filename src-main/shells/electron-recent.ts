import type { App, Menu, MenuItemConstructorOptions } from 'electron'
import type { WindowPlace } from '#core/contract'
import type { RecentImplementation } from '../desk.ts'
import { placeOf } from './electron-menu.ts'

/** `--client=ID`: what a jump list's entry starts the program with. */
const SWITCH = '--client='

/**
 * Recent implementations where the system has a place for them: the dock of macOS, the jump list
 * of Windows. Linux' desktops take theirs from an installed file, which a program can't change.
 */
export function showRecent(
  app: Pick<App, 'dock' | 'setJumpList'>,
  menu: Pick<typeof Menu, 'buildFromTemplate'>,
  recent: readonly RecentImplementation[],
  title: string,
  show: (place: WindowPlace) => void,
  platform = process.platform,
): void {
  if (platform === 'darwin') {
    const items: MenuItemConstructorOptions[] = recent.map(({ id, client }) => ({
      label: client,
      click: () => show(placeOf(id)),
    }))
    app.dock?.setMenu(menu.buildFromTemplate(items))
  }
  if (platform === 'win32') {
    const items = recent.map(({ id, client }) => ({
      type: 'task' as const,
      title: client,
      program: process.execPath,
      args: `${SWITCH}${id}`,
      iconPath: process.execPath,
      iconIndex: 0,
    }))
    app.setJumpList(items.length > 0 ? [{ type: 'custom', name: title, items }] : [])
  }
}

/** The place that a command line asks for: an implementation by its id, and nothing else. */
export const askedPlace = (args: readonly string[]): WindowPlace | null => {
  const id = args.find((word) => word.startsWith(SWITCH))?.slice(SWITCH.length)
  return id !== undefined && /^[0-9A-Z]{26}$/.test(id) ? placeOf(id) : null
}
