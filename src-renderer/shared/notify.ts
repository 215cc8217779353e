import { notifications } from '@mantine/notifications'
import i18next from 'i18next'
import type { ReactNode } from 'react'

/** A toast: the result of something that the person asked for, and nothing else. */
export function notify(kind: 'done' | 'failed', message: ReactNode): void {
  notifications.show({
    message,
    color: kind === 'done' ? 'teal' : 'red',
    autoClose: kind === 'done' ? 5_000 : 10_000,
    closeButtonProps: { 'aria-label': i18next.t('action.close') },
  })
}
