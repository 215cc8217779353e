import { useSyncExternalStore } from 'react'
import { createStore } from '../../../shared/store.ts'

/** `none`: this window has no notifications at all. */
type NotificationState = NotificationPermission | 'none'

const read = (): NotificationState => ('Notification' in globalThis ? Notification.permission : 'none')

const asked = createStore(0)

/** It may be changed in the system's or the browser's settings meanwhile: read anew wherever it is shown. */
function watch(watcher: () => void): () => void {
  const unwatch = asked.watch(watcher)
  window.addEventListener('focus', watcher)
  return () => {
    unwatch()
    window.removeEventListener('focus', watcher)
  }
}

/** Whether the system lets this window notify, kept current. */
export const useNotificationState = (): NotificationState => useSyncExternalStore(watch, read)

/** Asks the person, where nobody has yet. To be called on a click: browsers ignore it otherwise. */
export async function askForNotifications(): Promise<NotificationState> {
  if (read() === 'default') await Notification.requestPermission()
  asked.set(asked.get() + 1)
  return read()
}
