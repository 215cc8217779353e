import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconTrash } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from './ConfirmDialog.tsx'

type RowMenuProps = {
  /** "More actions for …": what a screen reader says of the three dots. */
  label: string
  /** `Menu.Item`s; a removal comes after them. */
  children?: ReactNode
  removal?: { verb: string; title: string; text: string }
  onRemove?: () => Promise<unknown>
}

/** The three dots at the end of a row; removing asks first. */
export function RowMenu({ label, children, removal, onRemove }: RowMenuProps) {
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
      {removal && (
        <ConfirmDialog {...removal} opened={isAsking} busy={isBusy} onConfirm={remove} onClose={() => setAsking(false)} />
      )}
    </>
  )
}
