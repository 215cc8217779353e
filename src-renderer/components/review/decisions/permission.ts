import { createStore } from '../../../shared/store.ts'

/** `none`: this window has no notifications at all. */
type NotificationState = NotificationPermission | 'none'

const read = (): NotificationState => ('Notification' in globalThis ? Notification.permission : 'none')

const permission = createStore(read())
// It may be changed in the system's or the browser's settings meanwhile.
window.addEventListener('focus', () => permission.set(read()))

/** Whether the system lets this window notify, kept current. */
export const useNotificationState = (): NotificationState => permission.use()

/** Asks the person, where nobody has yet. To be called on a click: browsers ignore it otherwise. */
export async function askForNotifications(): Promise<NotificationState> {
  if (read() === 'default') await Notification.requestPermission()
  permission.set(read())
  return read()
}
