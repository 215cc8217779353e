import { Alert } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'

/** Something that a person should know before going on. */
export function Warning({ children }: { children: ReactNode }) {
  return (
    <Alert
      color="yellow"
      variant="light"
      icon={<IconAlertTriangle size={18} aria-hidden />}
      styles={{ root: { background: 'var(--warn-soft)' }, icon: { color: 'var(--warn)' }, message: { color: 'inherit' } }}
    >
      {children}
    </Alert>
  )
}
