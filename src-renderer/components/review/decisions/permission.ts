import { useSyncExternalStore } from 'react'

/** `none`: this window has no notifications at all. */
export type NotificationState = NotificationPermission | 'none'

const read = (): NotificationState => ('Notification' in globalThis ? Notification.permission : 'none')

const watchers = new Set<() => void>()

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  // It may be changed in the system's or the browser's settings meanwhile.
  window.addEventListener('focus', watcher)
  return () => {
    watchers.delete(watcher)
    window.removeEventListener('focus', watcher)
  }
}

/** Whether the system lets this window notify, kept current. */
export const useNotificationState = (): NotificationState => useSyncExternalStore(watch, read)

/** Asks the person, where nobody has yet. To be called on a click: browsers ignore it otherwise. */
export async function askForNotifications(): Promise<NotificationState> {
  if (read() === 'default') await Notification.requestPermission()
  for (const watcher of watchers) watcher()
  return read()
}
