import i18next from 'i18next'
import type { ReactNode } from 'react'
import { createStore } from './store.ts'

/** Whether there has been a toast: what shows them is loaded with the first one. */
const hasToasts = createStore(false)
export const useHasToasts = hasToasts.use

/** A toast: the result of something that the person asked for, and nothing else. */
export function notify(kind: 'done' | 'failed', message: ReactNode): void {
  hasToasts.set(true)
  void import('@mantine/notifications').then(({ notifications }) =>
    notifications.show({
      message,
      color: kind === 'done' ? 'teal' : 'red',
      autoClose: kind === 'done' ? 5_000 : 10_000,
      closeButtonProps: { 'aria-label': i18next.t('action.close') },
    }),
  )
}
