import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'

type DialogProps = {
  opened: boolean
  title: ReactNode
  /** How wide, in pixels. */
  size?: number
  onClose: () => void
  children: ReactNode
}

/** What is asked or shown over the page. */
export function Dialog({ opened, title, size = 440, onClose, children }: DialogProps) {
  return (
    // No Modal.Header: outside `main` its element counts as a second page banner.
    <Modal.Root opened={opened} onClose={onClose} centered size={size}>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body p="lg">
          <Modal.Title fw={600} mb="sm" style={{ overflowWrap: 'anywhere' }}>
            {title}
          </Modal.Title>
          {children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
