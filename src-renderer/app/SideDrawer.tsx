import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './shell.module.css'

type SideDrawerProps = { label: string; onClose: () => void; children: ReactNode }

/** What slides in from the left. */
export function SideDrawer({ label, onClose, children }: SideDrawerProps) {
  return (
    // No Drawer.Header: outside `main` its element counts as a second page banner.
    <Drawer.Root opened onClose={onClose} size={288}>
      <Drawer.Overlay />
      <Drawer.Content aria-label={label}>
        <Drawer.Body className={classes.drawer}>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}
