import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconTrash } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import type { Used } from './Uses.tsx'

/** The first page has rows that nothing stands on, and none of these words. */
const RemovalDialog = lazy(() => import('./RemovalDialog.tsx').then((file) => ({ default: file.RemovalDialog })))

type RowMenuProps = {
  /** "More actions for …": what a screen reader says of the three dots. */
  label: string
  /** `Menu.Item`s; a removal comes after them. */
  children?: ReactNode
  removal?: { verb: string; title: string; text: string }
  /** What can't be removed while something stands on it: then that is shown, and nothing asked. */
  used?: Used
  onRemove?: () => Promise<unknown>
}

/** The three dots at the end of a row; removing asks first. */
export function RowMenu({ label, children, removal, used, onRemove }: RowMenuProps) {
  const [isAsking, setAsking] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const settle = (): void => {
    setBusy(false)
    setAsking(false)
  }
  const remove = (): void => {
    setBusy(true)
    // What fails is reported by the mutation itself.
    onRemove?.().then(settle, settle)
  }
  const asked = { opened: isAsking, busy: isBusy, onConfirm: remove, onClose: () => setAsking(false) }
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={label}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {children}
          {removal && (
            <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => setAsking(true)}>
              {removal.verb}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {removal && !used && <ConfirmDialog {...removal} {...asked} />}
      {removal && used && (
        <Suspense fallback={null}>
          <RemovalDialog {...removal} {...asked} used={used} />
        </Suspense>
      )}
    </>
  )
}
